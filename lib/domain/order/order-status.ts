import { type FulfillmentState, RANK } from './fulfillment-status';

/** The only words shoppers and the API see. */
export const ORDER_STATUSES = [
  'pending',
  'confirmed',
  'in_production',
  'shipped',
  'delivered',
  'canceled',
  'failed',
  'returned',
  'on_hold',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Payment is its own dimension. */
export const PAYMENT_STATUSES = [
  'unpaid',
  'processing',
  'paid',
  'partially_refunded',
  'refunded',
  'disputed',
  'failed',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Money was captured and is (at least partly) ours: only then may anything be sent to a provider. */
export function isPaid(payment: PaymentStatus): boolean {
  return payment === 'paid' || payment === 'partially_refunded';
}

/**
 * The order's status, from its fulfillments alone: the least advanced active one decides.
 * An order without fulfillments (not yet paid) is pending, unless it was called off.
 */
export function orderStatusOf(fulfillments: readonly FulfillmentState[], calledOff = false): OrderStatus {
  if (fulfillments.length === 0) return calledOff ? 'canceled' : 'pending';
  const active = fulfillments.filter(({ status }) => status !== 'canceled' && status !== 'failed');
  if (active.length === 0) return fulfillments.some(({ status }) => status === 'failed') ? 'failed' : 'canceled';
  if (active.some(({ onHold }) => onHold)) return 'on_hold';
  const least = active.reduce((low, next) => (RANK[next.status] < RANK[low.status] ? next : low));
  switch (least.status) {
    case 'pending':
    case 'confirmed':
    case 'in_production':
    case 'shipped':
    case 'delivered':
    case 'returned':
      return least.status;
    case 'canceled':
    case 'failed':
      throw new Error('an active fulfillment is neither canceled nor failed');
  }
}

/** The words a shopper reads. */
export const ORDER_STATUS_LABEL: Record<OrderStatus, string> = {
  pending: 'Order Received',
  confirmed: 'Order Confirmed',
  in_production: 'Being Printed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  canceled: 'Canceled',
  failed: 'Needs Attention',
  returned: 'Returned',
  on_hold: 'On Hold',
};
