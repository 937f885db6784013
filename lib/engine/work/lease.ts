import { createHash } from 'node:crypto';

/**
 * How long a claim holds: longer than the slowest piece of work (a few provider calls of 40 s), shorter than the
 * queue's own lease, so that a job delivered again after a crash finds the claim free.
 */
export const LEASE_MS = 240_000;

/** In [0, 1), the same for the same attempt: spreads retries without a random source. */
export function jitterOf(id: string, attempts: number): number {
  return createHash('sha256').update(`${id}:${attempts}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Until a piece of work is free and due, at least a second. */
export function waitOf(work: { leaseUntil: Date | null; nextAttemptAt: Date | null }, now: Date): number {
  const freeMs = Math.max(work.leaseUntil?.getTime() ?? 0, work.nextAttemptAt?.getTime() ?? 0);
  return Math.max(1_000, freeMs - now.getTime());
}
