import { eq } from 'drizzle-orm';
import { type FulfillmentRow, type OrderRow, orders } from '@/db/schema/orders';
import { refundFor } from '@/lib/domain/order/effects';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { TxCtx } from '@/lib/engine/ctx';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { orderChanged } from './order-changed';

const CANCEL_PAYMENT = { kind: 'cancel_payment' } as const;

/**
 * Writes down that an order is called off and owes what follows: an unpaid one loses its payment, of a paid one
 * `parts` are to be stopped at their providers, and what is stopped leads to its refund. Nothing is submitted or
 * confirmed from here on. In the caller's transaction, which holds the order's row.
 */
export async function beginCancel(
  ctx: TxCtx,
  order: OrderRow,
  input: {
    parts: readonly FulfillmentRow[];
    unpaid: boolean;
    source: 'customer' | 'staff' | 'stripe' | 'system';
    reason?: string | undefined;
  },
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .update(orders)
    .set({ cancelRequestedAt: order.cancelRequestedAt ?? now })
    .where(eq(orders.id, order.id));
  await recordEvent(ctx, {
    orderId: order.id,
    kind: 'cancel.requested',
    onceKey: now.toISOString(),
    source: input.source,
    ...(input.reason ? { data: { reason: input.reason } } : {}),
  });
  if (input.unpaid) {
    await ctx.db.update(orders).set({ canceledAt: now }).where(eq(orders.id, order.id));
    // What came in already goes straight back.
    const owed = isOneOf(order.paymentStatus, PAYMENTS.refundable) ? refundFor('paid_after_cancel') : CANCEL_PAYMENT;
    await enqueueEffect(ctx, { orderId: order.id, ...owed });
    await orderChanged(ctx, order.id);
  }
  for (const part of input.parts) {
    await enqueueEffect(ctx, {
      orderId: order.id,
      fulfillmentId: part.id,
      kind: 'cancel',
      dedupeKey: now.toISOString(),
      payload: { because: input.source },
    });
  }
}
