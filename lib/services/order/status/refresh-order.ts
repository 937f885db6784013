import { eq } from 'drizzle-orm';
import { fulfillments, orderItems, orders } from '@/db/schema/orders';
import { printPath } from '@/lib/domain/catalogue/design';
import { type OrderStatus, orderStatusOf } from '@/lib/domain/order/order-status';
import type { TxCtx } from '@/lib/engine/ctx';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { packagesOf } from './packages-of';
import { refreshWindow } from './refresh-window';

/**
 * Recomputes what an order's row says from its fulfillments and packages: status, dates, the tracking columns and the
 * summary. Call it in the transaction that changed them; the row lock makes two callers take turns.
 */
export async function refreshOrder(ctx: TxCtx, orderId: string): Promise<OrderStatus> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (!order) throw new Error(`no order ${orderId}`);
  const parts = await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId));
  const current = newestGenerations(parts);
  const status = orderStatusOf(current, order.canceledAt !== null);
  const packages = await packagesOf(ctx.db, parts);
  const items = await ctx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  const lead = packages.find(({ trackingNumber }) => trackingNumber !== null);
  const now = ctx.clock.now();
  await ctx.db
    .update(orders)
    .set({
      status,
      updatedAt: now,
      shippedAt:
        order.shippedAt ??
        (status === 'shipped' || status === 'delivered' ? (latest(packages, 'shippedAt') ?? now) : null),
      deliveredAt: order.deliveredAt ?? (status === 'delivered' ? (latest(packages, 'deliveredAt') ?? now) : null),
      canceledAt: order.canceledAt ?? (status === 'canceled' ? now : null),
      trackingNumber: lead?.trackingNumber ?? null,
      trackingUrl: lead?.trackingUrl ?? null,
      carrier: lead?.carrier ?? null,
      providerStatus:
        current
          .map(({ providerStatus }) => providerStatus)
          .filter(Boolean)
          .join(', ') || null,
      metadata: {
        products: items.map((item) => {
          const part = current.find(({ provider }) => provider === item.provider);
          return {
            product_id: item.productId,
            variant_id: item.variantId,
            quantity: item.quantity,
            design_url: item.design ? ctx.env.APP_URL + printPath(item.design) : item.picture,
            provider: item.provider,
            pod_order_id: part?.podOrderId ?? null,
            fulfillment_status: part?.status ?? null,
          };
        }),
      },
    })
    .where(eq(orders.id, orderId));
  await refreshWindow(ctx, order, { parts: current, packages });
  if (status !== order.status) await oweStatusMail(ctx, orderId, status, parts.length > 0);
  return status;
}

/**
 * A mail per milestone; packages have their own. Each is owed once for ever, however often the status is seen; only
 * being held can happen again.
 */
async function oweStatusMail(ctx: TxCtx, orderId: string, status: OrderStatus, wasPaid: boolean): Promise<void> {
  if (status === 'in_production') await enqueueEffect(ctx, { orderId, kind: 'mail_in_production' });
  if (status === 'delivered') await enqueueEffect(ctx, { orderId, kind: 'mail_delivered' });
  if (status === 'canceled' && wasPaid) await enqueueEffect(ctx, { orderId, kind: 'mail_canceled' });
  if (status === 'failed') await enqueueEffect(ctx, { orderId, kind: 'mail_failed' });
  if (status === 'on_hold') {
    const heldAt = ctx.clock.now().toISOString();
    await enqueueEffect(ctx, { orderId, kind: 'mail_on_hold', dedupeKey: heldAt, payload: { held_at: heldAt } });
  }
}

/** A resubmitted part counts by its newest generation only. */
export function newestGenerations<T extends { provider: string; generation: number }>(parts: readonly T[]): T[] {
  return parts.filter(
    (part) => !parts.some((other) => other.provider === part.provider && other.generation > part.generation),
  );
}

function latest<K extends 'shippedAt' | 'deliveredAt'>(
  packages: readonly Record<K, Date | null>[],
  key: K,
): Date | null {
  return packages.reduce<Date | null>((newest, { [key]: at }) => (at && (!newest || at > newest) ? at : newest), null);
}
