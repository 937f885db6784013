import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { mailDeclines } from '@/db/schema/service';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import { redeemToken } from '@/lib/services/order/reading/access-tokens';

/**
 * No more mails that ask how an order was, to whoever this key was mailed to. Mails about what happens to an order go on.
 * Throws AppError not_found.
 */
export async function declineMails(ctx: Ctx, input: { token: string }): Promise<{ done: true }> {
  const opened = await redeemToken(ctx, input.token);
  const [order] = opened ? await ctx.db.select().from(orders).where(eq(orders.id, opened.orderId)) : [];
  if (!order || order.erasedAt !== null) throw new AppError('not_found', 'This link is no longer good.');
  await ctx.db
    .insert(mailDeclines)
    .values({ emailIndex: order.emailIndex, declinedAt: ctx.clock.now() })
    .onConflictDoNothing();
  return { done: true };
}
