import { createHash } from 'node:crypto';

/**
 * A claim holds as long as its holder lives: it is renewed at every beat, and ends soon after the last one. With the
 * sweep that takes up what was left, work of a process that died goes on within ten seconds.
 */
export const LEASE_MS = 6_000;
export const BEAT_MS = 1_500;

/** In [0, 1), the same for the same attempt: spreads retries without a random source. */
export function jitterOf(id: string, attempts: number): number {
  return createHash('sha256').update(`${id}:${attempts}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Until a piece of work is free and due, at least a second. */
export function waitOf(work: { leaseUntil: Date | null; nextAttemptAt: Date | null }, now: Date): number {
  const freeMs = Math.max(work.leaseUntil?.getTime() ?? 0, work.nextAttemptAt?.getTime() ?? 0);
  return Math.max(1_000, freeMs - now.getTime());
}
