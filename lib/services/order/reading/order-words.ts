import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { orderWords, orderWordsFrontier } from '@/db/schema/console';
import { type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { keptRecipientSchema } from '@/lib/domain/address/recipient';
import { beginnings, endings, endingTyped, wordsTyped } from '@/lib/domain/core/found-by';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';

/**
 * Writes down by which words staff find an order: its customer, place and items, as fingerprints that only our key makes
 * (ADR 33). Again whenever one of them has changed; in the caller's transaction where there is one.
 */
export async function keepOrderWords(ctx: Ctx, order: OrderRow): Promise<void> {
  const items = await ctx.db
    .select({ title: orderItems.title, variantName: orderItems.variantName })
    .from(orderItems)
    .where(eq(orderItems.orderId, order.id));
  const whose = keptRecipientSchema.safeParse(ctx.vault.open(order.recipientSealed));
  const { name = '', company = '', city = '', postalCode = '' } = whose.success ? whose.data : {};
  // Not the last part: nobody looks for a `com`.
  const mail = String(ctx.vault.open(order.emailSealed)).replace(/\.\w+$/, '');
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
 * has placed lately. How far back it has come is remembered, so that no order is read twice. Answers how many.
 */
export async function keepMissingWords(ctx: Ctx): Promise<number> {
  const until = ctx.clock.now().getTime() + BUDGET_MS;
  const since = new Date(ctx.clock.now().getTime() - WEEK_MS);
  const lately = sql`${gt(orders.createdAt, since)} and ${isNull(orderWords.orderId)} and ${isNull(orders.erasedAt)}`;
  let kept = await keepAll(ctx, await next(ctx, lately));
  const beyond = sql`not exists (select 1 from ${orderWordsFrontier})
    or (${orders.createdAt}, ${orders.id}) < (select edge.created_at, edge.id from orders edge
      join ${orderWordsFrontier} on ${orderWordsFrontier.orderId} = edge.id)`;
  do {
    const batch = await next(ctx, beyond);
    const last = batch.at(-1);
    if (!last) break;
    kept += await keepAll(ctx, batch);
    await ctx.db
      .insert(orderWordsFrontier)
      .values({ orderId: last.id })
      .onConflictDoUpdate({ target: orderWordsFrontier.only, set: { orderId: last.id } });
  } while (ctx.clock.now().getTime() < until);
  return kept;
}

type Found = { id: string; wordless: boolean };

async function next(ctx: Ctx, where: SQL): Promise<Found[]> {
  return ctx.db
    .select({ id: orders.id, wordless: sql<boolean>`${isNull(orderWords.orderId)}` })
    .from(orders)
    .leftJoin(orderWords, eq(orderWords.orderId, orders.id))
    .where(where)
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(BATCH);
}

/** Each as it is by then, and alone: whoever corrects or erases it waits, or has gone before. */
async function keepAll(ctx: Ctx, found: readonly Found[]): Promise<number> {
  let kept = 0;
  for (const { id } of found.filter(({ wordless }) => wordless))
    await inTransaction(ctx, async (ctx) => {
      const whose = and(eq(orders.id, id), isNull(orders.erasedAt));
      const [order] = await ctx.db.select().from(orders).where(whose).for('update');
      if (!order) return;
      await keepOrderWords(ctx, order);
      kept += 1;
    });
  return kept;
}
