import { and, eq } from 'drizzle-orm';
import { type EffectRow, effects } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import type { Ctx, EffectOutcome } from '@/lib/engine/ctx';

/** Takes a refund's share of the tax out of the tax report. `subject` is the refund's id. May throw ProviderError. */
export async function reverseTax(ctx: Ctx, effect: EffectRow): Promise<EffectOutcome> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, effect.orderId));
  const amountMinor = effect.data['amount_minor'];
  if (!order || typeof amountMinor !== 'number') throw new Error(`tax reversal ${effect.id} says not of how much`);
  if (order.taxTransactionId === null) return withoutRecord(ctx, effect);
  const reversalId = await ctx.tax.reverse({
    transactionId: order.taxTransactionId,
    reference: effect.subject,
    amountMinor: amountMinor === order.totalMinor ? null : amountMinor,
    effectId: effect.id,
  });
  return { state: 'done', note: reversalId };
}

/** The record comes first. Where it never will, a person must put the report right. */
async function withoutRecord(ctx: Ctx, effect: EffectRow): Promise<EffectOutcome> {
  const [record] = await ctx.db
    .select({ state: effects.state })
    .from(effects)
    .where(and(eq(effects.orderId, effect.orderId), eq(effects.kind, 'tax_transaction')));
  if (record?.state === 'owed') throw new ProviderError('stripe', 'not_ready', 'the tax is not recorded yet');
  if (record?.state === 'attention') throw new ProviderError('stripe', 'rejected', 'the tax was never recorded');
  return { state: 'dropped', note: 'no tax was recorded' };
}
