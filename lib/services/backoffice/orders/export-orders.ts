import { and, inArray, sql } from 'drizzle-orm';
import { fulfillments, type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { toDecimal } from '@/lib/domain/money/money';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { whereOf } from './order-filter';
import { readOrders } from './search-orders';

const BATCH = 500;
const COLUMNS = [
  'Order',
  'Placed (UTC)',
  'Status',
  'Payment',
  'E-mail',
  'Country',
  'Items',
  'Providers',
  'Provider orders',
  'Subtotal',
  'Shipping',
  'Tax',
  'Total',
  'Refunded',
  'Currency',
  'Carrier',
  'Tracking number',
];

/**
 * Rows of a table of orders, its heading first: those named, or all that the filter finds, newest first. That they
 * were taken out is on the audit log. Throws AppError forbidden.
 */
export async function* exportOrders(
  ctx: Ctx,
  input: OrderFilter & { numbers?: string[] | undefined },
): AsyncGenerator<(string | number | null)[]> {
  requireMay(ctx.actor, 'orders.export');
  const { numbers, ...filter } = input;
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, {
      action: 'orders.export',
      subject: 'orders',
      // An address that was searched for is personal and stays out of the log.
      data: { ...filter, ...(filter.q ? { q: 'a search' } : {}), ...(numbers ? { numbers } : {}) },
    }),
  );
  yield COLUMNS;
  const where = and(whereOf(ctx, filter), numbers ? inArray(orders.orderNumber, numbers) : undefined);
  for (let after: string | undefined, more = true; more; ) {
    const page = await readOrders(ctx, where, { after }, BATCH);
    yield* await batch(ctx, page.rows);
    more = page.more;
    after = page.rows.at(-1)?.orderNumber;
  }
}

async function batch(ctx: Ctx, rows: OrderRow[]): Promise<(string | number | null)[][]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [parts, items] = await Promise.all([
    ctx.db
      .select({ orderId: fulfillments.orderId, provider: fulfillments.provider, podOrderId: fulfillments.podOrderId })
      .from(fulfillments)
      .where(inArray(fulfillments.orderId, ids)),
    ctx.db
      .select({ orderId: orderItems.orderId, quantity: sql<number>`sum(${orderItems.quantity})::int` })
      .from(orderItems)
      .where(inArray(orderItems.orderId, ids))
      .groupBy(orderItems.orderId),
  ]);
  return rows.map((row) => {
    const own = parts.filter(({ orderId }) => orderId === row.id);
    const money = (minor: number) => toDecimal(minor, row.currency);
    return [
      row.orderNumber,
      row.createdAt.toISOString(),
      row.status,
      row.paymentStatus,
      ctx.vault.open(orders.emailSealed, row.id, row.emailSealed),
      row.country,
      items.find(({ orderId }) => orderId === row.id)?.quantity ?? 0,
      [...new Set(own.map(({ provider }) => provider))].sort().join(' '),
      own.flatMap(({ podOrderId }) => podOrderId ?? []).join(' '),
      money(row.subtotalMinor),
      money(row.shippingMinor),
      money(row.taxMinor),
      money(row.totalMinor),
      money(row.refundedMinor),
      row.currency,
      row.carrier,
      row.trackingNumber,
    ];
  });
}
