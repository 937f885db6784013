import { setTimeout as sleep } from 'node:timers/promises';
import type { DbConnection } from '@/db/client';
import type { Log } from '@/lib/platform/log';

export const SETTINGS_CHANGED = 'settings_changed';
/** Where notifications come through nothing older is needed, and where they do not (a pooler, serverless) nothing older is used. */
const HEARING_MS = 30_000;
const DEAF_MS = 1_000;
/** Nobody waits longer for what was read before: a database that is silent holds up no page that needs none. */
const WAITS_MS = 500;

/** `asked` may fail; `kept` is then what was read before, where there is any. */
type Reading<T> = { atMs: number; asked: Promise<T>; kept: Promise<T>; isOver: boolean };

/** What is read once and kept until somebody changes it, on whichever replica. */
export class Kept<T> {
  readonly #listener: DbConnection['listener'];
  readonly #ask: () => Promise<T>;
  readonly #log: Log;
  #hearing: 'not asked' | 'asked' | 'yes' = 'not asked';
  #reading: Reading<T> | null = null;
  #turns = 0;
  #last: { kept: T; turn: number } | null = null;

  constructor(listener: DbConnection['listener'], ask: () => Promise<T>, log: Log) {
    this.#listener = listener;
    this.#ask = ask;
    this.#log = log;
  }

  /** The next one asks anew. */
  forget(): void {
    this.#reading = null;
  }

  /** For whoever has just changed it: never what was read before. Throws what asking throws. */
  renew(): Promise<T> {
    this.#reading = this.#begin();
    return this.#reading.asked;
  }

  read(): Promise<T> {
    this.#listen();
    const keepMs = this.#hearing === 'yes' ? HEARING_MS : DEAF_MS;
    const isOld = ({ isOver, atMs }: Reading<T>) => isOver && performance.now() - atMs > keepMs;
    if (this.#reading === null || isOld(this.#reading)) this.#reading = this.#begin();
    const reading = this.#reading;
    if (reading.isOver || this.#last === null) return reading.kept;
    return Promise.race([reading.kept, sleep(WAITS_MS, this.#last.kept, { ref: false })]);
  }

  #begin(): Reading<T> {
    this.#turns += 1;
    const turn = this.#turns;
    const asked = this.#ask().then((kept) => {
      // One that was asked earlier and answers later knows less.
      if (this.#last === null || this.#last.turn < turn) this.#last = { kept, turn };
      return this.#last.kept;
    });
    const reading: Reading<T> = { atMs: performance.now(), asked, kept: asked, isOver: false };
    reading.kept = asked
      .catch((error: unknown) => {
        if (this.#reading === reading) this.forget();
        if (this.#last === null) throw error;
        this.#log.warn({ err: error }, 'the settings are those read before');
        return this.#last.kept;
      })
      .finally(() => {
        reading.isOver = true;
      });
    return reading;
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
