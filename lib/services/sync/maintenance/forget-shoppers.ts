import { and, asc, isNull, lt, not, or, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { orders } from '@/db/schema/orders';
import { ORDERS, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { eraseOrder, keepsOrder } from '@/lib/services/account/erase-order';

const DAY_MS = 86_400_000;
const BATCH = 200;

/**
 * Takes off orders whose they were once the shop's time for that is over: soon where no money ever came, else only
 * where a setting says so. What still needs its person is kept, as when they ask themselves. One that fails keeps back
 * no other. Returns how many were erased. Throws AggregateError once all were tried.
 */
export async function forgetShoppers(ctx: Ctx): Promise<number> {
  const { owed, attended } = keepsOrder(ctx.db);
  const kept = or(oneOf(orders.paymentStatus, PAYMENTS.unsettled), owed, attended) ?? sql`false`;
  const due = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(isNull(orders.erasedAt), oneOf(orders.status, ORDERS.over), not(kept), pastItsTime(ctx)))
    .orderBy(asc(orders.createdAt))
    .limit(BATCH);
  let erased = 0;
  const errors: unknown[] = [];
  for (const { id } of due)
    try {
      if ((await eraseOrder(ctx, id)) === null) erased += 1;
    } catch (error) {
      ctx.log.error({ err: error, orderId: id }, 'an order was not erased');
      errors.push(error);
    }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} orders were not erased`);
  return erased;
}

/** Money that is held never counts as paid, and has come all the same. */
function pastItsTime({ env, clock }: Ctx) {
  const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
  const unpaid = and(oneOf(orders.paymentStatus, PAYMENTS.uncharged), isNull(orders.paidAt)) ?? sql`false`;
  const ended = sql`coalesce(${orders.deliveredAt}, ${orders.canceledAt}, ${orders.updatedAt})`;
  return or(
    and(unpaid, lt(orders.createdAt, before(env.KEEP_UNPAID_DAYS))),
    env.KEEP_FINISHED_DAYS === undefined
      ? undefined
      : and(not(unpaid), sql`${ended} < ${before(env.KEEP_FINISHED_DAYS).toISOString()}::timestamptz`),
  );
}
