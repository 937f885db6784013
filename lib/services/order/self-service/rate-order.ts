import { randomUUID } from 'node:crypto';
import { feedback } from '@/db/schema/operations';
import { AppError } from '@/lib/domain/core/errors';
import { mayRate, refuseWeakLink } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { readableOrder } from '../reading/order-view';

/** One to five stars, once, after everything has arrived. Throws AppError not_found, forbidden, conflict. */
export async function rateOrder(
  ctx: Ctx,
  input: { orderId: string; rating: number; comment?: string | undefined },
): Promise<{ rating: number }> {
  const order = await readableOrder(ctx, { orderId: input.orderId });
  if (!mayRate(ctx.actor)) refuseWeakLink(ctx.actor);
  if (order.status !== 'delivered') {
    throw new AppError('conflict', 'You can rate the order once it has arrived.', { reason: 'rate_early' });
  }
  const id = randomUUID();
  const added = await ctx.db
    .insert(feedback)
    .values({
      id,
      orderId: order.id,
      rating: input.rating,
      commentSealed: input.comment ? ctx.vault.seal(feedback.commentSealed, id, input.comment) : null,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: feedback.id });
  if (added.length === 0) {
    throw new AppError('conflict', 'You have rated this order already. Thank you!', { reason: 'rated_already' });
  }
  return { rating: input.rating };
}
