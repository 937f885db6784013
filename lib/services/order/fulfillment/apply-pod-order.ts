import { and, eq, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { type FulfillmentRow, fulfillments, orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import { refundFor } from '@/lib/domain/order/effects';
import type { PodOrder } from '@/lib/domain/order/pod';
import {
  AGAIN,
  FULFILLMENT,
  FULFILLMENTS,
  type FulfillmentStatus,
  isOneOf,
  mayBecome,
  PACKAGES,
  RANK,
} from '@/lib/domain/order/states';
import type { EventKind, EventSource } from '@/lib/domain/order/timeline';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { refundUnmade, stoppedReplacement } from '../refund/refund-unmade';
import { orderChanged } from '../status/order-changed';
import { applyFlags, asSentence } from './apply-flags';
import { applyShipments } from './apply-shipments';
import { hasNewerGeneration } from './has-newer-generation';
import type { ShipmentHint } from './merge-look';
import { type Left, piecesOf, whatLeft } from './what-left';

const EVENT_OF: Partial<Record<FulfillmentStatus, EventKind>> = {
  confirmed: 'fulfillment.confirmed',
  in_production: 'fulfillment.in_production',
  shipped: 'fulfillment.shipped',
  delivered: 'fulfillment.delivered',
  returned: 'fulfillment.returned',
  canceled: 'fulfillment.canceled',
  failed: 'fulfillment.failed',
};

/**
 * Takes one look at a provider's order into our tables. `seenAt` is when that look began: flags only follow newer
 * looks, the rank only climbs. Returns whether anything changed. All of it in the caller's transaction.
 */
export async function applyPodOrder(
  ctx: TxCtx,
  input: { fulfillment: FulfillmentRow; pod: PodOrder; seenAt: Date; source: EventSource; hint?: ShipmentHint },
): Promise<boolean> {
  const { fulfillment, pod, seenAt, source } = input;
  await lockOrder(ctx, fulfillment.orderId);
  // What has left the print shop decides what a cancel is worth, so the parcels come first.
  let changed = await applyShipments(ctx, input);
  if (pod.status === null) {
    await raiseAlert(ctx, {
      kind: 'unknown_status',
      key: fulfillment.id,
      message: `${fulfillment.provider} says "${pod.providerStatus}", a status we do not know. The order keeps its own.`,
      orderId: fulfillment.orderId,
      fulfillmentId: fulfillment.id,
    });
    await recordEvent(ctx, {
      orderId: fulfillment.orderId,
      fulfillmentId: fulfillment.id,
      kind: 'fulfillment.unknown_status',
      onceKey: `${fulfillment.id}:${pod.providerStatus}`,
      source,
      data: { provider: fulfillment.provider, provider_status: pod.providerStatus },
    });
  } else {
    await resolveAlert(ctx, 'unknown_status', fulfillment.id);
    const move = { fulfillment, to: pod.status, reason: pod.reason ?? endReason(input.hint), seenAt, source };
    if (await moveFulfillment(ctx, move)) changed = true;
  }
  if (await applyFlags(ctx, { ...input, ended: endReason(input.hint) })) changed = true;
  if (pod.unmade.length > 0 && !(await hasNewerGeneration(ctx, fulfillment))) {
    const unmade = await piecesOf(ctx, fulfillment, pod.unmade);
    if (await refundUnmade(ctx, fulfillment, unmade)) changed = true;
  }
  if (changed) await orderChanged(ctx, fulfillment.orderId);
  return changed;
}

/** What a message said of an end; what it said of a hold says nothing of that. */
const endReason = (hint: ShipmentHint | undefined) => (hint?.trouble ? null : (hint?.reason ?? null));

/** Everyone who changes parts of one order takes turns here, always order first: else two could wait for each other. */
export async function lockOrder(ctx: TxCtx, orderId: string): Promise<void> {
  const own = held.get(ctx.db) ?? new Set();
  if (own.has(orderId)) return;
  await ctx.db.execute(sql`select 1 from orders where id = ${orderId} for update`);
  held.set(ctx.db, own.add(orderId));
}

/** What a transaction has locked it keeps to its end. */
const held = new WeakMap<TxCtx['db'], Set<string>>();

/** One guarded UPDATE: whoever comes late or out of order changes nothing. Returns whether it moved. */
export async function moveFulfillment(
  ctx: TxCtx,
  input: {
    fulfillment: FulfillmentRow;
    to: FulfillmentStatus;
    reason: string | null;
    seenAt: Date;
    source: EventSource;
  },
): Promise<boolean> {
  const { fulfillment, seenAt } = input;
  await lockOrder(ctx, fulfillment.orderId);
  const left = input.to === 'canceled' ? await whatLeft(ctx, fulfillment) : null;
  const to = left?.status ?? input.to;
  const [moved] = await ctx.db
    .update(fulfillments)
    .set({
      status: to,
      rank: RANK[to],
      reason: input.reason,
      updatedAt: ctx.clock.now(),
      ...(isOneOf(to, FULFILLMENTS.making)
        ? { confirmedAt: sql`coalesce(${fulfillments.confirmedAt}, ${ctx.clock.now().toISOString()}::timestamptz)` }
        : {}),
      ...(isOneOf(to, FULFILLMENTS.stopped) ? { onHold: false } : {}),
    })
    .where(and(eq(fulfillments.id, fulfillment.id), mayMoveTo(to, seenAt)))
    .returning({ from: statusBefore });
  if (!moved) return false;
  const kind = EVENT_OF[to];
  if (kind) {
    await recordEvent(ctx, {
      orderId: fulfillment.orderId,
      fulfillmentId: fulfillment.id,
      kind,
      onceKey: to === 'failed' ? `${fulfillment.id}:${seenAt.toISOString()}` : fulfillment.id,
      source: input.source,
      data: { provider: fulfillment.provider, ...(input.reason ? { reason: input.reason } : {}) },
    });
  }
  if (to === 'delivered' && fulfillment.replacement > 0 && input.source !== 'system')
    await enqueueEffect(ctx, { orderId: fulfillment.orderId, fulfillmentId: fulfillment.id, kind: 'mail_replaced' });
  // Only an end has consequences, and only a failure is taken back.
  if (isOneOf(to, FULFILLMENTS.stopped) || isOneOf(moved.from, FULFILLMENTS.stopped))
    await followUp(ctx, fulfillment, to, input.reason);
  if (left !== null) await giveBackTheRest(ctx, fulfillment, left);
  return true;
}

/** What a statement answers from the table is as it was before it. */
const statusBefore = sql<FulfillmentStatus>`(select b.status from fulfillments b where b.id = fulfillments.id)`;

/** What the table allows. Climbing may be told late; off the ladder and back onto it only the newest look leads. */
function mayMoveTo(to: FulfillmentStatus, seenAt: Date): SQL | undefined {
  const fresh = or(isNull(fulfillments.lastSyncedAt), lte(fulfillments.lastSyncedAt, seenAt));
  const climbs = isOneOf(to, FULFILLMENTS.stopped) ? undefined : ne(fulfillments.status, 'failed');
  // A list knows nothing of what came back: only a package that is not back tells that it was sent again.
  const again = sql`exists (select 1 from ${shipments} s
    where s.fulfillment_id = ${fulfillments.id} and ${oneOf(sql`s.status`, PACKAGES.left)})`;
  return and(
    oneOf(fulfillments.status, mayBecome(FULFILLMENT, to)),
    or(climbs, fresh),
    or(ne(fulfillments.status, AGAIN.from), again),
  );
}

/** What a provider-side end of a part leads to: money back for it, and a person who knows. */
async function followUp(ctx: TxCtx, part: FulfillmentRow, to: FulfillmentStatus, reason: string | null): Promise<void> {
  const subject = { orderId: part.orderId, fulfillmentId: part.id };
  // What is not made any more is neither held nor stuck, and was called off in the end where that was refused before.
  if (isOneOf(to, FULFILLMENTS.stopped)) {
    await resolveAlert(ctx, 'on_hold', part.id);
    await resolveAlert(ctx, 'parcel_stuck', part.id);
  }
  // What became of an attempt that a newer one replaced is nobody's loss.
  if (await hasNewerGeneration(ctx, part)) return;
  if (to === 'canceled') {
    await resolveAlert(ctx, 'cancel_refused', part.id);
    if (part.replacement === 0) await enqueueEffect(ctx, { ...subject, ...refundFor('canceled') });
    else if (!(await isCalledOff(ctx, part.orderId))) await stoppedReplacement(ctx, part);
  }
  if (to === 'failed') {
    await raiseAlert(ctx, {
      ...subject,
      kind: 'fulfillment_failed',
      key: part.id,
      severity: 'critical',
      message: `${part.provider} could not make ${part.externalId}: ${asSentence(reason ?? 'no reason given')} Fix it there or cancel it here.`,
    });
  } else {
    await resolveAlert(ctx, 'fulfillment_failed', part.id);
  }
}

async function isCalledOff(ctx: TxCtx, orderId: string): Promise<boolean> {
  const [order] = await ctx.db.select({ at: orders.cancelRequestedAt }).from(orders).where(eq(orders.id, orderId));
  return order?.at != null;
}

/** Canceled after a parcel left: what shipped is never refunded by itself, and what did not ship is, once. */
async function giveBackTheRest(ctx: TxCtx, part: FulfillmentRow, { unmade }: Left): Promise<void> {
  if (await hasNewerGeneration(ctx, part)) return;
  if (unmade !== null) {
    await refundUnmade(ctx, part, unmade);
    return;
  }
  await raiseAlert(ctx, {
    orderId: part.orderId,
    fulfillmentId: part.id,
    kind: 'canceled_after_shipping',
    key: part.id,
    severity: 'critical',
    message: `${part.provider} canceled what was left of ${part.externalId} and does not say what lies in the parcels.`,
  });
}
