import pg from 'pg';
import { hangUp } from './hang-up';

/** What the server's clock says beside ours. */
export type Beat = { aheadMs: number };

/**
 * Health answers within two seconds, so its question has less. Counted in slices: while this process itself stood
 * still, nobody was late.
 */
const ANSWER_MS = 1_500;
const SLICES = 10;
/** Who asks again at once is told the same. */
const FRESH_MS = 250;
/** Clocks drift slowly; one that is set by hand is noticed within this. */
const KEEP_MS = 15_000;

/**
 * A small connection of its own that asks the server for the time: is it there, and how far apart are the clocks?
 * It waits for no place in a pool, and so answers in time whatever the others do.
 */
export class Pulse {
  readonly #url: string;
  #client: pg.Client | null = null;
  #asked: { atMs: number; beat: Promise<Beat | null> } | null = null;
  #aheadMs = 0;
  #keeping: NodeJS.Timeout | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  /** How far the server's clock is ahead of ours, as it was told last. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Keeps `aheadMs` up to date until it is closed. Resolves when it was told for the first time, or nobody answers. */
  async keepTime(): Promise<void> {
    this.#keeping ??= setInterval(() => void this.beat(), KEEP_MS).unref();
    await this.beat();
  }

  /** Null when the server does not answer in time. */
  beat(): Promise<Beat | null> {
    const nowMs = performance.now();
    if (this.#asked && nowMs - this.#asked.atMs < FRESH_MS) return this.#asked.beat;
    const beat = this.#ask().finally(() => {
      if (this.#asked) this.#asked.atMs = performance.now();
    });
    // Until it is answered nobody asks beside it.
    this.#asked = { atMs: Number.POSITIVE_INFINITY, beat };
    return beat;
  }

  async close(): Promise<void> {
    if (this.#keeping) clearInterval(this.#keeping);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  async #ask(): Promise<Beat | null> {
    const client = this.#client ?? new pg.Client({ connectionString: this.#url, application_name: 'flowbotz-pulse' });
    const isNew = this.#client === null;
    this.#client = client;
    // A client that breaks while nobody asks is found out by the next question.
    if (isNew) client.on('error', () => undefined);
    let slices = 0;
    const timer = setInterval(() => {
      slices += 1;
      if (slices === SLICES) this.#drop(client);
    }, ANSWER_MS / SLICES);
    try {
      if (isNew) await client.connect();
      const askedAt = performance.now();
      const askedMs = Date.now();
      const { rows } = await client.query<{ ms: string }>('select extract(epoch from clock_timestamp()) * 1000 as ms');
      this.#aheadMs = Math.round(Number(rows[0]?.ms) - (askedMs + (performance.now() - askedAt) / 2));
      return { aheadMs: this.#aheadMs };
    } catch {
      this.#drop(client);
      return null;
    } finally {
      clearInterval(timer);
    }
  }

  #drop(client: pg.Client): void {
    if (this.#client === client) this.#client = null;
    hangUp(client);
  }
}
