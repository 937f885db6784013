import { and, asc, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { orders } from '@/db/schema/orders';
import { ORDERS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { eraseOrder } from '@/lib/services/account/erase-order';

const DAY_MS = 86_400_000;
const BATCH = 200;

/**
 * Takes off orders whose they were once the shop's time for that is over: soon where nobody paid, else only where a
 * setting says so. What still needs its person is kept, as when they ask themselves. Returns how many were erased.
 */
export async function forgetShoppers(ctx: Ctx): Promise<number> {
  const { KEEP_UNPAID_DAYS, KEEP_FINISHED_DAYS } = ctx.env;
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * DAY_MS);
  const unpaid = and(isNull(orders.paidAt), lt(orders.createdAt, before(KEEP_UNPAID_DAYS)));
  const finished =
    KEEP_FINISHED_DAYS === undefined
      ? undefined
      : and(isNotNull(orders.paidAt), lt(orders.createdAt, before(KEEP_FINISHED_DAYS)));
  const due = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(isNull(orders.erasedAt), oneOf(orders.status, ORDERS.over), or(unpaid, finished)))
    .orderBy(asc(orders.createdAt))
    .limit(BATCH);
  let erased = 0;
  for (const { id } of due) if ((await eraseOrder(ctx, id)) === null) erased += 1;
  return erased;
}
