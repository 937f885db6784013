import { and, eq, exists, gt, ne, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { orderNotes, orderWords, refundRequests } from '@/db/schema/console';
import { alerts, effects, feedback } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import { orderTokens } from '@/db/schema/order-tokens';
import { fulfillments, type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { providerCredits } from '@/db/schema/provider-credits';
import { problemReports } from '@/db/schema/service';
import { ERASED_EMAIL, erasedRecipient, type KeptReason, whyKept } from '@/lib/domain/order/erasure';
import { EFFECTS, FULFILLMENTS } from '@/lib/domain/order/states';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordEvent } from '@/lib/engine/record-event';
import { dropUnordered } from '@/lib/services/designs/sweep-designs';
import { refreshOrder } from '@/lib/services/order/status/refresh-order';
import { emptyMessages } from './empty-messages';

/** What of an order keeps it from being erased, beside its states. */
export const keepsOrder = (db: Ctx['db']) => ({
  owed: sql<boolean>`(${exists(
    db
      .select({ id: effects.id })
      .from(effects)
      .where(and(eq(effects.orderId, orders.id), oneOf(effects.state, EFFECTS.owed))),
  )} or ${exists(
    // The order is over, and something of it is on its way once more.
    db
      .select({ id: fulfillments.id })
      .from(fulfillments)
      .where(
        and(
          eq(fulfillments.orderId, orders.id),
          gt(fulfillments.replacement, 0),
          oneOf(fulfillments.status, FULFILLMENTS.coming),
        ),
      ),
  )})`,
  attended: exists(
    db
      .select({ id: alerts.id })
      .from(alerts)
      .where(and(eq(alerts.orderId, orders.id), ne(alerts.state, 'resolved'))),
  ),
});

/** Why this order cannot be erased yet; null when it can. */
export async function whyOrderIsKept(ctx: Ctx, orderId: string): Promise<KeptReason | null> {
  const { owed, attended } = keepsOrder(ctx.db);
  const [row] = await ctx.db
    .select({
      status: orders.status,
      payment: orders.paymentStatus,
      owed: sql<boolean>`${owed}`,
      attended: sql<boolean>`${attended}`,
    })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (!row) throw new Error(`no order ${orderId}`);
  return whyKept(row);
}

/**
 * Takes off one order whatever tells whose it was: answers null, or why it is kept. Photos go first: a crash in
 * between leaves a report without them, and the next attempt takes the rest. Own pictures go last, and are swept with
 * what was never ordered where a crash leaves them.
 */
export async function eraseOrder(ctx: Ctx, orderId: string): Promise<KeptReason | null> {
  const reason = await whyOrderIsKept(ctx, orderId);
  if (reason !== null) return reason;
  const reports = await ctx.db.select().from(problemReports).where(eq(problemReports.orderId, orderId));
  for (const { key } of reports.flatMap(({ photos }) => photos)) await ctx.storage.delete(key);
  const items = await ctx.db
    .select({ design: orderItems.design })
    .from(orderItems)
    .where(eq(orderItems.orderId, orderId));
  const done = await inTransaction(ctx, async (ctx) => {
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
    if (!order) throw new Error(`no order ${orderId}`);
    const late = await whyOrderIsKept(ctx, orderId);
    if (late !== null) return late;
    await forgetWhose(ctx, order);
    await forgetWords(ctx, orderId);
    await recordEvent(ctx, {
      orderId,
      kind: 'order.erased',
      onceKey: orderId,
      source: ctx.actor.kind !== 'user' ? 'system' : ctx.actor.role === 'customer' ? 'customer' : 'staff',
    });
    await refreshOrder(ctx, orderId);
    return order;
  });
  if (typeof done === 'string') return done;
  // A restored backup brings orders back: the log says which are to be erased again.
  ctx.log.info(`order erased ${done.orderNumber}`);
  const files = new Set(items.flatMap(({ design }) => (design ? [design.file] : [])));
  await dropUnordered(ctx, [...files]);
  return null;
}

async function forgetWhose(ctx: TxCtx, order: OrderRow): Promise<void> {
  await ctx.db.delete(orderWords).where(eq(orderWords.orderId, order.id));
  await ctx.db
    .update(orders)
    .set({
      userId: null,
      recipientSealed: ctx.vault.seal(orders.recipientSealed, order.id, erasedRecipient(order.country)),
      emailSealed: ctx.vault.seal(orders.emailSealed, order.id, ERASED_EMAIL),
      emailIndex: `erased:${order.id}`,
      networkIndex: null,
      paymentMethod: null,
      paymentInstructions: null,
      checkoutKey: null,
      purchaseKey: null,
      checkoutHash: '',
      erasedAt: ctx.clock.now(),
    })
    .where(eq(orders.id, order.id));
  await ctx.db.delete(orderTokens).where(eq(orderTokens.orderId, order.id));
  await ctx.db.update(orderItems).set({ design: null }).where(eq(orderItems.orderId, order.id));
}

/** What people typed, and what the services said: both can name a person. */
async function forgetWords(ctx: TxCtx, orderId: string): Promise<void> {
  await ctx.db.delete(problemReports).where(eq(problemReports.orderId, orderId));
  await ctx.db.delete(orderNotes).where(eq(orderNotes.orderId, orderId));
  await emptyMessages(ctx, orderId);
  await ctx.db.update(feedback).set({ comment: null, commentSealed: null }).where(eq(feedback.orderId, orderId));
  await ctx.db
    .update(refundRequests)
    .set({ note: null, noteSealed: null, decisionNote: null, decisionNoteSealed: null })
    .where(eq(refundRequests.orderId, orderId));
  await ctx.db.update(providerCredits).set({ noteSealed: null }).where(eq(providerCredits.orderId, orderId));
  await ctx.db.update(effects).set({ note: null }).where(eq(effects.orderId, orderId));
  await ctx.db.update(fulfillments).set({ reason: null }).where(eq(fulfillments.orderId, orderId));
  await ctx.db
    .update(alerts)
    .set({ message: 'Erased with its order.', resolution: null, resolutionSealed: null })
    .where(eq(alerts.orderId, orderId));
  await ctx.db
    .update(orderEvents)
    .set({ data: sql`${orderEvents.data} - 'reason'` })
    .where(eq(orderEvents.orderId, orderId));
}
