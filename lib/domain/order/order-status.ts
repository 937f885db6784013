import {
  DISPUTES,
  type DisputeKind,
  type DisputeState,
  FULFILLMENTS,
  type FulfillmentStatus,
  isOneOf,
  isPaid,
  type OrderStatus,
  type PaymentStatus,
  RANK,
} from './states';

/**
 * The order's status, from its fulfillments alone: the least advanced active one decides.
 * An order without fulfillments (not yet paid) is pending, unless it was called off.
 */
export function orderStatusOf(
  fulfillments: readonly { status: FulfillmentStatus; onHold: boolean }[],
  calledOff = false,
): OrderStatus {
  if (fulfillments.length === 0) return calledOff ? 'canceled' : 'pending';
  const active = fulfillments.filter(({ status }) => !isOneOf(status, FULFILLMENTS.stopped));
  if (active.length === 0) return fulfillments.some(({ status }) => status === 'failed') ? 'failed' : 'canceled';
  if (active.some(({ onHold }) => onHold)) return 'on_hold';
  return active.reduce((low, next) => (RANK[next.status] < RANK[low.status] ? next : low)).status;
}

type Captured = { totalMinor: number; receivedMinor: number | null };

/** What came in: the order's total, unless the payment did not fit it. */
export const capturedMinor = (order: Captured): number => order.receivedMinor ?? order.totalMinor;

/** What a captured payment is, after what was given back of it. `held`: it was never taken as paid. */
export function paymentAfterRefunds(order: Captured, refundedMinor: number, held: boolean): PaymentStatus {
  if (refundedMinor > 0 && refundedMinor >= capturedMinor(order)) return 'refunded';
  if (held) return 'held';
  return refundedMinor === 0 ? 'paid' : 'partially_refunded';
}

/** `letGo`: a person has looked into it and lets the order go on. */
export type DisputeView = { kind: DisputeKind; state: DisputeState; letGo: boolean };

/** What a captured payment is under what the bank says; `otherwise`: what it is without. The worst word counts. */
export function paymentUnder(disputes: readonly DisputeView[], otherwise: PaymentStatus): PaymentStatus {
  const open = disputes.filter(({ state }) => isOneOf(state, DISPUTES.open));
  if (open.some(({ kind }) => kind === 'chargeback')) return 'disputed';
  if (disputes.some(({ state }) => state === 'lost')) return 'charged_back';
  return isPaid(otherwise) && open.some(({ letGo }) => !letGo) ? 'warned' : otherwise;
}

/** The words a shopper reads. */
export const ORDER_STATUS_LABEL: Record<OrderStatus, string> = {
  pending: 'Order Received',
  confirmed: 'Order Confirmed',
  in_production: 'Being Printed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  canceled: 'Canceled',
  failed: 'Failed',
  returned: 'Returned',
  on_hold: 'On Hold',
};
