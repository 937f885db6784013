import { and, asc, eq, type SQL } from 'drizzle-orm';
import { accountWith, emailOf } from '@/db/account-email';
import { type OrderRow, orders } from '@/db/schema/orders';
import { users } from '@/db/schema/people';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';

export type Person = { email: string; user: typeof users.$inferSelect | null; orders: OrderRow[] };

/**
 * Whose data it is about: the person with this address, or whoever asks. An order is the person's whose address it
 * names, in whosever account it lies, and of guests' orders only where the address is proved; staff has made sure of
 * that otherwise. Throws AppError unauthenticated.
 */
export async function findPerson(ctx: Ctx, email: string | undefined): Promise<Person> {
  if (email !== undefined) {
    const address = email.trim().toLowerCase();
    const theirs = eq(orders.emailIndex, ctx.vault.emailIndex(address));
    return { email: address, user: await accountWith(ctx, address), orders: await ordersWhere(ctx, theirs) };
  }
  if (ctx.actor.kind !== 'user') throw new AppError('unauthenticated', 'Sign in first.');
  const [user] = await ctx.db.select().from(users).where(eq(users.id, ctx.actor.userId));
  const own = user && emailOf(ctx.vault, user);
  if (!user || !own) throw new AppError('unauthenticated', 'Sign in first.');
  const theirs = eq(orders.emailIndex, ctx.vault.emailIndex(own));
  const inAccount = user.emailVerified === null ? eq(orders.userId, user.id) : undefined;
  return { email: own, user, orders: await ordersWhere(ctx, and(theirs, inAccount)) };
}

function ordersWhere(ctx: Ctx, where: SQL | undefined): Promise<OrderRow[]> {
  return ctx.db.select().from(orders).where(where).orderBy(asc(orders.createdAt), asc(orders.id));
}
