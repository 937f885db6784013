import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type EffectRow, effects } from '@/db/schema/operations';
import { fulfillments, type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { refundShare, taxShare } from '@/lib/domain/pricing';
import type { Ctx } from '../context';
import type { EffectOutcome } from '../effects/run-effect';
import { recordEvent } from '../orders/record-event';
import { newestGenerations } from '../orders/refresh-order';
import { syncPayment } from './sync-payment';

/**
 * Gives back what a refund effect is about: one canceled part, or everything. The amount is fixed on the effect's row
 * before Stripe is asked, and the effect's id is Stripe's idempotency key. May throw ProviderError.
 */
export async function refundOrder(ctx: Ctx, effect: EffectRow): Promise<EffectOutcome> {
  const planned = await ctx.db.transaction((tx) => planRefund(tx, effect));
  if (!planned) return { state: 'dropped', note: 'nothing is left to refund' };
  const refund = await ctx.stripe.refund({ ...planned, effectId: effect.id });
  await ctx.db.transaction((tx) =>
    recordEvent(ctx, tx, {
      orderId: effect.orderId,
      fulfillmentId: effect.fulfillmentId,
      kind: 'refund.requested',
      onceKey: refund.id,
      source: 'system',
      data: { amount_minor: planned.amountMinor },
    }),
  );
  await syncPayment(ctx, { orderId: effect.orderId, source: 'stripe' });
  return { state: 'done', note: refund.id };
}

async function planRefund(tx: Tx, effect: EffectRow): Promise<{ paymentIntentId: string; amountMinor: number } | null> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, effect.orderId)).for('update');
  if (!order?.paymentIntentId || order.paidAt === null) return null;
  const fixed = effect.data['amount_minor'];
  if (typeof fixed === 'number') return { paymentIntentId: order.paymentIntentId, amountMinor: fixed };
  // What other refund effects have planned counts as gone, whether Stripe has heard of them or not.
  const others = await tx
    .select({ data: effects.data })
    .from(effects)
    .where(
      and(
        eq(effects.orderId, order.id),
        eq(effects.kind, 'refund'),
        ne(effects.id, effect.id),
        ne(effects.state, 'dropped'),
      ),
    );
  const planned = others.reduce(
    (sum, { data }) => sum + (typeof data['amount_minor'] === 'number' ? data['amount_minor'] : 0),
    0,
  );
  const goneMinor = Math.max(planned, order.refundedMinor);
  const amountMinor = await amountOf(tx, order, effect, goneMinor);
  if (amountMinor <= 0) return null;
  await tx
    .update(effects)
    .set({ data: { ...effect.data, amount_minor: amountMinor } })
    .where(eq(effects.id, effect.id));
  return { paymentIntentId: order.paymentIntentId, amountMinor };
}

async function amountOf(tx: Tx, order: OrderRow, effect: EffectRow, goneMinor: number): Promise<number> {
  if (effect.fulfillmentId === null) return order.totalMinor - goneMinor;
  const parts = newestGenerations(await tx.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
  const part = parts.find(({ id }) => id === effect.fulfillmentId);
  if (!part) return 0;
  const items = await tx
    .select({ variantId: orderItems.variantId, unitMinor: orderItems.unitMinor, quantity: orderItems.quantity })
    .from(orderItems)
    .where(and(eq(orderItems.orderId, order.id), eq(orderItems.provider, part.provider)));
  const itemsMinor = items.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
  const shippingMinor = order.shipping.parts[part.provider]?.costMinor ?? 0;
  const isLastPart = parts.every(({ status }) => status === 'canceled');
  const variantIds = items.map(({ variantId }) => variantId);
  const taxMinor = order.quote ? taxShare(order.quote.tax, order, { variantIds, shippingMinor }) : 0;
  return refundShare(order, { itemsMinor, shippingMinor, taxMinor }, goneMinor, isLastPart);
}
