import { and, eq, isNull } from 'drizzle-orm';
import { fulfillments, orderItems } from '@/db/schema/orders';
import type { Effect, TxCtx } from '@/lib/engine/ctx';
import { resolveAlert } from '@/lib/engine/raise-alert';
import { orderChanged } from '../status/order-changed';
import { moveFulfillment } from './apply-pod-order';

/**
 * What the print shop would not take has failed, and does not look as if it waited: the shopper is told, may have the
 * money back at once, and gets it after a day if nobody mends it. Its goods are read anew at once, as what is refused is
 * often gone.
 * A draft that is there stands as the provider tells. In the transaction that ends the trying.
 */
export async function submitRefused(ctx: TxCtx, effect: Effect<'submit'>, note: string): Promise<void> {
  if (effect.fulfillmentId === null) return;
  const [part] = await ctx.db
    .select()
    .from(fulfillments)
    .where(and(eq(fulfillments.id, effect.fulfillmentId), isNull(fulfillments.podOrderId)));
  if (part?.status !== 'pending') return;
  const moved = await moveFulfillment(ctx, {
    fulfillment: part,
    to: 'failed',
    reason: note,
    seenAt: ctx.clock.now(),
    source: 'system',
  });
  if (!moved) return;
  // The refusal is a case of its own, which the caller opens.
  await resolveAlert(ctx, 'fulfillment_failed', part.id);
  await orderChanged(ctx, part.orderId);
  const goods = await ctx.db
    .selectDistinct({ provider: orderItems.provider, providerProductId: orderItems.providerProductId })
    .from(orderItems)
    .where(and(eq(orderItems.orderId, part.orderId), eq(orderItems.provider, part.provider)));
  for (const { provider, providerProductId } of goods) {
    const job = { provider, providerProductId, trigger: 'refused' };
    await ctx.queue.enqueue(ctx.db, 'product', job, { onceAs: `${provider}/${providerProductId}` });
  }
}
