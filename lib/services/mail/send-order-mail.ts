import { eq } from 'drizzle-orm';
import type { EffectRow } from '@/db/schema/operations';
import {
  fulfillments,
  type OrderRow,
  orderItems,
  orders,
  type ShipmentRow,
  shipmentItems,
  shipments,
} from '@/db/schema/orders';
import { formatMoney } from '@/lib/domain/money';
import { renderOrderMail } from '@/lib/integrations/email/order-mail';
import type { Ctx } from '../context';
import type { EffectOutcome } from '../effects/run-effect';
import { issueToken } from '../orders/access-tokens';
import { recordEvent } from '../orders/record-event';

type Words = { subject: string; heading: string; paragraphs: string[] };

/** Sends one mail that an effect is about. The effect's id is the Message-ID. May throw ProviderError. */
export async function sendOrderMail(ctx: Ctx, effect: EffectRow): Promise<EffectOutcome> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, effect.orderId));
  if (!order) throw new Error(`no order ${effect.orderId}`);
  const shipment = effect.kind === 'mail_shipped' ? await loadShipment(ctx, effect.subject) : null;
  const words = wordsOf(effect, order, shipment?.row ?? null);
  const items = await ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.id));
  const inside =
    shipment && shipment.itemIds.length > 0 ? items.filter(({ id }) => shipment.itemIds.includes(id)) : items;
  // The link travels by mail and may be forwarded, so what it opens is masked.
  const token = await issueToken(ctx, ctx.db, order.id, 'weak');
  const { html, text } = await renderOrderMail({
    ...words,
    shopName: ctx.env.SHOP_NAME,
    orderNumber: order.orderNumber,
    action: { label: 'Track your order', url: `${ctx.env.APP_URL}/orders/${order.orderNumber}?t=${token}` },
    items: inside.map((item) => ({
      title: item.title,
      detail: `${item.variantName} × ${item.quantity}`,
      picture: item.picture,
    })),
    total: effect.kind === 'mail_placed' ? formatMoney(order.totalMinor, order.currency) : null,
  });
  const to = String(ctx.vault.open(order.emailSealed));
  await ctx.mailer.send({ to, subject: words.subject, html, text, key: effect.id });
  await ctx.at('mail.sent');
  return {
    state: 'done',
    also: async (tx) => {
      await recordEvent(ctx, tx, {
        orderId: order.id,
        kind: 'mail.sent',
        onceKey: effect.id,
        source: 'system',
        data: { mail: effect.kind },
      });
    },
  };
}

async function loadShipment(ctx: Ctx, shipmentId: string): Promise<{ row: ShipmentRow; itemIds: string[] }> {
  const [found] = await ctx.db
    .select({ row: shipments })
    .from(shipments)
    .innerJoin(fulfillments, eq(fulfillments.id, shipments.fulfillmentId))
    .where(eq(shipments.id, shipmentId));
  if (!found) throw new Error(`no shipment ${shipmentId}`);
  const inside = await ctx.db.select().from(shipmentItems).where(eq(shipmentItems.shipmentId, shipmentId));
  return { row: found.row, itemIds: inside.map(({ orderItemId }) => orderItemId) };
}

function wordsOf(effect: EffectRow, order: OrderRow, shipment: ShipmentRow | null): Words {
  const number = order.orderNumber;
  switch (effect.kind) {
    case 'mail_placed':
      return {
        subject: `Order ${number} is in`,
        heading: 'Thank you for your order',
        paragraphs: [
          'We have your payment and are handing your items to print.',
          `We expect them with you between ${order.shipping.deliveryFrom} and ${order.shipping.deliveryTo}.`,
        ],
      };
    case 'mail_in_production':
      return {
        subject: `Order ${number} is being printed`,
        heading: 'Your order is being printed',
        paragraphs: ['Your items are made just for you. We write again when they ship.'],
      };
    case 'mail_shipped': {
      const by = [shipment?.carrier, shipment?.trackingNumber].filter(Boolean).join(' ');
      return {
        subject: `A package of order ${number} has shipped`,
        heading: 'A package is on its way',
        paragraphs: [by === '' ? 'It has left the print shop.' : `It travels with ${by}.`],
      };
    }
    case 'mail_delivered':
      return {
        subject: `Order ${number} has arrived`,
        heading: 'Your order has arrived',
        paragraphs: ['All packages are delivered. We hope you like what you find inside.'],
      };
    case 'mail_canceled':
      return {
        subject: `Order ${number} is canceled`,
        heading: 'Your order is canceled',
        paragraphs: [
          'Nothing of it will be printed.',
          'What you paid goes back to your card; you get another mail as soon as the refund is on its way.',
        ],
      };
    case 'mail_failed':
      return {
        subject: `A problem with order ${number}`,
        heading: 'There is a problem with your order',
        paragraphs: [
          'The print shop could not make your items. We are looking into it and will either fix it or refund you.',
        ],
      };
    case 'mail_cancel_refused':
      return {
        subject: `Part of order ${number} could not be canceled`,
        heading: 'Some items could not be stopped',
        paragraphs: [
          'They were already being made when you asked, so they will still be sent to you.',
          'Whatever could be stopped is refunded; you get another mail as soon as that is on its way.',
        ],
      };
    case 'mail_payment_failed':
      return {
        subject: `The payment for order ${number} did not go through`,
        heading: 'Your payment did not go through',
        paragraphs: ['Your bank has turned it down, and you have not been charged. You can pay again from the order.'],
      };
    case 'mail_refunded': {
      const amount = effect.data['amount_minor'];
      const money = typeof amount === 'number' ? formatMoney(amount, order.currency) : 'Your money';
      return {
        subject: `Refund for order ${number}`,
        heading: 'Your refund is on its way',
        paragraphs: [`${money} goes back to the card you paid with. It usually shows within 5 to 10 business days.`],
      };
    }
    default:
      throw new Error(`${effect.kind} is not a mail`);
  }
}
