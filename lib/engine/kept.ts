import type { DbConnection } from '@/db/client';
import type { Log } from '@/lib/platform/log';

export const SETTINGS_CHANGED = 'settings_changed';
/** Where notifications come through nothing older is needed, and where they do not (a pooler, serverless) nothing older is used. */
const HEARING_MS = 30_000;
const DEAF_MS = 1_000;

/** What is read once and kept until somebody changes it, on whichever replica. */
export class Kept<T> {
  readonly #listener: DbConnection['listener'];
  readonly #ask: () => Promise<T>;
  readonly #log: Log;
  #hearing: 'not asked' | 'asked' | 'yes' = 'not asked';
  #reading: { atMs: number; kept: Promise<T> } | null = null;
  #last: { kept: T } | null = null;

  constructor(listener: DbConnection['listener'], ask: () => Promise<T>, log: Log) {
    this.#listener = listener;
    this.#ask = ask;
    this.#log = log;
  }

  /** Whoever has just changed it asks anew at once. */
  forget(): void {
    this.#reading = null;
  }

  read(): Promise<T> {
    this.#listen();
    const keepMs = this.#hearing === 'yes' ? HEARING_MS : DEAF_MS;
    if (this.#reading === null || performance.now() - this.#reading.atMs > keepMs)
      this.#reading = { atMs: performance.now(), kept: this.#anew() };
    return this.#reading.kept;
  }

  async #anew(): Promise<T> {
    try {
      this.#last = { kept: await this.#ask() };
      return this.#last.kept;
    } catch (error) {
      this.forget();
      if (!this.#last) throw error;
      this.#log.warn({ err: error }, 'the settings are those read before');
      return this.#last.kept;
    }
  }

  #listen(): void {
    if (this.#hearing !== 'not asked') return;
    this.#hearing = 'asked';
    const forget = () => this.forget();
    this.#listener.listen(SETTINGS_CHANGED, forget, forget).then(
      () => {
        this.#hearing = 'yes';
      },
      () => {
        this.#hearing = 'not asked';
      },
    );
  }
}
