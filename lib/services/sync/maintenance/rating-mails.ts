import { and, eq, gt, lte, sql } from 'drizzle-orm';
import { effects, feedback } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { mailDeclines } from '@/db/schema/service';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';

const DAY_MS = 86_400_000;
/** Long enough to have unpacked it, and not so long that nobody remembers. */
const ASK_AFTER_DAYS = 4;
const ASK_UNTIL_DAYS = 30;
const MOST_ORDERS = 500;

/** A step of maintenance: asks once how it was, where everything arrived and nothing was given back. Answers how many. */
export async function enqueueRatingMails(ctx: Ctx): Promise<number> {
  const ago = (days: number) => new Date(ctx.clock.now().getTime() - days * DAY_MS);
  const unasked = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.status, 'delivered'),
        eq(orders.paymentStatus, 'paid'),
        lte(orders.deliveredAt, ago(ASK_AFTER_DAYS)),
        gt(orders.deliveredAt, ago(ASK_UNTIL_DAYS)),
        sql`not exists (select 1 from ${mailDeclines} d where d.email_index = ${orders.emailIndex})`,
        sql`not exists (select 1 from ${feedback} f where f.order_id = ${orders.id})`,
        sql`not exists (select 1 from ${effects} e where e.order_id = ${orders.id} and e.kind = 'mail_rating')`,
      ),
    )
    .limit(MOST_ORDERS);
  await inTransaction(ctx, async (ctx) => {
    for (const { id } of unasked) await enqueueEffect(ctx, { orderId: id, kind: 'mail_rating' });
  });
  return unasked.length;
}
