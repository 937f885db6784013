import pg from 'pg';
import { hangUp } from './hang-up';

/** `onHearing` is called whenever hearing begins, also anew: something may have been missed before. */
type Subscriber = { onMessage: (payload: string) => void; onHearing: () => void };

const ANSWER_MS = 3_000;
/** So often the connection is asked whether it still lives; a silent one is replaced. */
const BEAT_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** One connection that hears NOTIFY, for all of a process; a broken or silent one is replaced until it is closed. */
export class Listener {
  readonly #url: string;
  readonly #beatMs: number;
  readonly #channels = new Map<string, Set<Subscriber>>();
  #client: pg.Client | null = null;
  #opening: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #failures = 0;
  #isClosed = false;

  constructor(url: string, beatMs = BEAT_MS) {
    this.#url = url;
    this.#beatMs = beatMs;
  }

  /** Resolves when it hears, rejects where there is no server. What it returns ends it. */
  async listen(channel: string, onMessage: Subscriber['onMessage'], onHearing: () => void): Promise<() => void> {
    this.#opening ??= this.#open();
    try {
      await this.#opening;
      await this.#client?.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      if (this.#channels.size === 0) this.#opening = null;
      throw error;
    }
    const subscriber = { onMessage, onHearing };
    const others = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, others.add(subscriber));
    onHearing();
    return () => void others.delete(subscriber);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#client?.end();
  }

  async #open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'flowbotz-listener',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    const lost = () => this.#lose(client);
    client.on('error', lost).on('end', lost);
    client.on('notification', ({ channel, payload }) => {
      for (const { onMessage } of this.#channels.get(channel) ?? []) onMessage(payload ?? '');
    });
    this.#client = client;
    try {
      await client.connect();
      for (const channel of this.#channels.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      lost();
      throw error;
    }
    this.#failures = 0;
    this.#later(this.#beatMs, () => this.#beat(client));
    for (const subscribers of this.#channels.values()) for (const { onHearing } of subscribers) onHearing();
  }

  async #beat(client: pg.Client): Promise<void> {
    try {
      await client.query('select 1');
      this.#later(this.#beatMs, () => this.#beat(client));
    } catch {
      this.#lose(client);
    }
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    hangUp(client);
    // Who never heard was told so, and asks again.
    if (this.#channels.size === 0) return;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#later(pauseMs, () => this.#open().catch(() => undefined));
  }

  #later(ms: number, run: () => Promise<void>): void {
    if (this.#isClosed) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void run(), ms).unref();
  }
}
