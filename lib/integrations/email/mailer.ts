import { createTransport } from 'nodemailer';
import { ProviderError, type ProviderErrorKind } from '@/lib/domain/core/errors';
import type { CallObserver } from '../call-observer';

export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Becomes the Message-ID, so that a repeat after a lost answer is recognisable as the same mail. */
  key: string;
  /** Where one click ends mails of this kind (RFC 8058); for mails that nobody needs. */
  unsubscribeUrl?: string | undefined;
  /** Instead of the shop's own address for answers. */
  replyTo?: string;
  attachments?: { filename: string; content: string }[];
};

export type Mailer = {
  send: (mail: Mail) => Promise<void>;
  /** Lets go of the lines that a URL with `?pool=true` keeps open. */
  close: () => void;
};

/** A mail server that says nothing for so long will not: its mail must not keep others from being worked on. */
const SILENCE_MS = 10_000;

/**
 * Mail over SMTP. Throws ProviderError unavailable (try again), rejected (this address is refused) or unauthorized (the
 * account is: its password, its limit, its sender).
 */
export function createMailer(
  config: { url: string | undefined; from: string; replyTo?: () => Promise<string | undefined>; silenceMs?: number },
  observe: CallObserver = async () => undefined,
): Mailer {
  const silenceMs = config.silenceMs ?? SILENCE_MS;
  const transport = createTransport(
    {
      ...(config.url === undefined ? {} : { url: config.url }),
      connectionTimeout: silenceMs,
      greetingTimeout: silenceMs,
      socketTimeout: silenceMs,
      dnsTimeout: silenceMs,
    },
    { from: config.from },
  );
  const domain = /@([^>\s]+)/.exec(config.from)?.[1] ?? 'localhost';
  return {
    async send({ key, unsubscribeUrl, ...mail }) {
      if (config.url === undefined) throw new ProviderError('smtp', 'unauthorized', 'no mail server is connected');
      const replyTo = mail.replyTo ?? (await config.replyTo?.());
      const startedMs = performance.now();
      const tell = (error: ProviderError | null) => observe({ latencyMs: performance.now() - startedMs, error });
      try {
        await transport.sendMail({
          ...mail,
          messageId: `<${key}@${domain}>`,
          headers: headersOf(unsubscribeUrl),
          ...(replyTo === undefined ? {} : { replyTo }),
        });
      } catch (cause) {
        const error = new ProviderError('smtp', kindOf(cause as SmtpFailure), wordsOf(cause as SmtpFailure), { cause });
        await tell(error);
        throw error;
      }
      await tell(null);
    },
    close: () => transport.close(),
  };
}

/** No machine answers a machine (RFC 3834): without it, whoever is on holiday writes back to every mail. */
function headersOf(unsubscribeUrl: string | undefined): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribeUrl
      ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
  };
}

/** As nodemailer tells it: the last command, the reply's code, and its text with the enhanced code (RFC 3463) in it. */
type SmtpFailure = { code?: string; command?: string; responseCode?: number; response?: string };

/** `550 5.1.1 No such user` to RCPT TO is about the address; any other final refusal is about who sends. */
function kindOf({ code, command, responseCode = 0, response = '' }: SmtpFailure): ProviderErrorKind {
  if (code === 'EAUTH') return 'unauthorized';
  if (responseCode < 500) return 'unavailable';
  const [, subject, detail] = /^\d{3}[ -]5\.(\d+)\.(\d+)/.exec(response) ?? [];
  // X.1 and X.2 are about who is written to, but for 7 and 8, which are about the sender's address.
  const isAddress =
    subject === undefined
      ? command === 'RCPT TO'
      : subject === '2' || (subject === '1' && detail !== '7' && detail !== '8');
  return isAddress ? 'rejected' : 'unauthorized';
}

/** Never the address, which the server likes to repeat, nor anything else it says. */
function wordsOf({ code, command, responseCode }: SmtpFailure): string {
  const mail = `the mail was not accepted${code === undefined ? '' : ` (${code})`}`;
  return responseCode === undefined ? mail : `${responseCode} to ${command ?? 'the mail'}`;
}
