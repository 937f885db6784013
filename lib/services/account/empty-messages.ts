import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { webhookEvents } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';

/** What remains of a message: that it came, so that the same one is not taken for a new one. */
const NO_CONTENT = { payloadSealed: sql`''`, headers: {} };

/** Takes what they said off the messages about one order. */
export async function emptyMessages(ctx: TxCtx, orderId: string): Promise<void> {
  await ctx.db.update(webhookEvents).set(NO_CONTENT).where(eq(webhookEvents.orderId, orderId));
}

/** A step of maintenance: services may have spoken of an erased order since. Answers how many messages it emptied. */
export async function emptyLateMessages(ctx: Ctx): Promise<number> {
  const erased = ctx.db.select({ id: orders.id }).from(orders).where(isNotNull(orders.erasedAt));
  const emptied = await ctx.db
    .update(webhookEvents)
    .set(NO_CONTENT)
    .where(
      and(
        inArray(webhookEvents.orderId, erased),
        ne(webhookEvents.payloadSealed, sql`''`),
        ne(webhookEvents.state, 'received'),
      ),
    )
    .returning({ id: webhookEvents.id });
  return emptied.length;
}
