import { and, desc, eq, exists, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { alerts } from '@/db/schema/operations';
import { fulfillments, type OrderRow, orderItems, orders, shipments } from '@/db/schema/orders';
import { isStaff } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { ORDER_STATUS_LABEL, type OrderStatus, type PaymentStatus } from '@/lib/domain/order-status';
import type { Ctx } from '../context';

const PAGE = 25;
const ARRIVED_OR_NEVER: readonly OrderStatus[] = ['delivered', 'canceled', 'failed', 'returned'];

/** The signed-in shopper's own orders, newest first, keyset pages. Throws AppError unauthenticated. */
export async function listMyOrders(ctx: Ctx, query: { cursor?: string | undefined }) {
  if (ctx.actor.kind !== 'user') throw new AppError('unauthenticated', 'Sign in to see your orders.');
  const { rows, nextCursor } = await page(ctx, eq(orders.userId, ctx.actor.userId), query.cursor);
  return { orders: await summaries(ctx, rows), next_cursor: nextCursor };
}

type AdminQuery = {
  q?: string | undefined;
  status?: OrderStatus | undefined;
  payment?: PaymentStatus | undefined;
  cursor?: string | undefined;
};

/** All orders for staff, searchable by whatever a customer or a provider may quote. Throws AppError forbidden. */
export async function listOrders(ctx: Ctx, query: AdminQuery) {
  if (!isStaff(ctx.actor)) throw new AppError('forbidden', 'Only staff may list orders.');
  const where = and(
    query.q ? matches(ctx, query.q) : undefined,
    query.status ? eq(orders.status, query.status) : undefined,
    query.payment ? eq(orders.paymentStatus, query.payment) : undefined,
  );
  const { rows, nextCursor } = await page(ctx, where, query.cursor);
  const ids = rows.map(({ id }) => id);
  const open =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ orderId: alerts.orderId })
          .from(alerts)
          .where(and(inArray(alerts.orderId, ids), eq(alerts.state, 'open')));
  const parts =
    ids.length === 0 ? [] : await ctx.db.select().from(fulfillments).where(inArray(fulfillments.orderId, ids));
  const base = await summaries(ctx, rows);
  return {
    orders: base.map((summary, index) => ({
      ...summary,
      customer: rows[index] ? String(ctx.vault.open(rows[index].emailSealed)) : '',
      providers: [
        ...new Set(parts.filter(({ orderId }) => orderId === summary.order_id).map(({ provider }) => provider)),
      ],
      attention: open.some(({ orderId }) => orderId === summary.order_id),
    })),
    next_cursor: nextCursor,
  };
}

function matches(ctx: Ctx, q: string): SQL | undefined {
  return or(
    eq(orders.orderNumber, q.toUpperCase()),
    eq(orders.paymentIntentId, q),
    eq(orders.emailIndex, ctx.vault.emailIndex(q)),
    eq(orders.trackingNumber, q),
    exists(
      ctx.db
        .select({ one: sql`1` })
        .from(fulfillments)
        .leftJoin(shipments, eq(shipments.fulfillmentId, fulfillments.id))
        .where(
          and(
            eq(fulfillments.orderId, orders.id),
            or(eq(fulfillments.podOrderId, q), eq(fulfillments.externalId, q), eq(shipments.trackingNumber, q)),
          ),
        ),
    ),
  );
}

async function page(
  ctx: Ctx,
  where: SQL | undefined,
  cursor: string | undefined,
): Promise<{ rows: OrderRow[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(orders)
    .where(and(where, cursor === undefined ? undefined : after(cursor)))
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const nextCursor = rows.length > PAGE && last ? `${last.createdAt.toISOString()}_${last.id}` : null;
  return { rows: shown, nextCursor };
}

function after(cursor: string): SQL | undefined {
  const [time = '', id = ''] = cursor.split('_');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id))
    throw new AppError('invalid_input', 'That page does not exist.');
  // Milliseconds are what the cursor carries, so rows are compared at that precision.
  const shown = sql`date_trunc('milliseconds', ${orders.createdAt})`;
  return or(lt(shown, at.toISOString()), and(eq(shown, at.toISOString()), lt(orders.id, id)));
}

async function summaries(ctx: Ctx, rows: OrderRow[]) {
  const ids = rows.map(({ id }) => id);
  const items = ids.length === 0 ? [] : await ctx.db.select().from(orderItems).where(inArray(orderItems.orderId, ids));
  return rows.map((row) => {
    const own = items.filter(({ orderId }) => orderId === row.id);
    return {
      order_id: row.id,
      order_number: row.orderNumber,
      placed_at: row.createdAt.toISOString(),
      status: row.status,
      status_label: ORDER_STATUS_LABEL[row.status],
      payment_status: row.paymentStatus,
      total_minor: row.totalMinor,
      currency: row.currency,
      item_count: own.reduce((sum, { quantity }) => sum + quantity, 0),
      titles: own.map(({ title }) => title),
      estimated_delivery_window: ARRIVED_OR_NEVER.includes(row.status)
        ? null
        : {
            from: row.deliveryWindow?.from ?? row.shipping.deliveryFrom,
            to: row.deliveryWindow?.to ?? row.shipping.deliveryTo,
          },
      pictures: own.flatMap(({ picture }) => (picture ? [picture] : [])).slice(0, 4),
    };
  });
}
