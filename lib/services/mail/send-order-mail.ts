import { and, eq } from 'drizzle-orm';
import { fulfillments, type OrderRow, orderEvents, orderItems, orders } from '@/db/schema/orders';
import { shipmentItems, shipments } from '@/db/schema/shipments';
import { carrierName } from '@/lib/domain/address/carriers';
import { type MailEffect, mailOf } from '@/lib/domain/order/mails';
import type { Ctx, Effect, EffectOutcome } from '@/lib/engine/ctx';
import { recordEvent } from '@/lib/engine/record-event';
import { orderIdOf } from '@/lib/engine/work/order-id-of';
import { renderMail } from '@/lib/integrations/email/order-mail';
import { issueToken } from '@/lib/services/order/reading/access-tokens';
import { composeMail, type MailFacts } from './compose-mail';
import { skipReason } from './skip-reason';

/**
 * Sends one mail that an effect is about, in the language of the order. The effect's id is the Message-ID. What time
 * has overtaken is dropped. May throw ProviderError.
 */
export async function sendOrderMail(ctx: Ctx, effect: Effect<MailEffect>): Promise<EffectOutcome> {
  const mail = mailOf(effect.kind);
  if (!mail) throw new Error(`${effect.kind} is not a mail`);
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(eq(orders.id, orderIdOf(effect)));
  if (!order) throw new Error(`no order ${effect.orderId}`);
  const skip = await skipReason(ctx, effect, order);
  if (skip) return { state: 'dropped', ...skip };
  const content = composeMail(mail, await factsOf(ctx, effect, order));
  const { html, text } = await renderMail(content);
  const to = String(ctx.vault.open(order.emailSealed));
  await ctx.mailer.send({ to, subject: content.subject, html, text, key: effect.id });
  await ctx.at('mail.sent');
  return {
    state: 'done',
    also: async (ctx) => {
      await recordEvent(ctx, {
        orderId: order.id,
        kind: 'mail.sent',
        onceKey: effect.id,
        source: 'system',
        data: { mail: effect.kind },
      });
    },
  };
}

async function factsOf(ctx: Ctx, effect: Effect<MailEffect>, order: OrderRow): Promise<MailFacts> {
  const { payload } = effect;
  const box = 'shipment_id' in payload ? await packageOf(ctx, payload.shipment_id) : null;
  const items = await ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.id));
  const inside = box && box.inside.size > 0 ? box.inside : null;
  const stillComing = effect.kind === 'mail_cancel_refused' ? await refusingProviders(ctx, order.id) : null;
  const told = items
    .filter(({ id, provider }) => (inside?.has(id) ?? true) && (stillComing?.has(provider) ?? true))
    .map((item) => ({ ...item, quantity: inside?.get(item.id) ?? item.quantity }));
  // The link travels by mail and may be forwarded, so what it opens is masked.
  const token = await issueToken(ctx, order.id, effect.kind === 'mail_rating' ? 'rating' : 'weak');
  const { deliveryWindow: window, shipping, quote } = order;
  const dates = 'previous_to' in payload ? payload : null;
  return {
    locale: order.locale,
    shopName: (await ctx.settings.shop()).name,
    orderNumber: order.orderNumber,
    url: `${ctx.env.APP_URL}/orders/${order.orderNumber}?t=${token}`,
    expected: {
      from: dates?.from ?? window?.from ?? shipping.deliveryFrom,
      to: dates?.to ?? window?.to ?? shipping.deliveryTo,
    },
    expectedBefore: dates && { from: dates.previous_from, to: dates.previous_to },
    amounts: {
      subtotalMinor: order.subtotalMinor,
      shippingMinor: order.shippingMinor,
      taxMinor: order.taxMinor,
      totalMinor: order.totalMinor,
      taxMode: quote?.tax.mode ?? 'off',
      currency: order.currency,
    },
    package: box && { carrier: box.carrier && carrierName(box.carrier), trackingNumber: box.trackingNumber },
    instructions: order.paymentInstructions,
    refundMinor: 'amount_minor' in payload ? payload.amount_minor : null,
    items: told.map(({ title, variantName, quantity, picture }) => ({ title, variantName, quantity, picture })),
  };
}

/** `inside` is how many of which item; empty while the print shop has not told. */
async function packageOf(ctx: Ctx, shipmentId: string) {
  const [box] = await ctx.db.select().from(shipments).where(eq(shipments.id, shipmentId));
  if (!box) throw new Error(`no shipment ${shipmentId}`);
  const rows = await ctx.db.select().from(shipmentItems).where(eq(shipmentItems.shipmentId, shipmentId));
  return { ...box, inside: new Map(rows.map(({ orderItemId, quantity }) => [orderItemId, quantity])) };
}

/** Who went on printing when the order was called off. */
async function refusingProviders(ctx: Ctx, orderId: string): Promise<Set<string>> {
  const refused = await ctx.db
    .select({ provider: fulfillments.provider })
    .from(orderEvents)
    .innerJoin(fulfillments, eq(fulfillments.id, orderEvents.fulfillmentId))
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.kind, 'cancel.refused')));
  return new Set(refused.map(({ provider }) => provider));
}
