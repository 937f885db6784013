import type { ChildProcess } from 'node:child_process';
import { log } from '@/lib/platform/log';
import { UNUSABLE } from './unusable';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** Whoever lived so long did not fail at its start. */
const SETTLED_MS = 30_000;

export type Kind = {
  name: string;
  start: () => ChildProcess;
  /** It ends by itself before that. */
  endWithinMs: number;
};

/** One process that is started again whenever it ends, sooner or later as it fails. */
export class Watched {
  readonly #kind: Kind;
  readonly #onUnusable: () => void;
  #child: ChildProcess | null = null;
  #failures = 0;
  #isEnding = false;
  #pause: NodeJS.Timeout | undefined;

  /** `onUnusable`: it can never start. */
  constructor(kind: Kind, onUnusable: () => void) {
    this.#kind = kind;
    this.#onUnusable = onUnusable;
  }

  /** Resolves when it is ready, at the first try or a later one. */
  start(): Promise<void> {
    return new Promise((resolve) => this.#start(resolve));
  }

  /** Another takes its place, and it ends when that one is ready. */
  async replace(): Promise<void> {
    const old = this.#child;
    await this.start();
    if (old) await this.#let(old);
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    clearTimeout(this.#pause);
    if (this.#child) await this.#let(this.#child);
  }

  #start(onReady: () => void): void {
    const child = this.#kind.start();
    const startedMs = performance.now();
    this.#child = child;
    child.on('message', (message) => {
      if (message === 'ready') onReady();
    });
    child.once('exit', (code, signal) => {
      if (this.#isEnding || this.#child !== child) return;
      this.#child = null;
      if (code === UNUSABLE) return this.#onUnusable();
      this.#failures = performance.now() - startedMs > SETTLED_MS ? 0 : this.#failures + 1;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, this.#failures - 1));
      log().error({ process: this.#kind.name, code, signal, pauseMs }, 'a process ended, it is started again');
      this.#pause = setTimeout(() => this.#start(onReady), pauseMs);
    });
  }

  async #let(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), this.#kind.endWithinMs);
    await gone;
    clearTimeout(force);
  }
}
