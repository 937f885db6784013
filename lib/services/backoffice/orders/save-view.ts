import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { savedViews } from '@/db/schema/console';
import type { Actor } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';

const MAX_VIEWS = 20;

/** Keeps a filter under a name for the actor; the same name again replaces it. Throws AppError forbidden, conflict. */
export async function saveView(ctx: Ctx, input: { name: string; query: OrderFilter }): Promise<{ id: string }> {
  requireMay(ctx.actor, 'orders.save_view');
  const userId = ownerId(ctx.actor);
  const query = Object.fromEntries(Object.entries(input.query).filter(([, value]) => value !== undefined));
  return inTransaction(ctx, async (ctx) => {
    const name = ctx.vault.wordIndex(input.name);
    const mine = and(eq(savedViews.userId, userId), inArray(savedViews.name, [name, input.name]));
    const [known] = await ctx.db.select({ id: savedViews.id }).from(savedViews).where(mine).for('update');
    const id = known?.id ?? randomUUID();
    const viewSealed = ctx.vault.seal(savedViews.viewSealed, id, { name: input.name, query });
    const set = { name, query: {}, viewSealed };
    await ctx.db
      .insert(savedViews)
      .values({ id, userId, ...set, createdAt: ctx.clock.now() })
      .onConflictDoUpdate({ target: savedViews.id, set });
    const [held] = await ctx.db
      .select({ n: sql<number>`count(*)::int` })
      .from(savedViews)
      .where(eq(savedViews.userId, userId));
    if ((held?.n ?? 0) > MAX_VIEWS)
      throw new AppError('conflict', `You can keep ${MAX_VIEWS} views. Delete one first.`);
    return { id };
  });
}

/** Forgets one of the actor's own views; somebody else's does not exist. Throws AppError forbidden, not_found. */
export async function deleteView(ctx: Ctx, input: { viewId: string }): Promise<{ done: true }> {
  requireMay(ctx.actor, 'orders.save_view');
  const gone = await ctx.db
    .delete(savedViews)
    .where(and(eq(savedViews.id, input.viewId), eq(savedViews.userId, ownerId(ctx.actor))))
    .returning({ id: savedViews.id });
  if (gone.length === 0) throw new AppError('not_found', 'There is no such view.');
  return { done: true };
}

function ownerId(actor: Actor): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'Only a person can keep views.');
  return actor.userId;
}
