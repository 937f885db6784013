import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { orders } from '@/db/schema/orders';
import { inquiries } from '@/db/schema/service';
import { AppError } from '@/lib/domain/core/errors';
import { may, requireMay } from '@/lib/domain/order/policy';
import { PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { readableOrder } from '@/lib/services/order/reading/order-view';
import { readOrders, rowsOf } from './search-orders';

/** A customer of more orders than this is told by the newest of them. */
const SHOWN = 100;

/**
 * Whoever placed this order, with all orders under the same e-mail, tries that were never paid among them, and what they
 * come to. Throws AppError forbidden, not_found: also once the order is erased.
 */
export async function getCustomer(ctx: Ctx, input: { orderNumber: string }) {
  requireMay(ctx.actor, 'orders.read');
  const order = await readableOrder(ctx, input);
  if (order.erasedAt !== null) throw new AppError('not_found', 'Nobody knows any more whose order it was.');
  const theirs = eq(orders.emailIndex, order.emailIndex);
  const [{ rows, more }, sums, [first], asked] = await Promise.all([
    readOrders(ctx, theirs, {}, SHOWN),
    sumsOf(ctx, theirs),
    ctx.db.select({ at: orders.createdAt }).from(orders).where(theirs).orderBy(orders.createdAt).limit(1),
    may(ctx.actor, 'inquiries.read') ? openInquiries(ctx, order.emailIndex) : [],
  ]);
  const shown = await rowsOf(ctx, rows);
  return {
    email: ctx.vault.open(orders.emailSealed, order.id, order.emailSealed),
    names: [...new Set(shown.map(({ name }) => name).filter(Boolean))],
    since: first?.at ?? order.createdAt,
    sums,
    inquiries: asked.length,
    orders: shown,
    more,
  };
}

/** What was paid and what went back, by currency, in the shop's mode alone. */
async function sumsOf(ctx: Ctx, theirs: SQL) {
  const sum = (column: SQL) => sql<number>`coalesce(sum(${column}), 0)::float8`.mapWith(Math.round);
  return ctx.db
    .select({
      currency: orders.currency,
      orders: sql<number>`count(*)::int`,
      paidMinor: sum(sql`coalesce(${orders.receivedMinor}, ${orders.totalMinor})`),
      refundedMinor: sum(sql`${orders.refundedMinor}`),
    })
    .from(orders)
    .where(and(theirs, eq(orders.livemode, ctx.env.livemode), oneOf(orders.paymentStatus, PAYMENTS.captured)))
    .groupBy(orders.currency)
    .orderBy(desc(sql`count(*)`));
}

function openInquiries(ctx: Ctx, emailIndex: string) {
  return ctx.db
    .select({ id: inquiries.id })
    .from(inquiries)
    .where(and(eq(inquiries.emailIndex, emailIndex), isNull(inquiries.closedAt)));
}
