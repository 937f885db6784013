import { eq } from 'drizzle-orm';
import { fulfillments, orderItems, orders } from '@/db/schema/orders';
import { carrierName, trackingLink } from '@/lib/domain/address/carriers';
import { printPath } from '@/lib/domain/catalogue/design';
import { orderStatusOf } from '@/lib/domain/order/order-status';
import { isOneOf, ORDERS, type OrderStatus } from '@/lib/domain/order/states';
import type { TxCtx } from '@/lib/engine/ctx';
import { boughtParts } from './newest-generations';
import { packagesOf } from './packages-of';
import { type Delay, refreshWindow } from './refresh-window';

/** What a refresh made of an order. `paidFor`: it had parts. `presumed`: nobody said that all of it arrived. `delayed`: the days told until now, where it comes later. */
export type Refreshed = {
  before: OrderStatus;
  status: OrderStatus;
  paidFor: boolean;
  presumed: boolean;
  delayed: Delay | null;
};

/**
 * Recomputes what an order's row says from its fulfillments and packages: status, dates, the tracking columns and the
 * summary. The row lock makes two callers take turns. Who moved something calls `orderChanged`, which also owes the mails.
 */
export async function refreshOrder(ctx: TxCtx, orderId: string): Promise<Refreshed> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (!order) throw new Error(`no order ${orderId}`);
  const parts = await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId));
  const current = boughtParts(parts);
  const status = orderStatusOf(current, order.canceledAt !== null);
  const presumed = current.some(({ presumedAt }) => presumedAt !== null);
  const packages = await packagesOf(ctx.db, parts);
  const items = await ctx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  const lead = packages.find(({ trackingNumber }) => trackingNumber !== null);
  const now = ctx.clock.now();
  await ctx.db
    .update(orders)
    .set({
      status,
      updatedAt: now,
      shippedAt: order.shippedAt ?? (isOneOf(status, ORDERS.left) ? (latest(packages, 'shippedAt') ?? now) : null),
      deliveredAt:
        order.deliveredAt ?? (status === 'delivered' && !presumed ? (latest(packages, 'deliveredAt') ?? now) : null),
      canceledAt: order.canceledAt ?? (status === 'canceled' ? now : null),
      trackingNumber: lead?.trackingNumber ?? null,
      trackingUrl: lead ? (lead.trackingUrl ?? trackingLink(lead.carrier, lead.trackingNumber)) : null,
      carrier: lead?.carrier ? carrierName(lead.carrier) : null,
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
  const delayed = await refreshWindow(ctx, order, { parts: current, packages });
  return { before: order.status, status, paidFor: parts.length > 0, presumed, delayed };
}

function latest<K extends 'shippedAt' | 'deliveredAt'>(
  packages: readonly Record<K, Date | null>[],
  key: K,
): Date | null {
  return packages.reduce<Date | null>((newest, { [key]: at }) => (at && (!newest || at > newest) ? at : newest), null);
}
