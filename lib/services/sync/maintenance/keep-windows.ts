import { and, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { orders } from '@/db/schema/orders';
import { isoDay } from '@/lib/domain/core/days';
import { ORDERS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { orderChanged } from '@/lib/services/order/status/order-changed';
import { learnWindows } from './learn-windows';

const MOST_ORDERS = 500;

/**
 * A step of maintenance: learns from what has arrived, then moves on the windows that have passed although
 * nothing was heard. Answers how many it moved.
 */
export async function keepWindows(ctx: Ctx): Promise<number> {
  await learnWindows(ctx);
  const passed = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(oneOf(orders.status, ORDERS.coming), sql`${orders.deliveryWindow}->>'to' < ${isoDay(ctx.clock.now())}`))
    .limit(MOST_ORDERS);
  for (const { id } of passed) await inTransaction(ctx, (ctx) => orderChanged(ctx, id));
  return passed.length;
}
