/** What happened to an order, as kinds. Rows of `order_events` are append-only and never edited. */
export const EVENT_KINDS = [
  'order.placed',
  'order.claimed',
  'order.erased',
  'payment.awaiting',
  'payment.processing',
  'payment.succeeded',
  'payment.failed',
  'payment.canceled',
  'payment.mismatch',
  'payment.disputed',
  'payment.warned',
  'payment.warning_closed',
  'payment.dispute_answered',
  'payment.let_go',
  'payment.dispute_won',
  'payment.dispute_lost',
  'refund.requested',
  'refund.succeeded',
  'refund.failed',
  'fulfillment.submitted',
  'fulfillment.confirmed',
  'fulfillment.in_production',
  'fulfillment.shipped',
  'fulfillment.delivered',
  'fulfillment.returned',
  'fulfillment.canceled',
  'fulfillment.line_canceled',
  'fulfillment.failed',
  'fulfillment.on_hold',
  'fulfillment.released',
  'fulfillment.stuck',
  'fulfillment.unknown_status',
  'package.shipped',
  'package.delivered',
  'package.returned',
  'package.return_chosen',
  'package.tracking_updated',
  'cancel.requested',
  'cancel.refused',
  'order.address_changed',
  'order.email_changed',
  'order.item_changed',
  'order.address_kept',
  'delivery.window_changed',
  'delivery.confirmed',
  'problem.reported',
  'problem.answered',
  'replacement.requested',
  'fulfillment.resubmitted',
  'fulfillment.renumbered',
  'mail.sent',
  'attention.raised',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type EventSource = 'checkout' | 'stripe' | 'provider' | 'webhook' | 'sync' | 'customer' | 'staff' | 'system';

/** What the shopper reads of. The other kinds are for staff only. */
export const SHOPPER_EVENTS = [
  'order.placed',
  'payment.awaiting',
  'payment.processing',
  'payment.succeeded',
  'payment.failed',
  'payment.canceled',
  'refund.requested',
  'refund.succeeded',
  'refund.failed',
  'fulfillment.confirmed',
  'fulfillment.in_production',
  'fulfillment.canceled',
  'fulfillment.line_canceled',
  'fulfillment.failed',
  'fulfillment.on_hold',
  'fulfillment.released',
  'fulfillment.stuck',
  'package.shipped',
  'package.delivered',
  'package.returned',
  'package.return_chosen',
  'order.address_changed',
  'order.email_changed',
  'order.item_changed',
  'order.address_kept',
  'delivery.window_changed',
  'delivery.confirmed',
  'problem.reported',
  'problem.answered',
  'replacement.requested',
  'cancel.requested',
  'cancel.refused',
] as const satisfies readonly EventKind[];
export type ShopperEvent = (typeof SHOPPER_EVENTS)[number];

export function isForShopper(kind: EventKind): kind is ShopperEvent {
  return SHOPPER_EVENTS.some((each) => each === kind);
}

/** What staff filter one order's history by. */
export const LANES = ['payment', 'provider', 'webhook', 'mail', 'staff', 'customer', 'system'] as const;
export type Lane = (typeof LANES)[number];

export function laneOf(kind: EventKind, source: EventSource): Lane {
  const [family] = kind.split('.');
  if (family === 'payment' || family === 'refund') return 'payment';
  if (family === 'fulfillment' || family === 'package') return source === 'staff' ? 'staff' : 'provider';
  if (family === 'mail') return 'mail';
  if (source === 'staff') return 'staff';
  return source === 'customer' || source === 'checkout' ? 'customer' : 'system';
}
