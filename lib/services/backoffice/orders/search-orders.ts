import { and, asc, desc, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { alerts } from '@/db/schema/operations';
import { fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { orderSummaries } from '@/lib/services/order/reading/order-summaries';
import { podLabel } from '@/lib/services/order/reading/pod-label';
import { recipientIfRead } from '@/lib/services/order/reading/recipient-of';
import { whereOf } from './order-filter';

const PAGE = 25;

/**
 * One page of all orders for staff, newest first, both ways from any order: `after` and `before` are order numbers.
 * Throws AppError forbidden.
 */
export async function searchOrders(
  ctx: Ctx,
  query: OrderFilter & { after?: string | undefined; before?: string | undefined },
) {
  requireMay(ctx.actor, 'orders.read');
  const { rows, more } = await readOrders(ctx, whereOf(ctx, query), query, PAGE);
  const [newest, oldest] = [rows[0], rows.at(-1)];
  const backwards = query.before !== undefined;
  return {
    orders: await rowsOf(ctx, rows),
    older: (backwards || more) && oldest ? oldest.orderNumber : null,
    newer: (backwards ? more : query.after !== undefined) && newest ? newest.orderNumber : null,
  };
}

/** Up to `size` orders, newest first. The cursor is compared as stored, to the microsecond, and the index is used. */
export async function readOrders(
  ctx: Ctx,
  where: SQL | undefined,
  { after, before }: { after?: string | undefined; before?: string | undefined },
  size: number,
): Promise<{ rows: OrderRow[]; more: boolean }> {
  const backwards = before !== undefined;
  const direction = backwards ? asc : desc;
  const found = await ctx.db
    .select()
    .from(orders)
    .where(and(where, beyond('<', after), beyond('>', before)))
    .orderBy(direction(orders.createdAt), direction(orders.id))
    .limit(size + 1);
  const rows = found.slice(0, size);
  return { rows: backwards ? rows.toReversed() : rows, more: found.length > size };
}

function beyond(sign: '<' | '>', orderNumber: string | undefined): SQL | undefined {
  if (orderNumber === undefined) return undefined;
  return sql`(${orders.createdAt}, ${orders.id}) ${sql.raw(sign)} (select edge.created_at, edge.id from orders edge where edge.order_number = ${orderNumber})`;
}

/** Orders as staff see them in a list. */
export async function rowsOf(ctx: Ctx, rows: OrderRow[]) {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [summaries, parts, open] = await Promise.all([
    orderSummaries(ctx, rows),
    ctx.db
      .select({ orderId: fulfillments.orderId, provider: fulfillments.provider })
      .from(fulfillments)
      .where(inArray(fulfillments.orderId, ids)),
    ctx.db
      .select({ orderId: alerts.orderId })
      .from(alerts)
      .where(and(inArray(alerts.orderId, ids), ne(alerts.state, 'resolved'))),
  ]);
  return summaries.map(({ row, summary }) => ({
    ...summary,
    customer: ctx.vault.open(orders.emailSealed, row.id, row.emailSealed),
    name: recipientIfRead(ctx, row)?.name ?? '',
    country: row.country,
    providers: [
      ...new Set(parts.filter((part) => part.orderId === row.id).map((part) => podLabel(ctx, part.provider))),
    ].sort(),
    attention: open.some(({ orderId }) => orderId === row.id),
  }));
}
