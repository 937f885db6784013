import type { PayOutcome } from '@/lib/client/checkout/pay';
import type { ApiError } from '@/lib/client/core/api';

type Declined = Extract<PayOutcome, { outcome: 'declined' }>;

/** What stands above the pay button after an attempt that did not end at the order. */
export type Notice =
  | { kind: 'declined'; why: Declined['why']; notCharged: boolean }
  /** Back from a bank's or wallet's page; Stripe said that nothing was taken. */
  | { kind: 'unpaid' }
  /** It is not known whether money moved: asking again is the only thing to do. */
  | { kind: 'unclear'; orderNumber: string; clientSecret: string }
  | { kind: 'price_changed'; beforeMinor: number; nowMinor: number; currency: string }
  | { kind: 'refused'; error: ApiError }
  /** A line that cannot be bought is in the order. */
  | { kind: 'blocked' }
  | { kind: 'wrong' };

/** `newTotal` is what it costs now, where that is another amount than the shopper agreed to. */
export function refusedNotice(
  error: ApiError,
  seenMinor: number,
  newTotal: { minor: number; currency: string } | null,
): Notice {
  if (error.code === 'quote_changed' && newTotal !== null && newTotal.minor !== seenMinor) {
    return { kind: 'price_changed', beforeMinor: seenMinor, nowMinor: newTotal.minor, currency: newTotal.currency };
  }
  return { kind: 'refused', error };
}
