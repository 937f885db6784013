import { DatabaseUnavailable, ProviderError } from './errors';

const FIRST_MS = 5_000;
const LONGEST_MS = 30 * 60_000;
/** Longer than any outage we wait out by ourselves. */
const GIVE_UP_AFTER_MS = 3 * 86_400_000;
/** A key that ran out waits for somebody who may be on holiday. */
const GIVE_UP_ACCOUNT_MS = 30 * 86_400_000;
/** An error that is nobody's outage but a fault in here does not go away by waiting. */
const MAX_FAULTS = 10;

/** `refused`: waiting cannot help, a person must look. `given_up`: it was tried for long enough. */
export type RetryPlan = { verdict: 'again'; afterMs: number } | { verdict: 'refused' | 'given_up' };

/**
 * When to try a failed piece of work again: doubling from 5 seconds to 30 minutes, never before a provider's
 * Retry-After, until it has been tried for three days or `giveUpAfterMs`. `jitter` in [0, 1) keeps many from coming back at once.
 */
export function planRetry(work: {
  error: unknown;
  attempts: number;
  owedForMs: number;
  jitter: number;
  giveUpAfterMs?: number | undefined;
}): RetryPlan {
  const { error, attempts, owedForMs, jitter } = work;
  const outage = error instanceof ProviderError;
  const usualMs = outage && error.kind === 'unauthorized' ? GIVE_UP_ACCOUNT_MS : GIVE_UP_AFTER_MS;
  const { giveUpAfterMs = usualMs } = work;
  if (outage && !error.retryable) return { verdict: 'refused' };
  if (owedForMs > giveUpAfterMs) return { verdict: 'given_up' };
  // An outage says nothing against the work itself.
  if (!outage && !DatabaseUnavailable.in(error) && attempts >= MAX_FAULTS) return { verdict: 'given_up' };
  const doubledMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, attempts - 1)));
  const backoffMs = doubledMs * (0.75 + jitter / 2);
  const askedMs = (outage ? (error.retryAfterMs ?? 0) : 0) * (1 + jitter / 10);
  // A service that is up and names its wait knows better than our doubling, and so does our own gate, which knows
  // when it looks again and costs nobody anything; a service that is down does not.
  const answered = outage && askedMs > 0 && (error.notSent || error.kind !== 'unavailable');
  return { verdict: 'again', afterMs: Math.ceil(answered ? askedMs : Math.max(askedMs, backoffMs)) };
}
