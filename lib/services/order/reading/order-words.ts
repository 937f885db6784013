import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { orderWords } from '@/db/schema/console';
import { type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { keptRecipientSchema } from '@/lib/domain/address/recipient';
import { beginnings, endings, endingTyped, wordsTyped } from '@/lib/domain/core/found-by';
import type { Ctx } from '@/lib/engine/ctx';

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
const WEEK_MS = 7 * 86_400_000;

/**
 * A step of maintenance: orders from before their words were kept, from the newest on, and those that a release of before
 * has placed lately. Reads no more of the table than that. Answers how many.
 */
export async function keepMissingWords(ctx: Ctx): Promise<number> {
  const oldest = sql`coalesce((select known.created_at from orders known join order_words kept on kept.order_id = known.id
    order by known.created_at limit 1), now())`;
  const lately = await missing(ctx, gt(orders.createdAt, new Date(ctx.clock.now().getTime() - WEEK_MS)));
  const before = await missing(ctx, sql`${orders.createdAt} < ${oldest}`);
  for (const order of [...lately, ...before]) await keepOrderWords(ctx, order);
  return lately.length + before.length;
}

async function missing(ctx: Ctx, where: SQL): Promise<OrderRow[]> {
  const found = await ctx.db
    .select({ order: orders })
    .from(orders)
    .leftJoin(orderWords, eq(orderWords.orderId, orders.id))
    .where(and(where, isNull(orderWords.orderId), isNull(orders.erasedAt)))
    .orderBy(desc(orders.createdAt))
    .limit(BATCH);
  return found.map(({ order }) => order);
}
