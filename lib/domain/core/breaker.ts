/** How the circuit breaker before an outside service stands. */
export const BREAKER_STATES = ['closed', 'open', 'half_open'] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

/** `openUntil`: null while it is closed, and in the past once somebody may try again. */
export function breakerState(openUntil: Date | null, now: Date): BreakerState {
  if (openUntil === null) return 'closed';
  return openUntil > now ? 'open' : 'half_open';
}
