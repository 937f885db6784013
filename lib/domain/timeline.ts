/** What happened to an order, as kinds. Rows of `order_events` are append-only and never edited. */
export const EVENT_KINDS = [
  'order.placed',
  'order.claimed',
  'payment.processing',
  'payment.succeeded',
  'payment.failed',
  'payment.canceled',
  'payment.mismatch',
  'payment.disputed',
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
  'fulfillment.failed',
  'fulfillment.on_hold',
  'fulfillment.released',
  'fulfillment.unknown_status',
  'package.shipped',
  'package.delivered',
  'package.returned',
  'package.tracking_updated',
  'cancel.requested',
  'cancel.refused',
  'order.address_changed',
  'order.address_kept',
  'delivery.window_changed',
  'problem.reported',
  'fulfillment.resubmitted',
  'mail.sent',
  'attention.raised',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type EventSource = 'checkout' | 'stripe' | 'provider' | 'webhook' | 'sync' | 'customer' | 'staff' | 'system';

type Words = { title: string; description: string };

/** What the shopper reads. Kinds without words are for staff only. */
export const EVENT_WORDS: Partial<Record<EventKind, Words>> = {
  'order.placed': { title: 'Order placed', description: 'We have your order and are waiting for the payment.' },
  'payment.processing': { title: 'Payment processing', description: 'Your bank is still working on the payment.' },
  'payment.succeeded': { title: 'Payment received', description: 'Thank you! We are handing your order to print.' },
  'payment.failed': {
    title: 'Payment failed',
    description: 'The payment did not go through. You have not been charged.',
  },
  'payment.canceled': {
    title: 'Payment canceled',
    description: 'The payment was canceled. You have not been charged.',
  },
  'refund.requested': { title: 'Refund started', description: 'We asked your bank to return the money.' },
  'refund.succeeded': {
    title: 'Refund sent',
    description: 'It usually shows on your statement within 5–10 business days.',
  },
  'refund.failed': {
    title: 'Refund delayed',
    description: 'The refund did not go through. We are on it and will contact you.',
  },
  'fulfillment.confirmed': { title: 'Order confirmed', description: 'The print shop accepted your items.' },
  'fulfillment.in_production': { title: 'Being printed', description: 'Your items are being printed and checked.' },
  'fulfillment.canceled': { title: 'Items canceled', description: 'These items will not be printed.' },
  'fulfillment.failed': {
    title: 'Printing problem',
    description: 'The print shop could not make these items. We are on it.',
  },
  'fulfillment.on_hold': { title: 'On hold', description: 'The print shop paused these items. We are on it.' },
  'fulfillment.released': { title: 'Back on track', description: 'The print shop continues with your items.' },
  'package.shipped': { title: 'Package shipped', description: 'A package is on its way to you.' },
  'package.delivered': { title: 'Package delivered', description: 'A package has arrived.' },
  'package.returned': {
    title: 'Package returned',
    description: 'A package came back to the sender. We will contact you.',
  },
  'order.address_changed': { title: 'Address changed', description: 'Your order goes to the new address.' },
  'order.address_kept': {
    title: 'Address not changed',
    description: 'The print shop had already started, so your order goes to the address it was placed with.',
  },
  'delivery.window_changed': { title: 'New delivery dates', description: 'We now expect your order on other days.' },
  'problem.reported': { title: 'Problem reported', description: 'We have your report and will answer by mail.' },
  'cancel.requested': { title: 'Cancellation requested', description: 'We asked the print shop to stop your order.' },
  'cancel.refused': {
    title: 'Too late to cancel',
    description: 'Some items were already being made and could not be stopped.',
  },
};

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

/** What staff read: the shopper's words where there are some, else the kind in plain letters. */
export function staffTitle(kind: EventKind): string {
  const plain = kind.replaceAll(/[._]/g, ' ');
  return EVENT_WORDS[kind]?.title ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
