import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx, Effect, EffectOutcome } from '@/lib/engine/ctx';
import { orderIdOf } from '@/lib/engine/work/order-id-of';

/** Makes the calculation a paid order was charged by into a record for the tax report. May throw ProviderError. */
export async function recordTax(ctx: Ctx, effect: Effect<'tax_transaction'>): Promise<EffectOutcome> {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(eq(orders.id, orderIdOf(effect)));
  const calculationId = order?.quote?.tax.calculationId ?? null;
  if (!order || calculationId === null) return { state: 'dropped', reason: 'no_tax', note: 'no tax was calculated' };
  if (order.taxTransactionId !== null) return { state: 'done', note: order.taxTransactionId };
  const transactionId = await ctx.tax.record({
    calculationId,
    reference: order.orderNumber,
    orderId: order.id,
    effectId: effect.id,
  });
  return {
    state: 'done',
    note: transactionId,
    also: async (ctx) => {
      await ctx.db.update(orders).set({ taxTransactionId: transactionId }).where(eq(orders.id, order.id));
    },
  };
}
