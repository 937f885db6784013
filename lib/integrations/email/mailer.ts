import { createTransport } from 'nodemailer';
import { ProviderError } from '@/lib/domain/core/errors';

export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Becomes the Message-ID, so that a repeat after a lost answer is recognisable as the same mail. */
  key: string;
};

export type Mailer = {
  send: (mail: Mail) => Promise<void>;
  /** Lets go of the lines that a URL with `?pool=true` keeps open. */
  close: () => void;
};

/** A mail server that says nothing for so long will not: its mail must not keep others from being worked on. */
const SILENCE_MS = 10_000;

/** Mail over SMTP. Throws ProviderError unavailable (try again) or rejected (the address was refused). */
export function createMailer(config: { url: string; from: string; silenceMs?: number }): Mailer {
  const silenceMs = config.silenceMs ?? SILENCE_MS;
  const transport = createTransport(
    {
      url: config.url,
      connectionTimeout: silenceMs,
      greetingTimeout: silenceMs,
      socketTimeout: silenceMs,
      dnsTimeout: silenceMs,
    },
    { from: config.from },
  );
  const domain = /@([^>\s]+)/.exec(config.from)?.[1] ?? 'localhost';
  return {
    async send({ key, ...mail }) {
      try {
        await transport.sendMail({ ...mail, messageId: `<${key}@${domain}>` });
      } catch (error) {
        const status = (error as { responseCode?: number }).responseCode;
        const kind = status !== undefined && status >= 500 ? 'rejected' : 'unavailable';
        throw new ProviderError('smtp', kind, 'the mail was not accepted', { cause: error });
      }
    },
    close: () => transport.close(),
  };
}
