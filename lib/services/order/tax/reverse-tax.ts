import { and, asc, eq } from 'drizzle-orm';
import { refundRequests } from '@/db/schema/console';
import { effects } from '@/db/schema/operations';
import { type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import { itemTaxes, linesRefund } from '@/lib/domain/money/pricing';
import type { Ctx, Effect, EffectOutcome } from '@/lib/engine/ctx';
import { orderIdOf } from '@/lib/engine/work/order-id-of';
import type { ReversedLine } from '@/lib/integrations/stripe/tax';

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
    lines: amount_minor === order.totalMinor ? [] : await linesOf(ctx, order, effect.payload),
    effectId: effect.id,
  });
  return { state: 'done', note: reversalId };
}

/** A refund by line takes the tax of those lines, where their sum is what went back. */
async function linesOf(
  ctx: Ctx,
  order: OrderRow,
  { request_id, amount_minor }: Effect<'tax_reversal'>['payload'],
): Promise<ReversedLine[]> {
  if (request_id === undefined) return [];
  const approved = and(eq(refundRequests.orderId, order.id), eq(refundRequests.state, 'approved'));
  const requests = await ctx.db.select().from(refundRequests).where(approved).orderBy(asc(refundRequests.requestedAt));
  const at = requests.findIndex(({ id }) => id === request_id);
  const items = await ctx.db
    .select()
    .from(orderItems)
    .where(eq(orderItems.orderId, order.id))
    .orderBy(asc(orderItems.id));
  const taxes = itemTaxes(items, order.quote?.tax ?? null);
  const pieces = (some: typeof requests, itemId: string) =>
    some.flatMap(({ lines }) => lines).reduce((sum, line) => sum + (line.item_id === itemId ? line.quantity : 0), 0);
  const lines = items.flatMap((item, place): ReversedLine[] => {
    const quantity = pieces(requests.slice(at, at + 1), item.id);
    const line = { ...item, taxMinor: taxes[place] ?? 0, gone: pieces(requests.slice(0, at), item.id), now: quantity };
    const netMinor = item.unitMinor * quantity;
    return quantity === 0
      ? []
      : [{ reference: item.variantId, netMinor, taxMinor: linesRefund([line]) - netMinor, quantity }];
  });
  const sumMinor = lines.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0);
  const isOnce = new Set(lines.map(({ reference }) => reference)).size === lines.length;
  return sumMinor === amount_minor && isOnce ? lines : [];
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
