import { and, desc, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';
import type { Ctx } from '@/lib/engine/ctx';
import { orderSummaries } from './order-summaries';

const PAGE = 25;

/**
 * The signed-in shopper's own orders, newest first. The cursor is the last order that was seen.
 * Throws AppError unauthenticated, invalid_input.
 */
export async function listMyOrders(ctx: Ctx, query: { cursor?: string | undefined }) {
  if (ctx.actor.kind !== 'user') throw new AppError('unauthenticated', 'Sign in to see your orders.');
  if (query.cursor !== undefined && !isUuid(query.cursor))
    throw new AppError('invalid_input', 'That page does not exist.');
  const rows = await ctx.db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.userId, ctx.actor.userId),
        query.cursor === undefined
          ? undefined
          : sql`(${orders.createdAt}, ${orders.id}) < (select edge.created_at, edge.id from orders edge where edge.id = ${query.cursor})`,
      ),
    )
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  return {
    orders: (await orderSummaries(ctx, shown)).map(({ summary }) => summary),
    nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}
