import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { readableOrder } from '@/lib/services/order/reading/order-view';

/**
 * Looks at the payment of a shopper who comes back from a bank's page. `unpaid` only when Stripe says so: whoever may
 * have paid, or may not read the order, goes on to its page, which tells what is known.
 */
export async function settleReturn(ctx: Ctx, ref: { orderNumber: string }): Promise<{ unpaid: boolean }> {
  try {
    const order = await readableOrder(ctx, ref);
    await syncPayment(ctx, { orderId: order.id, source: 'customer' });
    const [now] = await ctx.db
      .select({ paymentStatus: orders.paymentStatus })
      .from(orders)
      .where(eq(orders.id, order.id));
    return { unpaid: now !== undefined && isOneOf(now.paymentStatus, PAYMENTS.payable) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return { unpaid: false };
    if (!(error instanceof ProviderError)) throw error;
    ctx.log.warn({ err: error }, 'the payment could not be read on return');
    return { unpaid: false };
  }
}
