import { type OrderRow, orders } from '@/db/schema/orders';
import { isSamePlace } from '@/lib/domain/address/address-rules';
import { keptRecipientSchema } from '@/lib/domain/address/recipient';
import { refundFor } from '@/lib/domain/order/effects';
import { PAYMENTS } from '@/lib/domain/order/states';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import type { PaymentSnapshot } from '@/lib/integrations/stripe/mapper';
import { movePayment } from './move-payment';

/** Nothing is made for a payment that does not fit. The money is here all the same, and has to be able to go back. */
export async function holdPayment(
  ctx: TxCtx,
  order: OrderRow,
  payment: PaymentSnapshot,
  { source, wrong }: { source: EventSource; wrong: string },
): Promise<boolean> {
  const also = { receivedMinor: payment.receivedMinor };
  const held = await movePayment(ctx, order, { to: 'held', from: PAYMENTS.uncaptured, also });
  if (held && (order.cancelRequestedAt !== null || order.canceledAt !== null))
    await enqueueEffect(ctx, { orderId: order.id, ...refundFor('paid_after_cancel') });
  // Told once: what a person has closed is not opened by every further look.
  if (held || order.paidAt !== null)
    await raiseAlert(ctx, {
      kind: 'payment_mismatch',
      key: order.id,
      severity: 'critical',
      message: `${order.orderNumber}: ${wrong}. Nothing was submitted.`,
      orderId: order.id,
    });
  const about = { orderId: order.id, source, data: { problem: wrong } };
  const told = await recordEvent(ctx, { ...about, kind: 'payment.mismatch', onceKey: payment.id });
  return held || told;
}

/** I7, I8: the money must be the order's money. */
export function mismatch(ctx: Ctx, order: OrderRow, payment: PaymentSnapshot): string | null {
  // No other order here has this payment: its money is found again and given back by this one.
  if (payment.orderId !== order.id)
    return `${payment.id} names ${payment.orderId ?? 'no order'} and was made for this one: find out why, then refund it`;
  if (payment.currency !== order.currency) return `paid in ${payment.currency} instead of ${order.currency}`;
  if (payment.receivedMinor !== order.totalMinor)
    return `${payment.receivedMinor} received instead of ${order.totalMinor}`;
  if (payment.livemode !== ctx.env.livemode || payment.livemode !== order.livemode)
    return 'live and test mode are mixed';
  // A wallet can bring an address of its own: what was quoted, taxed and checked is the order's. Once it is paid, the
  // order's may be changed and the payment's stays.
  if (order.paidAt !== null || order.recipientVersion > 1) return null;
  const recipient = keptRecipientSchema.parse(ctx.vault.open(orders.recipientSealed, order.id, order.recipientSealed));
  if (payment.deliverTo && !isSamePlace(payment.deliverTo, recipient))
    return 'the payment names another place to deliver to';
  return null;
}
