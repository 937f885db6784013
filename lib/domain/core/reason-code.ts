import { DatabaseUnavailable, ProviderError } from './errors';

/** Why a piece of work came out as it did, for rules and figures; the note beside it is for people only. */
export const REASON_CODES = [
  // An attempt failed: a provider's kinds of error, or a fault in here.
  'unavailable',
  'rate_limited',
  'not_ready',
  'rejected',
  'not_editable',
  'not_ours',
  'unauthorized',
  'database_unavailable',
  'fault',
  // An effect is no longer wanted, or there was nothing to do.
  'nothing_left',
  'bank_decides',
  'needs_approval',
  'replaced',
  'not_payable',
  'order_canceled',
  'other_mode',
  'already_there',
  'paid_meanwhile',
  'payment_under_way',
  'refused_there',
  'no_tax',
  'overtaken',
  'no_longer_here',
  'erased',
  // What a message came to.
  'changed',
  'nothing_new',
  'own_preview',
  'catalogue_read',
  'unknown_type',
  'unreadable',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export function reasonOf(error: unknown): ReasonCode {
  if (error instanceof ProviderError) return error.kind;
  return DatabaseUnavailable.in(error) ? 'database_unavailable' : 'fault';
}
