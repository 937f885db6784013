import { and, eq, isNull } from 'drizzle-orm';
import { fulfillments } from '@/db/schema/orders';
import type { Effect, TxCtx } from '@/lib/engine/ctx';
import { resolveAlert } from '@/lib/engine/raise-alert';
import { orderChanged } from '../status/order-changed';
import { moveFulfillment } from './apply-pod-order';

/** Many refusals are one reading. */
const READ_ONCE_MS = 10_000;

/**
 * What the print shop would not take has failed, and does not look as if it waited: the shopper is told, may have the
 * money back at once, and gets it after a day if nobody mends it. The catalogue is read again, as what it refused is often gone.
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
  await ctx.queue.enqueue(ctx.db, 'catalogue', { trigger: 'refused' }, { onceInMs: READ_ONCE_MS });
}
