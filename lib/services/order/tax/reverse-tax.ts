import { and, eq } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import type { Ctx, Effect, EffectOutcome } from '@/lib/engine/ctx';
import { orderIdOf } from '@/lib/engine/work/order-id-of';

/** Takes a refund's share of the tax out of the tax report. May throw ProviderError. */
export async function reverseTax(ctx: Ctx, effect: Effect<'tax_reversal'>): Promise<EffectOutcome> {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(eq(orders.id, orderIdOf(effect)));
  if (!order) throw new Error(`no order ${effect.orderId}`);
  const { refund_id, amount_minor } = effect.payload;
  if (order.taxTransactionId === null) return withoutRecord(ctx, effect);
  const reversalId = await ctx.tax.reverse({
    transactionId: order.taxTransactionId,
    reference: refund_id,
    amountMinor: amount_minor === order.totalMinor ? null : amount_minor,
    effectId: effect.id,
  });
  return { state: 'done', note: reversalId };
}

/** The record comes first. Where it never will, a person must put the report right. */
async function withoutRecord(ctx: Ctx, effect: Effect<'tax_reversal'>): Promise<EffectOutcome> {
  const [record] = await ctx.db
    .select({ state: effects.state })
    .from(effects)
    .where(and(eq(effects.orderId, orderIdOf(effect)), eq(effects.kind, 'tax_transaction')));
  if (record?.state === 'pending') throw new ProviderError('stripe', 'not_ready', 'the tax is not recorded yet');
  if (record?.state === 'attention') throw new ProviderError('stripe', 'rejected', 'the tax was never recorded');
  return { state: 'dropped', reason: 'no_tax', note: 'no tax was recorded' };
}
