import { and, eq, ne } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { paymentAfterRefunds } from '@/lib/domain/order/order-status';
import { FULFILLMENTS, isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import type { PaymentSnapshot } from '@/lib/integrations/stripe/mapper';
import { beginCancel } from '../status/begin-cancel';
import { newestGenerations } from '../status/newest-generations';
import { movePayment } from './move-payment';

/** Refunds of ours and of Stripe's dashboard alike. Returns whether anything was new. In the caller's transaction. */
export async function applyRefunds(
  ctx: TxCtx,
  order: OrderRow,
  payment: PaymentSnapshot,
  source: EventSource,
): Promise<boolean> {
  let changed = false;
  for (const refund of payment.refunds) if (await recordRefund(ctx, order, refund, source)) changed = true;
  const [updated] = await ctx.db
    .update(orders)
    .set({ refundedMinor: payment.refundedMinor, updatedAt: ctx.clock.now() })
    .where(
      and(
        eq(orders.id, order.id),
        ne(orders.refundedMinor, payment.refundedMinor),
        oneOf(orders.paymentStatus, PAYMENTS.captured),
      ),
    )
    .returning();
  if (!updated) return changed;
  // What is disputed stays so, whatever was given back before.
  if (updated.paymentStatus === 'disputed') return true;
  const to = paymentAfterRefunds(updated, payment.refundedMinor);
  await movePayment(ctx, updated, { to });
  if (to === 'refunded' && updated.cancelRequestedAt === null) await stopWhatIsUnpaid(ctx, updated);
  return true;
}

async function recordRefund(
  ctx: TxCtx,
  order: OrderRow,
  refund: PaymentSnapshot['refunds'][number],
  source: EventSource,
): Promise<boolean> {
  if (refund.status === 'pending') return false;
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
    const about = { dedupeKey: refund.id, payload: { refund_id: refund.id, ...data } };
    await enqueueEffect(ctx, { orderId, kind: 'mail_refunded', ...about });
    if (order.quote?.tax.calculationId) await enqueueEffect(ctx, { orderId, kind: 'tax_reversal', ...about });
  }
  if (told && !arrived) {
    await raiseAlert(ctx, {
      kind: 'refund_failed',
      key: refund.id,
      severity: 'critical',
      message: `Refund ${refund.id} failed at the bank. The customer must be paid another way.`,
      orderId,
    });
  }
  return told;
}

/** Everything was given back in Stripe's dashboard: what is not being made yet must not be made (I2). */
async function stopWhatIsUnpaid(ctx: TxCtx, order: OrderRow): Promise<void> {
  const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
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
