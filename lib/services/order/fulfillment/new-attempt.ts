import { type FulfillmentRow, fulfillments, type OrderRow } from '@/db/schema/orders';
import { nextExternalId } from '@/lib/domain/order/order-number';
import type { TxCtx } from '@/lib/engine/ctx';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';

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
      generation: part.generation + 1,
      externalId: nextExternalId(
        order.orderNumber,
        all.map((each) => each.externalId),
      ),
      shippingMethod: part.shippingMethod,
    })
    .returning();
  if (!made) throw new Error('the new attempt was not written');
  await enqueueEffect(ctx, { orderId: order.id, fulfillmentId: made.id, kind: 'submit' });
  return made;
}
