import type { OrderItemView, OrderTracking } from '@/lib/contracts/orders';
import {
  FULFILLMENTS,
  isOneOf,
  type OrderStatus,
  PACKAGES,
  PAYMENTS,
  type PaymentStatus,
} from '@/lib/domain/order/states';

export type Tone = 'good' | 'warn' | 'danger' | 'neutral';

export const ORDER_TONE: Record<OrderStatus, Tone> = {
  pending: 'neutral',
  confirmed: 'good',
  in_production: 'good',
  shipped: 'good',
  delivered: 'good',
  canceled: 'neutral',
  failed: 'danger',
  returned: 'warn',
  on_hold: 'warn',
};

export const PAYMENT_TONE: Record<PaymentStatus, Tone> = {
  unpaid: 'warn',
  awaiting: 'warn',
  processing: 'warn',
  held: 'warn',
  paid: 'good',
  partially_refunded: 'neutral',
  warned: 'warn',
  refunded: 'neutral',
  disputed: 'danger',
  charged_back: 'neutral',
  failed: 'danger',
};

export type Headline =
  | OrderStatus
  | 'unpaid'
  | 'awaiting'
  | 'processing'
  | 'payment_failed'
  | 'grace'
  | 'partly_shipped'
  | 'presumed'
  | 'partly_delivered';

/** What the page's first sentence is about. Until the money is in, the payment is the news. */
export function headlineOf(order: OrderTracking): Headline {
  if (order.status === 'pending') {
    const payment = order.payment.status;
    if (isOneOf(payment, PAYMENTS.uncaptured)) return payment === 'failed' ? 'payment_failed' : payment;
    if (order.changeable_until !== null) return 'grace';
  }
  if (order.presumed) return 'presumed';
  const early = isOneOf(order.status, FULFILLMENTS.unshipped);
  const someLeft = order.packages.some(({ status }) => isOneOf(status, PACKAGES.left));
  if (!early || !someLeft) return order.status;
  return order.packages.some(({ status }) => status === 'delivered') ? 'partly_delivered' : 'partly_shipped';
}

/** What is still at the print shop: each item with the quantity that is in no package yet. */
export function stillBeingMade(order: OrderTracking): { item: OrderItemView; quantity: number }[] {
  const making = order.fulfillments.filter(({ status }) => isOneOf(status, FULFILLMENTS.unshipped));
  const packed = order.packages
    .filter(({ status, reshipment }) => status !== 'canceled' && !reshipment)
    .flatMap(({ items }) => items ?? []);
  return order.items
    .filter((item) => making.some(({ provider }) => provider === item.provider))
    .map((item) => {
      const inside = packed.filter(({ item_id }) => item_id === item.id);
      return { item, quantity: item.quantity - inside.reduce((sum, { quantity }) => sum + quantity, 0) };
    })
    .filter(({ quantity }) => quantity > 0);
}

export type PackageCount = { key: 'delivered' | 'someDelivered' | 'someShipped'; count: number; total: number };

/** How many of the packages have come how far, or null while none is known. A part without one counts as one to come. */
export function packageCount(order: OrderTracking): PackageCount | null {
  const known = order.packages.filter(({ status }) => status !== 'canceled');
  if (known.length === 0) return null;
  const toCome = new Set(stillBeingMade(order).map(({ item }) => item.provider));
  const announced = new Set(known.filter(({ status }) => status === 'pending').map(({ provider }) => provider));
  const total = known.length + [...toCome].filter((provider) => !announced.has(provider)).length;
  const shipped = known.filter(({ status }) => status !== 'pending').length;
  const delivered = known.filter(({ status }) => status === 'delivered').length;
  if (delivered === total) return { key: 'delivered', count: delivered, total };
  if (delivered > 0) return { key: 'someDelivered', count: delivered, total };
  // Of a single one the headline tells everything.
  return total === 1 ? null : { key: 'someShipped', count: shipped, total };
}

/** Whether an arrival date means anything to the shopper now. */
export function awaited(order: OrderTracking): boolean {
  const unpaid = order.status === 'pending' && isOneOf(order.payment.status, PAYMENTS.uncharged);
  return order.delivery !== null && order.status !== 'delivered' && !unpaid;
}

/** Why the window is another one than before, or null while it is the first. */
export function windowChange({ delivery }: OrderTracking): 'earlier' | 'carrier' | 'late' | 'other' | null {
  if (!delivery?.previous) return null;
  if (delivery.to < delivery.previous.to) return 'earlier';
  return delivery.basis === 'carrier' || delivery.basis === 'late' ? delivery.basis : 'other';
}
