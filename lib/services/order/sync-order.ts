import { eq } from 'drizzle-orm';
import { fulfillments, orders } from '@/db/schema/orders';
import { isStaff } from '@/lib/domain/core/actor';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { syncFulfillment } from './fulfillment/sync-fulfillment';
import { syncPayment } from './payment/sync-payment';
import { readableOrder } from './reading/order-view';
import { podLabel } from './reading/pod-label';
import { newestGenerations } from './status/newest-generations';

/** Asks Stripe and every provider of an order now. Throws AppError not_found, forbidden, provider_unavailable. */
export async function syncOrder(ctx: Ctx, input: { orderId: string }) {
  const order = await readableOrder(ctx, input);
  if (ctx.actor.kind === 'order_token') throw new AppError('forbidden', 'Sign in to refresh this order.');
  if (isStaff(ctx.actor)) requireMay(ctx.actor, 'orders.sync');
  const source = isStaff(ctx.actor) ? ('staff' as const) : ('customer' as const);
  try {
    const paymentChanged = await syncPayment(ctx, { orderId: order.id, source });
    const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
    const results = [];
    for (const part of parts) {
      const { changed, providerStatus, detail } = await syncFulfillment(ctx, {
        fulfillmentId: part.id,
        source,
        lane: 'refresh',
      });
      results.push({
        provider: part.provider,
        providerLabel: podLabel(ctx, part.provider),
        changed,
        providerStatus,
        detail,
      });
    }
    if (ctx.actor.kind === 'user' && source === 'staff') {
      const changed = paymentChanged || results.some((result) => result.changed);
      await inTransaction(ctx, (ctx) =>
        recordAudit(ctx, { action: 'orders.sync', subject: order.orderNumber, data: { changed } }),
      );
    }
    const [after] = await ctx.db.select({ status: orders.status }).from(orders).where(eq(orders.id, order.id));
    return {
      orderNumber: order.orderNumber,
      status: after?.status ?? order.status,
      fulfillments: results,
      paymentChanged,
    };
  } catch (error) {
    if (error instanceof ProviderError) {
      throw new AppError(
        'provider_unavailable',
        `${error.provider} does not answer right now. Please try again later.`,
        { cause: error },
      );
    }
    throw error;
  }
}
