import { and, asc, eq, like } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import { fulfillments, orderItems, orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import { MAIL_LABEL, mailOf } from '@/lib/domain/order/mails';
import { isForShopper } from '@/lib/domain/order/timeline';
import type { Ctx } from '@/lib/engine/ctx';
import type { Evidence } from '@/lib/integrations/stripe/disputes';
import { wordsIn } from '@/lib/platform/words';
import { recipientOf } from '../reading/recipient-of';

/** Everything we know that speaks for an order; a bank reads English. */
export async function evidenceOf(ctx: Ctx, orderId: string): Promise<Evidence> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error(`no order ${orderId}`);
  const [items, boxes, events, mails] = await Promise.all([
    ctx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId)).orderBy(asc(orderItems.id)),
    ctx.db
      .select({ box: shipments })
      .from(shipments)
      .innerJoin(fulfillments, eq(fulfillments.id, shipments.fulfillmentId))
      .where(eq(fulfillments.orderId, orderId))
      .orderBy(asc(shipments.shippedAt)),
    ctx.db.select().from(orderEvents).where(eq(orderEvents.orderId, orderId)).orderBy(asc(orderEvents.id)),
    ctx.db
      .select()
      .from(effects)
      .where(and(eq(effects.orderId, orderId), like(effects.kind, 'mail_%'), eq(effects.state, 'done')))
      .orderBy(asc(effects.updatedAt)),
  ]);
  const { recipient, email } = recipientOf(ctx, order);
  const { name, line1, line2, city, state, postalCode, country } = recipient;
  const sent = boxes.map(({ box }) => box).filter(({ shippedAt }) => shippedAt !== null);
  const told = wordsIn('en', 'timeline');
  const lines = [
    `Order ${order.orderNumber}, placed ${minute(order.createdAt)}.`,
    ...events.flatMap(({ kind, occurredAt }) =>
      isForShopper(kind) ? [`${minute(occurredAt)}: ${told(`${kind}.title`)}`] : [],
    ),
    ...sent.map(
      ({ carrier, trackingNumber, trackingUrl, shippedAt, deliveredAt }) =>
        `Package ${words(carrier, trackingNumber, trackingUrl)}: shipped ${minute(shippedAt)}, ${deliveredAt ? `delivered ${minute(deliveredAt)}` : 'not known to be delivered'}`,
    ),
    ...mails.flatMap(({ kind, updatedAt }) => {
      const mail = mailOf(kind);
      return mail === null ? [] : [`${minute(updatedAt)}: mail to ${email}: ${MAIL_LABEL[mail]}`];
    }),
  ];
  return {
    name,
    email,
    address: words(line1, line2, city, state, postalCode, country),
    carriers: unique(sent.map(({ carrier }) => carrier)),
    trackingNumbers: unique(sent.map(({ trackingNumber }) => trackingNumber)),
    shippedOn: sent[0]?.shippedAt?.toISOString().slice(0, 10) ?? '',
    goods: items
      .map(({ quantity, title, variantName, design }) =>
        design
          ? `${quantity} x ${title} (${variantName}), printed with the customer's own picture ${ctx.env.APP_URL}/api/designs/${design.file}`
          : `${quantity} x ${title} (${variantName}), printed to order`,
      )
      .join('\n'),
    cancelTerms: TERMS.cancel,
    refundTerms: TERMS.refund,
    story: lines.join('\n'),
  };
}

/** What the shop says on the order's page and in its mails. */
const TERMS = {
  cancel:
    'Until printing begins the customer can cancel on the order page at no cost; everything is then refunded by itself.',
  refund:
    'Goods are made to order. What arrives damaged, misprinted or wrong, or does not arrive, is replaced or refunded: the order page, linked from every mail, takes reports with photos.',
};

const minute = (at: Date | null) => (at === null ? '' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`);
const words = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(', ');
const unique = (parts: (string | null)[]) => words(...new Set(parts));
