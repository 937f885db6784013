import { and, asc, desc, eq, notInArray, type SQL, sql } from 'drizzle-orm';
import { shelf } from '@/db/schema/shelf';
import { searchWords } from '@/lib/domain/catalogue/search-words';
import type { Ctx } from '@/lib/engine/ctx';
import { CARD } from './browse-shelf';
import { tsquery } from './shelf-query';

const MOST_WORDS = 12;

/** The first of the shop window that can be bought. */
export function suggestProducts(ctx: Ctx, count: number) {
  return cards(ctx, undefined, [asc(shelf.place)], count);
}

/**
 * Goods near this one: what shares words of its name first, then the next of its kind, then the rest of the shop. Tags
 * are left out: many a shop gives the same ones to everything it has.
 */
export async function relatedProducts(
  ctx: Ctx,
  { id, title, kind }: { id: string; title: string; kind: string },
  count: number,
) {
  const common = searchWords(kind);
  const own = searchWords(title).filter((word) => !common.includes(word));
  const query = tsquery(own.slice(0, MOST_WORDS), 'A', ' | ');
  const near = [desc(sql`ts_rank(${shelf.search}, ${query})`), asc(shelf.place)];
  const ways: [SQL | undefined, SQL[]][] = [
    ...(own.length > 0 ? [[sql`${shelf.search} @@ ${query}`, near] as [SQL, SQL[]]] : []),
    [eq(shelf.kind, kind), [asc(shelf.place)]],
    [undefined, [asc(shelf.place)]],
  ];
  const found: Awaited<ReturnType<typeof suggestProducts>> = [];
  for (const [where, order] of ways) {
    if (found.length >= count) break;
    const seen = [id, ...found.map((card) => card.id)];
    found.push(...(await cards(ctx, and(where, notInArray(shelf.productId, seen)), order, count - found.length)));
  }
  return found;
}

function cards(ctx: Ctx, where: SQL | undefined, order: SQL[], count: number) {
  return ctx.db
    .select(CARD)
    .from(shelf)
    .where(and(eq(shelf.soldOut, false), where))
    .orderBy(...order, asc(shelf.productId))
    .limit(count);
}
