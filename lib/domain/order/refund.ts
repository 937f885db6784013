/** Why staff give money back. */
export const REFUND_REASONS = [
  'damaged',
  'wrong_item',
  'lost',
  'late',
  'unstoppable',
  'unmade',
  'canceled',
  'goodwill',
  'other',
] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export const REFUND_REASON_LABEL: Record<RefundReason, string> = {
  damaged: 'Arrived damaged or misprinted',
  wrong_item: 'Wrong item or size',
  lost: 'Lost on the way',
  late: 'Too late',
  unstoppable: 'Canceled too late to stop',
  unmade: 'Could not be made',
  canceled: 'Canceled by staff',
  goodwill: 'Goodwill',
  other: 'Something else',
};

/** The second person's word on a refund above the limit. */
export const REFUND_DECISIONS = ['approve', 'reject'] as const;
export type RefundDecision = (typeof REFUND_DECISIONS)[number];

/** What is to be given back. */
export type RefundWhat =
  | { kind: 'full' }
  | { kind: 'amount'; amountMinor: number }
  | { kind: 'lines'; lines: { itemId: string; quantity: number }[] };
