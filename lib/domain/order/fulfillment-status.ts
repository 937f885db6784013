/** The life of the part of an order that one provider prints. */
export const FULFILLMENT_STATUSES = [
  'pending',
  'confirmed',
  'in_production',
  'shipped',
  'delivered',
  'returned',
  'canceled',
  'failed',
] as const;
export type FulfillmentStatus = (typeof FULFILLMENT_STATUSES)[number];

/**
 * A fulfillment only climbs. `canceled` and `failed` stand beside the ladder: they are reached from below
 * `shipped`, and a failed one may climb again once it is resubmitted.
 */
export const RANK: Record<FulfillmentStatus, number> = {
  pending: 0,
  confirmed: 10,
  in_production: 20,
  shipped: 30,
  delivered: 40,
  returned: 50,
  failed: 80,
  canceled: 90,
};

export type FulfillmentState = { status: FulfillmentStatus; onHold: boolean };

/** Whether a move is allowed. The database repeats this rule in its guarded UPDATE (`move-fulfillment`). */
export function mayMove(from: FulfillmentStatus, to: FulfillmentStatus): boolean {
  if (from === to || from === 'canceled') return false;
  if (from === 'failed') return true;
  if (to === 'canceled' || to === 'failed') return RANK[from] < RANK.shipped;
  return RANK[to] > RANK[from];
}
