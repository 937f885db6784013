import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx, Effect, EffectOutcome } from '@/lib/engine/ctx';
import { orderIdOf } from '@/lib/engine/work/order-id-of';
import { adoptPayment, calledOff, syncPayment } from './sync-payment';

/** Cancels the PaymentIntent of an unpaid order, so that nobody can pay it later. May throw ProviderError. */
export async function cancelPayment(ctx: Ctx, effect: Effect<'cancel_payment'>): Promise<EffectOutcome> {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(eq(orders.id, orderIdOf(effect)));
  if (!order) throw new Error(`no order ${effect.orderId}`);
  // The answer that carried the payment's id may have been lost.
  const paymentIntentId = order.paymentIntentId ?? (await ctx.stripe.findPayment(order.id, order.createdAt))?.id;
  if (paymentIntentId === undefined)
    return {
      state: 'done',
      note: 'there was no payment',
      also: async (ctx) => {
        await calledOff(ctx, order, 'system');
      },
    };
  if (order.paymentIntentId === null) await adoptPayment(ctx, order.id, paymentIntentId);
  if (order.canceledAt === null && (await isUnderWay(ctx, order.id)))
    return { state: 'dropped', reason: 'payment_under_way', note: 'a payment has begun that may take days' };
  const canceled = await ctx.stripe.cancelPayment(paymentIntentId);
  await ctx.at('payment_cancel.done');
  await syncPayment(ctx, { orderId: order.id, source: 'stripe' });
  return canceled ? { state: 'done' } : { state: 'dropped', reason: 'paid_meanwhile', note: 'it was paid meanwhile' };
}

/**
 * A voucher may have been made since whoever owed this looked: what was promised is not called off, and is told. An order
 * that a person called off loses it all the same. A payment that cannot be read is no voucher: its canceling tells why.
 */
async function isUnderWay(ctx: Ctx, orderId: string): Promise<boolean> {
  try {
    await syncPayment(ctx, { orderId, source: 'stripe' });
  } catch (error) {
    if (!(error instanceof ProviderError) || error.retryable) throw error;
    ctx.log.warn({ err: error, orderId }, 'a payment that is to be canceled cannot be read');
  }
  const [now] = await ctx.db.select({ payment: orders.paymentStatus }).from(orders).where(eq(orders.id, orderId));
  return now !== undefined && isOneOf(now.payment, PAYMENTS.underWay);
}
