import type { OrderItemView, OrderTracking } from '@/lib/contracts/orders';
import { dayRange } from '@/lib/domain/delivery-window';
import type { OrderStatus, PaymentStatus } from '@/lib/domain/order-status';

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

export const PAYMENT_WORDS: Record<PaymentStatus, { label: string; tone: Tone }> = {
  unpaid: { label: 'Not paid', tone: 'warn' },
  processing: { label: 'Payment processing', tone: 'warn' },
  paid: { label: 'Paid', tone: 'good' },
  partially_refunded: { label: 'Partly refunded', tone: 'neutral' },
  refunded: { label: 'Refunded', tone: 'neutral' },
  disputed: { label: 'Disputed', tone: 'danger' },
  failed: { label: 'Payment failed', tone: 'danger' },
};

const BY_STATUS: Record<OrderStatus, { title: string; text: string }> = {
  pending: { title: 'Thank you, we have your order', text: 'We are handing it to the print shop now.' },
  confirmed: { title: 'Your order is confirmed', text: 'The print shop has it in its queue and will start soon.' },
  in_production: { title: 'Your order is being printed', text: 'Nothing lay in stock: every piece is made for you.' },
  shipped: { title: 'Your order is on its way', text: 'Follow each package below.' },
  delivered: { title: 'Your order has arrived', text: 'We hope you love it.' },
  canceled: { title: 'This order is canceled', text: 'Nothing more will be printed or charged.' },
  failed: { title: 'We are fixing a printing problem', text: 'You need not do anything; we will write to you.' },
  returned: { title: 'Your package came back', text: 'We will write to you about sending it again.' },
  on_hold: { title: 'Your order is paused', text: 'The print shop has a question, and we are answering it.' },
};

/** The page's first sentence. Until the money is in, the payment is the news. */
export function headlineOf(order: OrderTracking): { title: string; text: string } {
  if (order.status === 'pending') {
    if (order.payment.status === 'unpaid') {
      return {
        title: 'Waiting for your payment',
        text: 'If you have just paid, stay here: this page updates by itself within moments.',
      };
    }
    if (order.payment.status === 'processing') {
      return {
        title: 'Your payment is being processed',
        text: 'Some banks take a while. We start printing once it is confirmed, and send you a mail.',
      };
    }
    if (order.payment.status === 'failed') {
      return { title: 'The payment did not go through', text: 'You have not been charged. You can order again.' };
    }
  }
  const early = ['pending', 'confirmed', 'in_production'].includes(order.status);
  if (early && order.packages.some(({ status }) => status === 'shipped' || status === 'delivered')) {
    return { title: 'A part of your order is on its way', text: 'The rest is still at the print shop.' };
  }
  return BY_STATUS[order.status];
}

/** What is still at the print shop: each item with the quantity that is in no package yet. */
export function stillBeingMade(order: OrderTracking): { item: OrderItemView; quantity: number }[] {
  const making = order.fulfillments.filter(({ status }) => ['pending', 'confirmed', 'in_production'].includes(status));
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

/** "1 of 2 packages shipped", or null while no package is known. A part without a package counts as one to come. */
export function packageCount(order: OrderTracking): string | null {
  const known = order.packages.filter(({ status }) => status !== 'canceled');
  if (known.length === 0) return null;
  const toCome = new Set(stillBeingMade(order).map(({ item }) => item.provider));
  const announced = new Set(known.filter(({ status }) => status === 'pending').map(({ provider }) => provider));
  const total = known.length + [...toCome].filter((provider) => !announced.has(provider)).length;
  const shipped = known.filter(({ status }) => status !== 'pending').length;
  const delivered = known.filter(({ status }) => status === 'delivered').length;
  if (delivered === total) return total === 1 ? 'Delivered' : `All ${total} packages delivered`;
  if (delivered > 0) return `${delivered} of ${total} packages delivered`;
  // Of a single one the headline tells everything.
  return total === 1 ? null : `${shipped} of ${total} packages shipped`;
}

/** Whether an arrival date means anything to the shopper now. */
export function awaited(order: OrderTracking): boolean {
  const unpaid = order.status === 'pending' && ['unpaid', 'failed'].includes(order.payment.status);
  return order.delivery !== null && order.status !== 'delivered' && !unpaid;
}

/** What became of the window before this one, or null while there was none. */
export function windowChange({ delivery }: OrderTracking): string | null {
  if (!delivery?.previous) return null;
  const before = dayRange(delivery.previous.from, delivery.previous.to, 'en');
  if (delivery.to < delivery.previous.to) return `Earlier than we said: it was ${before}.`;
  switch (delivery.basis) {
    case 'carrier':
      return `The carrier has new dates. Before, it was ${before}.`;
    case 'late':
      return `It takes longer than planned, and we are sorry. Before, it was ${before}.`;
    case 'history':
    case 'quote':
      return `Before, it was ${before}.`;
  }
}

/** What a screen reader is told when the order moves while the page is open. */
export function announcementOf(order: OrderTracking): string {
  const window =
    awaited(order) && order.delivery ? `Expected ${dayRange(order.delivery.from, order.delivery.to, 'en')}.` : '';
  return [`${headlineOf(order).title}.`, packageCount(order), window].filter(Boolean).join(' ');
}
