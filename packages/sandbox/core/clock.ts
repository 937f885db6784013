/**
 * The sandbox's own time. It runs `scale` times as fast as the wall clock and can be moved ahead,
 * so that "24 hours later" is a call and not a wait. Everything the three services schedule
 * (state changes, webhook retries) goes through `after`.
 */
export type Timer = { dueMs: number; label: string; run: () => void | Promise<void> };

export class Clock {
  #scale: number;
  #virtualMs: number;
  #realMs: number;
  #movedMs = 0;
  #timers: Timer[] = [];
  #wake: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: { scale?: number; startMs?: number } = {}) {
    this.#scale = options.scale ?? 1;
    this.#realMs = Date.now();
    this.#virtualMs = options.startMs ?? this.#realMs;
  }

  /** Sandbox time, epoch milliseconds. */
  now(): number {
    return this.#virtualMs + (Date.now() - this.#realMs) * this.#scale;
  }

  /** Sandbox time, epoch seconds (what Stripe and Printful v1 print). */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** What clocks that do not run faster show: real time, and what was moved ahead by hand. */
  onTheWall(): number {
    return Date.now() + this.#movedMs;
  }

  get scale(): number {
    return this.#scale;
  }

  setScale(scale: number): void {
    if (!(scale > 0)) throw new Error(`time scale must be above 0, got ${scale}`);
    this.#rebase(0);
    this.#scale = scale;
    this.#arm();
  }

  /**
   * Moves ahead, stopping at each timer that falls due: it reads its own due time on the clock, and what it
   * schedules in turn runs on the same way if it falls due too.
   */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new Error(`the clock only moves ahead, got ${ms} ms`);
    const targetMs = this.now() + ms;
    this.#movedMs += ms;
    for (let next = this.#timers[0]; next && next.dueMs <= targetMs && !this.#stopped; next = this.#timers[0]) {
      this.#rebase(Math.max(0, next.dueMs - this.now()));
      this.#runFirst();
    }
    this.#rebase(Math.max(0, targetMs - this.now()));
    this.#arm();
  }

  /** Runs `run` once `ms` of sandbox time have passed. Returns a function that cancels it. */
  after(ms: number, label: string, run: Timer['run']): () => void {
    const timer: Timer = { dueMs: this.now() + ms, label, run };
    this.#timers.push(timer);
    this.#timers.sort((a, b) => a.dueMs - b.dueMs);
    this.#arm();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#arm();
    };
  }

  pending(): { dueMs: number; label: string }[] {
    return this.#timers.map(({ dueMs, label }) => ({ dueMs, label }));
  }

  clear(): void {
    this.#timers = [];
    this.#arm();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#wake);
  }

  #rebase(aheadMs: number): void {
    this.#virtualMs = this.now() + aheadMs;
    this.#realMs = Date.now();
  }

  #runDue(): void {
    while (!this.#stopped) {
      const next = this.#timers[0];
      if (!next || next.dueMs > this.now()) break;
      this.#runFirst();
    }
    this.#arm();
  }

  #runFirst(): void {
    const timer = this.#timers.shift();
    if (!timer) return;
    // A failing timer is a sandbox bug: let it end the process loudly instead of hiding it.
    (async () => timer.run())().catch((error: unknown) => {
      queueMicrotask(() => {
        throw error;
      });
    });
  }

  #arm(): void {
    clearTimeout(this.#wake);
    const next = this.#timers[0];
    if (!next || this.#stopped) return;
    const waitMs = Math.max(0, (next.dueMs - this.now()) / this.#scale);
    this.#wake = setTimeout(() => this.#runDue(), Math.min(waitMs, 2 ** 31 - 1));
  }
}
