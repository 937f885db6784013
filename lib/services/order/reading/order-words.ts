import { desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { orderWords, orderWordsFrontier } from '@/db/schema/console';
import { type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { beginnings, endings, endingTyped, wordsTyped } from '@/lib/domain/core/found-by';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recipientIfRead } from './recipient-of';

/**
 * Writes down by which words staff find an order: its customer, place and items, as fingerprints that only our key makes
 * (ADR 33). Again whenever one of them has changed; in the caller's transaction where there is one.
 */
export async function keepOrderWords(ctx: Ctx, order: OrderRow): Promise<void> {
  const items = await ctx.db
    .select({ title: orderItems.title, variantName: orderItems.variantName })
    .from(orderItems)
    .where(eq(orderItems.orderId, order.id));
  const { name = '', company = '', city = '', postalCode = '' } = recipientIfRead(ctx, order) ?? {};
  // Not the last part: nobody looks for a `com`.
  const mail = ctx.vault.open(orders.emailSealed, order.id, order.emailSealed).replace(/\.\w+$/, '');
  const texts = [name, company, city, postalCode, mail, ...items.flatMap((item) => [item.title, item.variantName])];
  const words = [...beginnings(texts), ...endings(order.orderNumber)].map(ctx.vault.wordIndex);
  await ctx.db
    .insert(orderWords)
    .values({ orderId: order.id, words })
    .onConflictDoUpdate({ target: orderWords.orderId, set: { words } });
}

/** The fingerprints of what was typed: the ones that an order must all have, and that of the end of its number. */
export function wordsAsked(ctx: Ctx, typed: string): { words: string[]; ending: string | null } {
  const ending = endingTyped(typed);
  return { words: wordsTyped(typed).map(ctx.vault.wordIndex), ending: ending && ctx.vault.wordIndex(ending) };
}

const BATCH = 500;
/** Of a run that has five minutes at most. */
const BUDGET_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;

/**
 * A step of maintenance: orders from before their words were kept, from the newest on, and those that a release of before
 * has placed lately; erased ones lose what they still have. No order is read twice. Answers how many were set right.
 */
export async function keepMissingWords(ctx: Ctx): Promise<number> {
  const until = ctx.clock.now().getTime() + BUDGET_MS;
  const since = new Date(ctx.clock.now().getTime() - WEEK_MS);
  const lately = sql`${gt(orders.createdAt, since)} and ${isNull(orderWords.orderId)} and ${isNull(orders.erasedAt)}`;
  let changed = await setRight(ctx, await next(ctx, lately));
  let [frontier] = await ctx.db.select().from(orderWordsFrontier);
  do {
    const batch = await next(ctx, frontier && before(frontier.orderId));
    const last = batch.at(-1);
    if (!last) break;
    changed += await setRight(ctx, batch);
    [frontier] = await ctx.db
      .insert(orderWordsFrontier)
      .values({ orderId: last.id })
      .onConflictDoUpdate({ target: orderWordsFrontier.only, set: { orderId: last.id } })
      .returning();
  } while (ctx.clock.now().getTime() < until);
  return changed;
}

const before = (orderId: string): SQL =>
  sql`(${orders.createdAt}, ${orders.id}) < ((select edge.created_at from orders edge where edge.id = ${orderId}), ${orderId}::uuid)`;

/** `wrong`: it is erased and has words, or neither. */
type Found = { id: string; wrong: boolean };

async function next(ctx: Ctx, where: SQL | undefined): Promise<Found[]> {
  return ctx.db
    .select({ id: orders.id, wrong: sql<boolean>`(${isNull(orderWords.orderId)}) = (${isNull(orders.erasedAt)})` })
    .from(orders)
    .leftJoin(orderWords, eq(orderWords.orderId, orders.id))
    .where(where)
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(BATCH);
}

/** Each as it is by then, and alone: whoever corrects or erases it waits, or has gone before. */
async function setRight(ctx: Ctx, found: readonly Found[]): Promise<number> {
  const wrong = found.filter((each) => each.wrong);
  for (const { id } of wrong)
    await inTransaction(ctx, async (ctx) => {
      const [order] = await ctx.db.select().from(orders).where(eq(orders.id, id)).for('update');
      if (order && order.erasedAt === null) await keepOrderWords(ctx, order);
      else await ctx.db.delete(orderWords).where(eq(orderWords.orderId, id));
    });
  return wrong.length;
}
