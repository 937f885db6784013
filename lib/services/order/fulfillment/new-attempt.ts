import { and, eq } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { type FulfillmentRow, fulfillments, type OrderRow } from '@/db/schema/orders';
import { nextExternalId } from '@/lib/domain/order/order-number';
import type { TxCtx } from '@/lib/engine/ctx';
import { resolveAlert } from '@/lib/engine/raise-alert';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { nextGeneration } from '../status/newest-generations';

/**
 * A part made anew under a number of its own: a provider never takes a number twice. Its submission first stops what
 * there was before. `all`: every part of the order, whose row the caller holds.
 */
export async function newAttempt(
  ctx: TxCtx,
  order: OrderRow,
  part: FulfillmentRow,
  all: readonly FulfillmentRow[],
): Promise<FulfillmentRow> {
  const [made] = await ctx.db
    .insert(fulfillments)
    .values({
      orderId: order.id,
      provider: part.provider,
      generation: nextGeneration(part.provider, all),
      replacement: part.replacement,
      lines: part.lines,
      externalId: nextExternalId(
        order.orderNumber,
        all.map((each) => each.externalId),
      ),
      shippingMethod: part.shippingMethod,
    })
    .returning();
  if (!made) throw new Error('the new attempt was not written');
  await closeCasesOf(ctx, part);
  await enqueueEffect(ctx, { orderId: order.id, fulfillmentId: made.id, kind: 'submit' });
  return made;
}

/** What staff were to do about the attempt before is done with it. */
async function closeCasesOf(ctx: TxCtx, part: FulfillmentRow): Promise<void> {
  await resolveAlert(ctx, 'fulfillment_failed', part.id);
  const ofSubmit = and(eq(effects.fulfillmentId, part.id), eq(effects.kind, 'submit'));
  for (const { id } of await ctx.db.select({ id: effects.id }).from(effects).where(ofSubmit)) {
    await resolveAlert(ctx, 'submit_refused', id);
    await resolveAlert(ctx, 'effect_stuck', id);
  }
}
