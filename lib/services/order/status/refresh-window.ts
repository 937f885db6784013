import { eq } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { type FulfillmentRow, type OrderRow, orderItems, orders } from '@/db/schema/orders';
import type { ShipmentRow } from '@/db/schema/shipments';
import { isoDay } from '@/lib/domain/core/days';
import { type DeliveryWindow, firstWindow, lastOf, nextWindow, windowAfter } from '@/lib/domain/order/delivery-window';
import { FULFILLMENTS, isOneOf, PACKAGES } from '@/lib/domain/order/states';
import type { TxCtx } from '@/lib/engine/ctx';
import { recordEvent } from '@/lib/engine/record-event';
import { learnedDays } from './learned-days';

type Part = Pick<FulfillmentRow, 'id' | 'provider' | 'status'>;
type Package = Pick<ShipmentRow, 'fulfillmentId' | 'status' | 'estimatedFrom' | 'estimatedTo'>;

/** The days an order is expected now, and those told before. */
export type Delay = { from: string; to: string; previous_from: string; previous_to: string };

/**
 * Works out anew when a paid order is expected and keeps it on the order. When the last day moves, the timeline says
 * so: `delivery.window_changed` with the days, those before and `later`. Answers a move to later. Call it holding the order's row.
 */
export async function refreshWindow(
  ctx: TxCtx,
  order: OrderRow,
  { parts, packages }: { parts: readonly Part[]; packages: readonly Package[] },
): Promise<Delay | null> {
  if (order.paidAt === null) return null;
  const now = ctx.clock.now();
  const coming = parts.filter(({ status }) => isOneOf(status, FULFILLMENTS.coming));
  const current = order.deliveryWindow;
  if (!current) {
    const promised = lastOf(await Promise.all(coming.map((part) => promisedFor(ctx, order, part.provider))));
    if (promised) await keep(ctx, order.id, firstWindow(promised));
    return null;
  }
  const seen = coming.map((part) => announced(part, packages) ?? current.promised);
  const next = nextWindow(current, seen, now);
  if (!next) return null;
  await keep(ctx, order.id, next);
  if (next.to === current.to) return null;
  const dates = { from: next.from, to: next.to, previous_from: current.from, previous_to: current.to };
  const later = next.to > current.to;
  await recordEvent(ctx, {
    orderId: order.id,
    kind: 'delivery.window_changed',
    onceKey: now.toISOString(),
    source: next.basis === 'carrier' ? 'provider' : 'system',
    data: { ...dates, later },
  });
  return later ? dates : null;
}

async function keep(ctx: TxCtx, orderId: string, deliveryWindow: DeliveryWindow): Promise<void> {
  await ctx.db.update(orders).set({ deliveryWindow }).where(eq(orders.id, orderId));
}

/** What our history proves for a part, else what was quoted at checkout. */
async function promisedFor(ctx: TxCtx, order: OrderRow, provider: string) {
  const items = await ctx.db
    .select({ provider: orderItems.provider, kind: products.kind })
    .from(orderItems)
    .leftJoin(products, eq(products.id, orderItems.productId))
    .where(eq(orderItems.orderId, order.id));
  const kinds = items.filter((item) => item.provider === provider).map(({ kind }) => kind ?? 'unknown');
  const days = await learnedDays(ctx.db, { provider, kinds, country: order.country, tier: order.shipping.id });
  const from = order.graceUntil ?? order.paidAt;
  if (days && from) return { ...windowAfter(from, days), basis: 'history' as const };
  return { from: order.shipping.deliveryFrom, to: order.shipping.deliveryTo, basis: 'quote' as const };
}

/** The carrier's dates, once everything of a part is under way and every parcel has some. */
function announced(part: Part, packages: readonly Package[]) {
  if (part.status !== 'shipped') return null;
  const travelling = packages.filter(
    ({ fulfillmentId, status }) => fulfillmentId === part.id && isOneOf(status, PACKAGES.coming),
  );
  return lastOf(
    travelling.every(({ estimatedTo }) => estimatedTo !== null)
      ? travelling.flatMap(({ estimatedFrom, estimatedTo }) =>
          estimatedTo
            ? [{ from: isoDay(estimatedFrom ?? estimatedTo), to: isoDay(estimatedTo), basis: 'carrier' as const }]
            : [],
        )
      : [],
  );
}
