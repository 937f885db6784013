import type { AddressInfo, Server } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Clock } from '../core/clock';
import type { FaultPlan, Faults } from '../core/faults';

export type Mail = {
  id: string;
  messageId: string | null;
  from: string;
  /** Envelope recipients, lower-case: whoever really got it, Bcc included. */
  to: string[];
  subject: string;
  text: string | null;
  html: string | null;
  /** By lower-case name, unfolded; of repeated headers the last one. */
  headers: Record<string, string>;
  attachments: { filename: string; text: string }[];
  atMs: number;
};

const REFUSALS = {
  password: [530, '5.7.0 Authentication required'],
  limit: [550, '5.4.5 Daily user sending limit exceeded'],
  sender: [554, '5.7.1 Sender address is not verified'],
  senderDomain: [553, "5.1.8 Domain of sender's address does not exist"],
  recipient: [550, '5.1.1 No such user'],
} as const satisfies Record<NonNullable<FaultPlan['mail']>, readonly [number, string]>;

const refusal = ([responseCode, message]: readonly [number, string]) =>
  Object.assign(new Error(message), { responseCode });

const KEPT = 5_000;
const MAX_BYTES = 10 * 1024 * 1024;

/** An SMTP server that delivers no mail: what it takes stays in memory to be read, and the fault plan says what it refuses. */
export class Mailbox {
  #mails: Mail[] = [];
  #lastId = 0;
  #clock: Clock;
  #smtp: SMTPServer;

  constructor(clock: Clock, faults: Faults) {
    this.#clock = clock;
    const refused = (when: keyof typeof REFUSALS, box = '') =>
      faults.plan.mail === when ? refusal([REFUSALS[when][0], `${REFUSALS[when][1]}${box}`]) : null;
    this.#smtp = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 1_000,
      size: MAX_BYTES,
      onAuth: (auth, _session, done) => done(refused('password'), { user: auth.username ?? 'anyone' }),
      onMailFrom: (_address, _session, done) =>
        done(refused('password') ?? refused('sender') ?? refused('senderDomain')),
      // As they do in life, it names the box.
      onRcptTo: ({ address }, _session, done) => done(refused('recipient', `: <${address}>`)),
      onData: (stream, session, done) => {
        const full = refused('limit');
        if (full) {
          stream.resume();
          stream.once('end', () => done(full));
          return;
        }
        const recipients = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        simpleParser(stream).then(
          (parsed) => {
            const headers: Record<string, string> = {};
            for (const { key, line } of parsed.headerLines) {
              headers[key] = line
                .slice(key.length + 1)
                .replace(/\r?\n[ \t]+/g, ' ')
                .trim();
            }
            this.#keep({
              messageId: parsed.messageId ?? null,
              from: parsed.from?.text ?? sender,
              to: recipients,
              subject: parsed.subject ?? '',
              text: parsed.text ?? null,
              html: parsed.html || null,
              headers,
              attachments: parsed.attachments.map(({ filename, content }) => ({
                filename: filename ?? '',
                text: content.toString('utf8'),
              })),
            });
            done();
          },
          (error: Error) => done(error),
        );
      },
    });
  }

  /** Port 0 takes any free one. Resolves with the port, rejects when it is taken. */
  async listen(port: number, host: string): Promise<number> {
    const server = await new Promise<Server>((resolve, reject) => {
      this.#smtp.once('error', reject);
      const listening = this.#smtp.listen(port, host, () => resolve(listening));
    });
    // A client that hangs up in mid-mail concerns that client alone.
    this.#smtp.removeAllListeners('error');
    this.#smtp.on('error', (error) => console.error(`sandbox mailbox: ${error.message}`));
    return (server.address() as AddressInfo).port;
  }

  /** Newest last. */
  list(filter: { to?: string | undefined } = {}): Mail[] {
    const to = filter.to?.trim().toLowerCase();
    return to ? this.#mails.filter((mail) => mail.to.includes(to)) : [...this.#mails];
  }

  find(id: string): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  /** Every address that got mail, sorted. */
  recipients(): string[] {
    return [...new Set(this.#mails.flatMap((mail) => mail.to))].sort();
  }

  clear(): void {
    this.#mails = [];
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#smtp.close(() => resolve()));
  }

  #keep(mail: Omit<Mail, 'id' | 'atMs'>): void {
    this.#mails.push({ id: String(++this.#lastId), ...mail, atMs: this.#clock.now() });
    if (this.#mails.length > KEPT) this.#mails.shift();
  }
}
