import { and, eq, ne, sql, sum } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { effects } from '@/db/schema/operations';
import { fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { paymentRefunds } from '@/db/schema/refunds';
import { isUuid } from '@/lib/domain/core/ids';
import { payloadOf } from '@/lib/domain/order/effects';
import { FULFILLMENTS, isOneOf, PAYMENTS, REFUNDS } from '@/lib/domain/order/states';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import type { PaymentSnapshot, RefundSnapshot } from '@/lib/integrations/stripe/mapper';
import { beginCancel } from '../status/begin-cancel';
import { newestGenerations } from '../status/newest-generations';
import { orderChanged } from '../status/order-changed';
import { movePayment } from './move-payment';
import { paymentNow } from './payment-now';

/**
 * Refunds of ours and of Stripe's dashboard alike, from the newest look. What was given back is the sum of what we know of
 * each, so no look that misses one makes it less. Returns whether anything was new. In the caller's transaction.
 */
export async function applyRefunds(
  ctx: TxCtx,
  order: OrderRow,
  payment: PaymentSnapshot,
  source: EventSource,
): Promise<boolean> {
  let changed = false;
  for (const refund of payment.refunds) {
    if (await keepRefund(ctx, order, refund)) changed = true;
    if (await recordRefund(ctx, order, refund, source)) changed = true;
    if (isOneOf(refund.status, REFUNDS.gone)) await replaced(ctx, payment, refund);
  }
  const now = ctx.clock.now();
  if (changed) await ctx.db.update(orders).set({ updatedAt: now }).where(eq(orders.id, order.id));
  const refundedMinor = await goneMinor(ctx, order);
  const [updated] = await ctx.db
    .update(orders)
    .set({ refundedMinor, updatedAt: now })
    .where(
      and(
        eq(orders.id, order.id),
        ne(orders.refundedMinor, refundedMinor),
        oneOf(orders.paymentStatus, PAYMENTS.captured),
      ),
    )
    .returning();
  if (!updated) return changed;
  const to = await paymentNow(ctx, updated);
  await movePayment(ctx, updated, { to });
  if (to === 'refunded') await resolveAlert(ctx, 'payment_mismatch', order.id);
  if (to === 'refunded' && updated.cancelRequestedAt === null) await stopWhatIsUnpaid(ctx, updated);
  return true;
}

/** What the bank sent back before went out once more: nobody needs to see to it. */
async function replaced(ctx: TxCtx, payment: PaymentSnapshot, { effectId }: RefundSnapshot): Promise<void> {
  const failed = payment.refunds.filter((each) => each.effectId === effectId && !isOneOf(each.status, REFUNDS.gone));
  if (effectId !== null) for (const { id } of failed) await resolveAlert(ctx, 'refund_failed', id);
}

/** Writes down how far a refund is. Returns whether that is news. */
async function keepRefund(ctx: TxCtx, order: OrderRow, refund: RefundSnapshot): Promise<boolean> {
  const seen = { state: refund.status, reason: refund.reason, amountMinor: refund.amountMinor };
  const kept = await ctx.db
    .insert(paymentRefunds)
    .values({ id: refund.id, orderId: order.id, createdAt: refund.createdAt, ...seen })
    .onConflictDoUpdate({
      target: paymentRefunds.id,
      set: { ...seen, updatedAt: ctx.clock.now() },
      setWhere: sql`${paymentRefunds.state} <> ${refund.status} or ${paymentRefunds.amountMinor} <> ${refund.amountMinor}`,
    })
    .returning({ id: paymentRefunds.id });
  return kept.length > 0;
}

async function goneMinor(ctx: TxCtx, order: OrderRow): Promise<number> {
  const [row] = await ctx.db
    .select({ minor: sum(paymentRefunds.amountMinor).mapWith(Number) })
    .from(paymentRefunds)
    .where(and(eq(paymentRefunds.orderId, order.id), oneOf(paymentRefunds.state, REFUNDS.gone)));
  return row?.minor ?? 0;
}

async function recordRefund(
  ctx: TxCtx,
  order: OrderRow,
  refund: RefundSnapshot,
  source: EventSource,
): Promise<boolean> {
  if (isOneOf(refund.status, REFUNDS.underWay)) return false;
  const orderId = order.id;
  const arrived = refund.status === 'succeeded';
  const data = { amount_minor: refund.amountMinor };
  const told = await recordEvent(ctx, {
    orderId,
    kind: arrived ? 'refund.succeeded' : 'refund.failed',
    onceKey: refund.id,
    source,
    data,
  });
  if (told && arrived) {
    await enqueueEffect(ctx, { orderId, kind: 'mail_refunded', ...mailAbout(refund) });
    if (order.quote?.tax.calculationId) {
      const payload = { refund_id: refund.id, ...data, ...(await requestOf(ctx, refund)) };
      await enqueueEffect(ctx, { orderId, kind: 'tax_reversal', dedupeKey: refund.id, payload });
    }
  }
  if (told && !arrived) {
    // What earlier mails have promised is true no more. Called off before it left, it came back from no bank.
    if (refund.status === 'failed')
      await enqueueEffect(ctx, { orderId, kind: 'mail_refund_failed', ...mailAbout(refund) });
    await raiseAlert(ctx, {
      kind: 'refund_failed',
      key: refund.id,
      severity: 'critical',
      message: `Refund ${refund.id} ${refund.status === 'failed' ? 'failed at the bank' : 'was canceled at Stripe'}. Try once more, or pay the customer another way and close this with a note.`,
      orderId,
    });
  }
  return told;
}

const mailAbout = ({ id, amountMinor, effectId }: RefundSnapshot) => ({
  dedupeKey: id,
  payload: {
    refund_id: id,
    amount_minor: amountMinor,
    ...(effectId !== null && isUuid(effectId) ? { effect_id: effectId } : {}),
  },
});

/** What staff had asked for, where it was that. */
async function requestOf(ctx: TxCtx, { effectId }: RefundSnapshot): Promise<{ request_id?: string }> {
  if (effectId === null || !isUuid(effectId)) return {};
  const [effect] = await ctx.db.select({ payload: effects.payload }).from(effects).where(eq(effects.id, effectId));
  const payload = effect && payloadOf('refund', effect.payload);
  return payload?.because === 'request' ? { request_id: payload.request_id } : {};
}

/** Everything was given back in Stripe's dashboard: what is not being made yet must not be made (I2). */
async function stopWhatIsUnpaid(ctx: TxCtx, order: OrderRow): Promise<void> {
  const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
  if (parts.length === 0) {
    await ctx.db.update(orders).set({ canceledAt: ctx.clock.now() }).where(eq(orders.id, order.id));
    return orderChanged(ctx, order.id);
  }
  const stoppable = parts.filter(({ status }) => isOneOf(status, FULFILLMENTS.stoppable));
  if (stoppable.length > 0) {
    await beginCancel(ctx, order, { parts: stoppable, unpaid: false, source: 'stripe', reason: 'refunded in Stripe' });
  }
  const going = parts.filter(({ status }) => status === 'in_production');
  if (going.length === 0) return;
  await raiseAlert(ctx, {
    kind: 'refunded_in_production',
    key: order.id,
    message: `${order.orderNumber} was refunded in Stripe while it is being printed. Cancel it at the provider if it must not ship.`,
    orderId: order.id,
  });
}
