/** Why staff give money back. */
export const REFUND_REASONS = ['damaged', 'wrong_item', 'lost', 'late', 'unstoppable', 'goodwill', 'other'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export const REFUND_REASON_LABEL: Record<RefundReason, string> = {
  damaged: 'Arrived damaged or misprinted',
  wrong_item: 'Wrong item or size',
  lost: 'Lost on the way',
  late: 'Too late',
  unstoppable: 'Canceled too late to stop',
  goodwill: 'Goodwill',
  other: 'Something else',
};

/** What is to be given back. */
export type RefundWhat =
  | { kind: 'full' }
  | { kind: 'amount'; amountMinor: number }
  | { kind: 'lines'; lines: { itemId: string; quantity: number }[] };
