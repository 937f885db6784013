import { setTimeout as sleep } from 'node:timers/promises';
import type { DbConnection } from '@/db/client';
import type { Log } from '@/lib/platform/log';

export const SETTINGS_CHANGED = 'settings_changed';
/** Where notifications come through nothing older is needed, and where they do not (a pooler, serverless) nothing older is used. */
const HEARING_MS = 30_000;
const DEAF_MS = 1_000;
/** Nobody waits longer for what was read before: a database that is silent holds up no page that needs none. */
const WAITS_MS = 500;

/** What is read once and kept until somebody changes it, on whichever replica. */
export class Kept<T> {
  readonly #listener: DbConnection['listener'];
  readonly #ask: () => Promise<T>;
  readonly #log: Log;
  #hearing: 'not asked' | 'asked' | 'yes' = 'not asked';
  #reading: { atMs: number; kept: Promise<T> } | null = null;
  #isAsking = false;
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
    if (this.#reading === null || (!this.#isAsking && performance.now() - this.#reading.atMs > keepMs))
      this.#reading = { atMs: performance.now(), kept: this.#anew() };
    const { kept } = this.#reading;
    if (!this.#isAsking || this.#last === null) return kept;
    return Promise.race([kept, sleep(WAITS_MS, this.#last.kept, { ref: false })]);
  }

  async #anew(): Promise<T> {
    this.#isAsking = true;
    try {
      this.#last = { kept: await this.#ask() };
      return this.#last.kept;
    } catch (error) {
      this.forget();
      if (!this.#last) throw error;
      this.#log.warn({ err: error }, 'the settings are those read before');
      return this.#last.kept;
    } finally {
      this.#isAsking = false;
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
