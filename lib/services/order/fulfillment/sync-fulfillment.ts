import { and, eq, gt } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import type { PodOrder } from '@/lib/domain/order/pod';
import type { EventSource } from '@/lib/domain/order/timeline';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import type { Lane } from '@/lib/engine/gate/lanes';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { applyPodOrder } from './apply-pod-order';
import { whoseOrder } from './find-ours';
import { isTelling, type ShipmentHint } from './merge-look';
import { passKnown } from './pass-known';

const OVERTAKEN_RETRY_MS = 1_000;

/** `missing`: the provider once gave us this order and no longer knows it. */
export type SyncOutcome = { changed: boolean; missing: boolean; providerStatus: string | null; detail: string };

/**
 * Asks the provider about one fulfillment and takes what it says. The webhook, the cron, the resync button all call
 * this: whatever was missed, one call brings our copy to the provider's state. May throw ProviderError.
 */
export async function syncFulfillment(
  ctx: Ctx,
  input: {
    fulfillmentId: string;
    source: EventSource;
    lane: Lane;
    hint?: ShipmentHint;
    seen?: { pod: PodOrder; seenAt: Date };
  },
): Promise<SyncOutcome> {
  const [fulfillment] = await ctx.db.select().from(fulfillments).where(eq(fulfillments.id, input.fulfillmentId));
  if (!fulfillment) throw new Error(`no fulfillment ${input.fulfillmentId}`);
  const seenAt = input.seen?.seenAt ?? ctx.clock.now();
  const pod = input.seen?.pod ?? (await look(ctx, fulfillment, input));
  if (!pod) return missing(ctx, fulfillment);
  if (fulfillment.podOrderId === null && (await whoseOrder(ctx, fulfillment, pod)) !== 'ours')
    return {
      changed: false,
      missing: false,
      providerStatus: null,
      detail: 'not submitted yet; what carries its number is not ours for certain',
    };
  const known =
    !input.seen &&
    !isTelling(input.hint) &&
    (await passKnown(ctx, [{ fulfillmentId: fulfillment.id, pod, seenAt }])).has(fulfillment.id);
  const changed = known
    ? false
    : await inTransaction(ctx, (ctx) =>
        applyPodOrder(ctx, {
          fulfillment,
          pod,
          seenAt,
          source: input.source,
          ...(input.hint ? { hint: input.hint } : {}),
        }),
      );
  if (isTelling(input.hint)) await refuseOvertaken(ctx, fulfillment, seenAt);
  const detail = changed ? 'taken over' : 'already up to date';
  return { changed, missing: false, providerStatus: pod.providerStatus, detail };
}

/** What only a message tells must not lose to a look that was a moment newer and knew nothing of it: it looks again. */
async function refuseOvertaken(ctx: Ctx, { id, provider }: FulfillmentRow, seenAt: Date): Promise<void> {
  const [newer] = await ctx.db
    .select({ id: fulfillments.id })
    .from(fulfillments)
    .where(and(eq(fulfillments.id, id), gt(fulfillments.lastSyncedAt, seenAt)));
  if (newer)
    throw new ProviderError(provider, 'not_ready', 'another look overtook what this message tells', {
      retryAfterMs: OVERTAKEN_RETRY_MS,
    });
}

async function look(
  ctx: Ctx,
  fulfillment: FulfillmentRow,
  { lane, hint }: { lane: Lane; hint?: ShipmentHint },
): Promise<PodOrder | null> {
  const ref = fulfillment.podOrderId ? { podOrderId: fulfillment.podOrderId } : { externalId: fulfillment.externalId };
  return podOf(ctx, fulfillment.provider, lane).fetchOrder(ref, {
    confirmed: fulfillment.confirmedAt !== null,
    troubled: fulfillment.trouble !== null || (hint?.trouble ?? null) !== null,
  });
}

/** Not submitted yet is fine; an order that the provider once gave us and no longer knows needs a person. */
async function missing(ctx: Ctx, fulfillment: FulfillmentRow): Promise<SyncOutcome> {
  if (fulfillment.podOrderId === null)
    return { changed: false, missing: false, providerStatus: null, detail: 'not submitted yet' };
  await raiseAlert(ctx, {
    kind: 'discrepancy',
    key: `provider_order_missing:${fulfillment.externalId}`,
    severity: 'critical',
    message: `${fulfillment.provider} no longer knows order ${fulfillment.podOrderId} (${fulfillment.externalId}).`,
    orderId: fulfillment.orderId,
    fulfillmentId: fulfillment.id,
  });
  return { changed: false, missing: true, providerStatus: null, detail: 'the provider does not know this order' };
}
