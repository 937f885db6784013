import type { Recipient } from '../address/recipient';
import { isOneOf, ORDERS, type OrderStatus, PAYMENTS, type PaymentStatus } from './states';

/** Why an order still needs the name and address on it. */
export const KEPT_REASONS = ['under_way', 'payment_open', 'work_owed', 'with_a_person'] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];

/** What becomes of the account: kept while an order is, so that it can be followed, and for people who work here. */
export const ACCOUNT_FATES = ['none', 'deleted', 'kept', 'staff'] as const;
export type AccountFate = (typeof ACCOUNT_FATES)[number];

/** For staff; shoppers read theirs from the messages. */
export const KEPT_WORDS: Record<KeptReason, string> = {
  under_way: 'still under way',
  payment_open: 'its payment is not settled',
  work_owed: 'a refund, a mail or other work is still owed',
  with_a_person: 'something about it needs attention',
};

export type ErasureView = {
  status: OrderStatus;
  payment: PaymentStatus;
  /** Something is owed to the outside, or was given up and waits for a person. */
  owed: boolean;
  /** A case about it is open. */
  attended: boolean;
};

/** Null when nobody needs to know any more whose order it was. */
export function whyKept({ status, payment, owed, attended }: ErasureView): KeptReason | null {
  if (!isOneOf(status, ORDERS.over)) return 'under_way';
  if (isOneOf(payment, PAYMENTS.unsettled)) return 'payment_open';
  if (owed) return 'work_owed';
  return attended ? 'with_a_person' : null;
}

/** What stands where a name and an address stood. The country stays: the books need it. */
export function erasedRecipient(country: string): Recipient {
  return { name: 'Erased', line1: 'Erased', city: 'Erased', postalCode: '', country };
}
export const ERASED_EMAIL = 'erased@invalid';
