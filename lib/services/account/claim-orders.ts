import { and, eq, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { emailOf } from '@/db/account-email';
import { orders } from '@/db/schema/orders';
import { users } from '@/db/schema/people';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordEvent } from '@/lib/engine/record-event';

/**
 * Orders that were placed with the e-mail this person has proved to own become theirs, in whosever account they lay.
 * Answers how many.
 * Throws AppError unauthenticated; forbidden while the address is not proved (it is by signing in with a mailed link).
 */
export async function claimOrders(ctx: Ctx): Promise<{ claimed: number }> {
  if (ctx.actor.kind !== 'user') throw new AppError('unauthenticated', 'Sign in first.');
  const { userId } = ctx.actor;
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.emailVerified)));
  const email = user && emailOf(ctx.vault, user);
  if (!email) {
    throw new AppError('forbidden', 'Sign in with a link by mail once, so that we know the address is yours.', {
      reason: 'address_unproved',
    });
  }
  const emailIndex = ctx.vault.emailIndex(email);
  return inTransaction(ctx, async (ctx) => {
    const claimed = await ctx.db
      .update(orders)
      .set({ userId, updatedAt: ctx.clock.now() })
      .where(and(eq(orders.emailIndex, emailIndex), or(isNull(orders.userId), ne(orders.userId, userId))))
      .returning({ id: orders.id });
    for (const { id } of claimed) {
      await recordEvent(ctx, { orderId: id, kind: 'order.claimed', onceKey: userId, source: 'customer' });
    }
    return { claimed: claimed.length };
  });
}
