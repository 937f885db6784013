/** I1 to I8, as ARCHITECTURE.md words them. */
export type PromiseId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8';

/** Every way in which our rows, Stripe and the providers can disagree, and the promise it breaks. */
export const DISCREPANCIES = {
  paid_without_part: 'I1',
  part_unsubmitted: 'I1',
  payment_unknown_here: 'I1',
  payment_without_order: 'I1',
  provider_order_missing: 'I1',
  provider_order_unknown: 'I2',
  provider_order_doubled: 'I2',
  printed_unpaid: 'I2',
  part_unrefunded: 'I3',
  refunded_beyond_total: 'I3',
  refund_unknown_here: 'I3',
  event_unworked: 'I4',
  status_went_back: 'I5',
  status_behind: 'I5',
  package_unknown: 'I5',
  effect_without_job: 'I6',
  submitted_for_other_money: 'I7',
  mode_mixed: 'I8',
} as const satisfies Record<string, PromiseId>;
export type DiscrepancyKind = keyof typeof DISCREPANCIES;

export type Violation = {
  kind: DiscrepancyKind;
  /** What it is about, stable from run to run: an order number, an external id, a payment. */
  subject: string;
  detail: string;
  orderId: string | null;
  fulfillmentId: string | null;
};
