import { and, eq, lt, ne } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { moveFulfillment } from './apply-pod-order';
import { fetchOurs } from './find-ours';

/**
 * Makes sure that no earlier attempt at a part can still be printed, so that a new one is not printed twice.
 * Throws ProviderError; `rejected` when the provider keeps an earlier order going.
 */
export async function cancelEarlierGenerations(ctx: Ctx, part: FulfillmentRow): Promise<void> {
  const earlier = await ctx.db
    .select()
    .from(fulfillments)
    .where(
      and(
        eq(fulfillments.orderId, part.orderId),
        eq(fulfillments.provider, part.provider),
        eq(fulfillments.replacement, part.replacement),
        lt(fulfillments.generation, part.generation),
        ne(fulfillments.status, 'canceled'),
      ),
    );
  for (const attempt of earlier) {
    await stopAttempt(ctx, attempt);
    await inTransaction(ctx, (ctx) =>
      moveFulfillment(ctx, {
        fulfillment: attempt,
        to: 'canceled',
        reason: `replaced by ${part.externalId}`,
        seenAt: ctx.clock.now(),
        source: 'system',
      }),
    );
  }
}

/** Stops what the provider has of an attempt that another replaces. Throws ProviderError; `rejected` where it keeps it going. */
export async function stopAttempt(ctx: Ctx, attempt: FulfillmentRow): Promise<void> {
  const pod = podOf(ctx, attempt.provider, 'submit');
  const podOrderId = attempt.podOrderId ?? (await fetchOurs(ctx, pod, attempt))?.podOrderId;
  const answer = podOrderId === undefined ? null : await pod.cancel(podOrderId);
  if (answer?.outcome !== 'refused') return;
  const why = `the earlier order ${attempt.externalId} cannot be stopped there: ${answer.reason}`;
  throw new ProviderError(attempt.provider, 'rejected', why);
}
