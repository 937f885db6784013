import { eq } from 'drizzle-orm';
import type { EffectRow } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '../context';
import type { EffectOutcome } from '../effects/run-effect';
import { syncPayment } from './sync-payment';

/** Cancels the PaymentIntent of an unpaid order, so that nobody can pay it later. May throw ProviderError. */
export async function cancelPayment(ctx: Ctx, effect: EffectRow): Promise<EffectOutcome> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, effect.orderId));
  if (!order?.paymentIntentId) return { state: 'dropped', note: 'there is no payment' };
  const canceled = await ctx.stripe.cancelPayment(order.paymentIntentId);
  await ctx.at('payment_cancel.done');
  await syncPayment(ctx, { orderId: order.id, source: 'stripe' });
  return canceled ? { state: 'done' } : { state: 'dropped', note: 'it was paid meanwhile' };
}
