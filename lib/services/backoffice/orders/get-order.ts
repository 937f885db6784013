import { asc, desc, eq } from 'drizzle-orm';
import { refundRequests } from '@/db/schema/console';
import { effects } from '@/db/schema/operations';
import { fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { paymentDisputes } from '@/db/schema/refunds';
import { actorName } from '@/lib/domain/core/actor';
import { allowedTo, requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { readableOrder, trackOrder } from '@/lib/services/order/reading/order-view';
import { podLabel } from '@/lib/services/order/reading/pod-label';
import { newestGenerations } from '@/lib/services/order/status/newest-generations';
import { actorNames } from '../staff/actor-names';
import { orderHistory } from './order-history';

/** Staff's view of one order: the shopper's and everything behind it. Throws AppError forbidden, not_found. */
export async function getOrder(ctx: Ctx, input: { orderNumber: string }) {
  requireMay(ctx.actor, 'orders.read');
  const order = await readableOrder(ctx, input);
  const [view, history, owed, parts, refunds, disputes] = await Promise.all([
    trackOrder(ctx, { orderId: order.id }),
    orderHistory(ctx, order),
    ctx.db.select().from(effects).where(eq(effects.orderId, order.id)).orderBy(asc(effects.createdAt)),
    ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)).orderBy(asc(fulfillments.createdAt)),
    refundsOf(ctx, order),
    ctx.db
      .select()
      .from(paymentDisputes)
      .where(eq(paymentDisputes.orderId, order.id))
      .orderBy(desc(paymentDisputes.createdAt)),
  ]);
  const current = newestGenerations(parts);
  return {
    ...view,
    email: ctx.vault.open(orders.emailSealed, order.id, order.emailSealed),
    paymentIntentId: order.paymentIntentId,
    paymentUrl: order.paymentIntentId === null ? null : ctx.stripe.paymentUrl(order.paymentIntentId, order.livemode),
    history,
    effects: owed.map((effect) => ({
      id: effect.id,
      kind: effect.kind,
      provider: parts.find(({ id }) => id === effect.fulfillmentId)?.provider ?? null,
      state: effect.state,
      attempts: effect.attempts,
      lastError: effect.state === 'done' ? null : effect.note,
      updatedAt: effect.updatedAt,
    })),
    parts: parts.map((part) => ({
      id: part.id,
      provider: part.provider,
      providerLabel: podLabel(ctx, part.provider),
      current: current.includes(part),
      replacement: part.replacement,
      externalId: part.externalId,
      podOrderId: part.podOrderId,
      podOrderUrl: part.podOrderId === null ? null : (ctx.pods.get(part.provider)?.orderUrl(part.podOrderId) ?? null),
      hasDesk: ctx.pods.get(part.provider)?.desk != null && part.podOrderId !== null,
      status: part.status,
      onHold: part.onHold,
      reason: part.reason,
      providerStatus: part.providerStatus,
      confirmed: part.confirmedAt !== null,
      lastSyncedAt: part.lastSyncedAt,
    })),
    refunds,
    disputes: disputes.map(({ letGoAt, ...dispute }) => ({ ...dispute, letGo: letGoAt !== null })),
    /** What the reader may do, and what this order's state leaves open. */
    allowed: allowedTo(ctx.actor),
  };
}

async function refundsOf(ctx: Ctx, order: OrderRow) {
  const rows = await ctx.db
    .select()
    .from(refundRequests)
    .where(eq(refundRequests.orderId, order.id))
    .orderBy(asc(refundRequests.requestedAt));
  const nameOf = await actorNames(
    ctx,
    rows.flatMap(({ requestedBy, decidedBy }) => [requestedBy, ...(decidedBy ? [decidedBy] : [])]),
  );
  return rows.map((row) => ({
    id: row.id,
    amountMinor: row.amountMinor,
    currency: row.currency,
    reason: row.reason,
    note: ctx.vault.read(refundRequests.noteSealed, row.id, row.noteSealed, row.note),
    state: row.state,
    requestedBy: nameOf(row.requestedBy),
    requestedAt: row.requestedAt,
    decidedBy: row.decidedBy === null ? null : nameOf(row.decidedBy),
    decisionNote: ctx.vault.read(
      refundRequests.decisionNoteSealed,
      ...([row.id, row.decisionNoteSealed, row.decisionNote] as const),
    ),
    own: row.requestedBy === actorName(ctx.actor),
  }));
}
