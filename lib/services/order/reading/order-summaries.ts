import { inArray } from 'drizzle-orm';
import { type OrderRow, orderItems } from '@/db/schema/orders';
import { isOneOf, ORDERS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';

/** What a list shows of each order. */
export async function orderSummaries(ctx: Ctx, rows: OrderRow[]) {
  const ids = rows.map(({ id }) => id);
  const items = ids.length === 0 ? [] : await ctx.db.select().from(orderItems).where(inArray(orderItems.orderId, ids));
  const statusWords = wordsIn(ctx.locale, 'status.order');
  return rows.map((row) => {
    const own = items.filter(({ orderId }) => orderId === row.id);
    const summary = {
      orderId: row.id,
      orderNumber: row.orderNumber,
      placedAt: row.createdAt,
      status: row.status,
      statusLabel: statusWords(row.status),
      paymentStatus: row.paymentStatus,
      totalMinor: row.totalMinor,
      currency: row.currency,
      itemCount: own.reduce((sum, { quantity }) => sum + quantity, 0),
      titles: own.map(({ title }) => title),
      estimatedDeliveryWindow: isOneOf(row.status, ORDERS.over)
        ? null
        : {
            from: row.deliveryWindow?.from ?? row.shipping.deliveryFrom,
            to: row.deliveryWindow?.to ?? row.shipping.deliveryTo,
          },
      pictures: own.flatMap(({ picture }) => (picture ? [picture] : [])).slice(0, 4),
    };
    return { row, summary };
  });
}
