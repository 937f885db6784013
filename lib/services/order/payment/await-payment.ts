import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { type OrderRow, orders } from '@/db/schema/orders';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { TxCtx } from '@/lib/engine/ctx';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import type { PaymentSnapshot } from '@/lib/integrations/stripe/mapper';
import { movePayment } from './move-payment';

/** The shopper holds a voucher, or is to transfer the money. One that is newer replaces what was said of the one before. */
export async function awaitPayment(
  ctx: TxCtx,
  order: OrderRow,
  { id, instructions }: PaymentSnapshot,
  source: EventSource,
): Promise<boolean> {
  // Nobody is told how to pay what is called off.
  if (order.canceledAt !== null || order.cancelRequestedAt !== null) return false;
  const also = { paymentInstructions: instructions };
  const from = [...PAYMENTS.payable, 'awaiting'] as const;
  if (!isOneOf(order.paymentStatus, from) || isDeepStrictEqual(order.paymentInstructions, instructions)) return false;
  const onceKey = `${id} ${instructions?.expiresAt ?? ''}`;
  if (!(await movePayment(ctx, order, { to: 'awaiting', also })))
    await ctx.db
      .update(orders)
      .set({ ...also, updatedAt: ctx.clock.now() })
      .where(eq(orders.id, order.id));
  await enqueueEffect(ctx, { orderId: order.id, kind: 'mail_payment_awaited', dedupeKey: onceKey });
  return recordEvent(ctx, { orderId: order.id, kind: 'payment.awaiting', onceKey, source });
}
