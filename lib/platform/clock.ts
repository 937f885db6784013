/**
 * Time is handed in, so that a test or a simulation can hold it still or move it. `every` does something again and
 * again until what it answers is called; a clock without it stands still.
 */
export type Clock = { now: () => Date; every?: Every };
export type Every = (ms: number, act: () => Promise<void>) => () => void;

/** By this machine's timers, which keep no process alive. What takes longer than `ms` skips a turn: nothing piles up. */
export const byTimer: Every = (ms, act) => {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void act().finally(() => {
      busy = false;
    });
  }, ms);
  timer.unref();
  return () => clearInterval(timer);
};

/** This machine's clock, put right by `aheadMs`: how far the clock that all replicas share is ahead of it. */
export function clockBeside(aheadMs: () => number): Clock {
  return { now: () => new Date(Date.now() + aheadMs()), every: byTimer };
}

/** Somebody should set this machine's clock. What we decide by is put right; what it signs and logs is not. */
const WRONG_MS = 5_000;

export function isWrong(aheadMs: number): boolean {
  return Math.abs(aheadMs) > WRONG_MS;
}
