import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
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
  const canceled = await ctx.stripe.cancelPayment(paymentIntentId);
  await ctx.at('payment_cancel.done');
  await syncPayment(ctx, { orderId: order.id, source: 'stripe' });
  return canceled ? { state: 'done' } : { state: 'dropped', reason: 'paid_meanwhile', note: 'it was paid meanwhile' };
}
