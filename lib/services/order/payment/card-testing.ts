import { and, count, eq, gt, or, type SQL } from 'drizzle-orm';
import { webhookEvents } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import { orders } from '@/db/schema/orders';
import { AppError } from '@/lib/domain/core/errors';
import { CALLER_DECLINES, ORDER_DECLINES } from '@/lib/domain/money/declines';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';

const HOUR_MS = 3_600_000;

/** Every declined card is a message of its own, also where one look at the payment takes in several. */
const DECLINED = and(eq(webhookEvents.source, 'stripe'), eq(webhookEvents.type, 'payment_intent.payment_failed'));

/** Nobody tries out card after card on one payment: after so many it is called off. */
export async function endAfterDeclines(ctx: TxCtx, orderId: string): Promise<void> {
  const [told] = await ctx.db
    .select({ n: count() })
    .from(webhookEvents)
    .where(and(DECLINED, eq(webhookEvents.orderId, orderId)));
  const [seen] = await ctx.db
    .select({ n: count() })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.kind, 'payment.failed')));
  if (Math.max(told?.n ?? 0, seen?.n ?? 0) < ORDER_DECLINES) return;
  await enqueueEffect(ctx, { orderId, kind: 'cancel_payment' });
}

/** Throws AppError rate_limited while too many cards of this address, or from this network, were declined. */
export async function refuseCardTesting(
  ctx: Ctx,
  { emailIndex, networkIndex }: { emailIndex: string; networkIndex: string | null },
): Promise<void> {
  const since = gt(webhookEvents.receivedAt, new Date(ctx.clock.now().getTime() - HOUR_MS));
  const declinesOf = async (theirs: SQL) => {
    const [found] = await ctx.db
      .select({ n: count() })
      .from(webhookEvents)
      .innerJoin(orders, eq(orders.id, webhookEvents.orderId))
      .where(and(DECLINED, since, theirs));
    return found?.n ?? 0;
  };
  const mine = eq(orders.emailIndex, emailIndex);
  const ours = networkIndex === null ? mine : or(mine, eq(orders.networkIndex, networkIndex));
  if ((await declinesOf(ours ?? mine)) < CALLER_DECLINES) return;
  throw new AppError('rate_limited', 'Too many cards were declined. Please try again in an hour.', {
    reason: 'many_declines',
    retryAfterMs: HOUR_MS,
  });
}
