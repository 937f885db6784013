import { PAYMENTS } from './states';

/** The list's own views: what a shop must not overlook. Staff keep their own beside them. */
export const ORDER_VIEWS = [
  'attention',
  'unsubmitted',
  'on_hold',
  'failed',
  'late',
  'refund_open',
  'refund_approval',
  'disputed',
  'abandoned',
] as const;
export type OrderView = (typeof ORDER_VIEWS)[number];

export const ORDER_VIEW_WORDS: Record<OrderView, { label: string; hint: string }> = {
  attention: { label: 'Needs attention', hint: 'Something about the order waits for a person.' },
  unsubmitted: { label: 'Paid, not submitted', hint: 'Paid, and a provider has not accepted its part yet.' },
  on_hold: { label: 'On hold', hint: 'A provider has paused a part.' },
  failed: { label: 'Failed', hint: 'A provider could not make a part.' },
  late: { label: 'Shipped over 14 days ago', hint: 'Shipped more than 14 days ago and still not delivered.' },
  refund_open: { label: 'Refund open', hint: 'Money is owed back and not on its way yet.' },
  refund_approval: { label: 'Refund to approve', hint: 'A refund above the limit waits for a second person.' },
  disputed: { label: 'Disputed', hint: 'The customer’s bank has taken the payment back, or asks about it.' },
  abandoned: { label: 'Abandoned', hint: 'Begun and not paid: no order yet, and in no other view.' },
};

export const LATE_AFTER_DAYS = 14;

/** Money that is here and may not be ours: it does not fit its order, or a bank asks for it. */
export const DOUBTFUL_PAYMENTS = ['held', ...PAYMENTS.contested] as const;
