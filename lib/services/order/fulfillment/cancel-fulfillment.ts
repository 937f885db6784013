import { and, eq, gt } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import { FULFILLMENTS, isOneOf } from '@/lib/domain/order/states';
import { type Ctx, type Effect, type EffectOutcome, podOf } from '@/lib/engine/ctx';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { orderChanged } from '../status/order-changed';
import { moveFulfillment } from './apply-pod-order';
import { isOurs } from './find-ours';
import { submitInput } from './submit-fulfillment';
import { syncFulfillment } from './sync-fulfillment';

/**
 * Asks the provider to stop a part. What was stopped leads to its refund (see `moveFulfillment`); what was refused
 * goes on and says why. May throw ProviderError.
 */
export async function cancelFulfillment(ctx: Ctx, effect: Effect<'cancel'>): Promise<EffectOutcome> {
  if (effect.fulfillmentId === null) throw new Error(`cancel effect ${effect.id} names no fulfillment`);
  const [part] = await ctx.db.select().from(fulfillments).where(eq(fulfillments.id, effect.fulfillmentId));
  if (!part) throw new Error(`no fulfillment ${effect.fulfillmentId}`);
  const { because } = effect.payload;
  // The books may have found it in production although it is canceled here: then the provider is asked all the same.
  const goingOn = because === 'printed_unpaid';
  if (part.status === 'canceled' && !goingOn) return { state: 'done', note: 'already canceled' };
  if (isOneOf(part.status, FULFILLMENTS.shipped))
    return { state: 'dropped', reason: 'already_there', note: `it is already ${part.status}` };

  const pod = podOf(ctx, part.provider, 'cancel');
  const podOrderId = part.podOrderId ?? (await draftOf(ctx, part));
  const answer = podOrderId === null ? ({ outcome: 'canceled' } as const) : await pod.cancel(podOrderId);
  await ctx.at('cancel.stopped');
  const seenAt = ctx.clock.now();
  if (answer.outcome === 'canceled') {
    return {
      state: 'done',
      also: async (ctx) => {
        await moveFulfillment(ctx, {
          fulfillment: part,
          to: 'canceled',
          reason: 'canceled on request',
          seenAt,
          source: 'system',
        });
        await orderChanged(ctx, part.orderId);
      },
    };
  }
  await syncFulfillment(ctx, { fulfillmentId: part.id, source: 'provider', lane: 'cancel' });
  return {
    state: 'dropped',
    reason: 'refused_there',
    note: answer.reason,
    also: async (ctx) => {
      const subject = { orderId: part.orderId, fulfillmentId: part.id };
      await recordEvent(ctx, {
        ...subject,
        kind: 'cancel.refused',
        onceKey: effect.id,
        source: 'provider',
        data: { provider: part.provider, reason: answer.reason },
      });
      // Only who asked for it is told that it was refused, in one mail however many parts go on.
      if (because === 'customer' || because === 'staff')
        await enqueueEffect(ctx, { orderId: part.orderId, kind: 'mail_cancel_refused' });
      await raiseAlert(ctx, {
        ...subject,
        kind: 'cancel_refused',
        key: part.id,
        message: `${part.provider} would not cancel ${part.externalId}: ${answer.reason}`,
      });
    },
  };
}

/**
 * The provider's order whose id we never got to write down, or null when none was ever asked for. Where a creation
 * was begun and no order is seen, it may still appear: ours is then made on purpose, so that it can be called off and
 * its number is used up for good.
 */
async function draftOf(ctx: Ctx, part: FulfillmentRow): Promise<string | null> {
  const [tried] = await ctx.db
    .select({ id: effects.id })
    .from(effects)
    .where(and(eq(effects.fulfillmentId, part.id), eq(effects.kind, 'submit'), gt(effects.attempts, 0)));
  if (!tried) return null;
  const pod = podOf(ctx, part.provider, 'cancel');
  const found = await pod.fetchOrder({ externalId: part.externalId }, { confirmed: false });
  if (found) return (await isOurs(ctx, part, found)) ? found.podOrderId : null;
  try {
    const draft = await pod.ensureDraft(await submitInput(ctx, part));
    if (!draft.existed) return draft.podOrderId;
    const there = await pod.fetchOrder({ podOrderId: draft.podOrderId }, { confirmed: false });
    return there && (await isOurs(ctx, part, there)) ? there.podOrderId : null;
  } catch (error) {
    // What the provider will not take (a bad address), it never took.
    if (error instanceof ProviderError && error.kind === 'rejected') return null;
    throw error;
  }
}
