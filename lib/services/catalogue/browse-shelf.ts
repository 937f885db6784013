import { and, asc, count, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { variants } from '@/db/schema/catalogue';
import { shelf, shelfCounts, shelfOptions } from '@/db/schema/shelf';
import { isFiltered, type ListingQuery, WHOLE_SHOP } from '@/lib/domain/catalogue/listing';
import { bySize } from '@/lib/domain/catalogue/options';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { cursorIn, cursorText } from './page-cursor';
import { type Asked, conditionsOf, keyOf, optionConditions, rowConditions } from './shelf-query';

const PAGE = 24;
/** How alike two words are when one of them is the other misspelt: "mornig" and "morning" are 0.57. */
const NEAR = '0.45';
/** More of one kind help nobody choose. */
const MOST_CHOICES = 30;

/** What a card shows. */
export const CARD = {
  id: shelf.productId,
  slug: shelf.slug,
  title: shelf.title,
  kind: shelf.kind,
  picture: shelf.picture,
  scene: shelf.scene,
  fromMinor: shelf.fromMinor,
  toMinor: shelf.toMinor,
  currency: shelf.currency,
  hexes: shelf.hexes,
  soldOut: shelf.soldOut,
  featured: shelf.featured,
};

/**
 * One page of the shop: what was asked for, how much there is, and what else could be chosen. Where no word fits
 * exactly, what is spelt nearly so is found (`near`).
 */
export async function browseShelf(ctx: Ctx, query: ListingQuery, collectionId: string | null = null) {
  const currency = query.min === null && query.max === null ? '' : await shelfCurrency(ctx);
  const exact: Asked = { query, collectionId, currency, matching: 'exact' };
  const found = await answer(ctx, exact);
  if (found.total > 0 || query.q === '') return { near: false, ...found };
  // Words that are there, and left nothing under these filters only, are not misspelt.
  const isSpelt = isFiltered(query) && (await totalOf(ctx, { ...exact, query: { ...WHOLE_SHOP, q: query.q } })) > 0;
  if (isSpelt) return { near: false, ...found };
  const near = await inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${NEAR}, true)`);
    return answer(ctx, { ...exact, matching: 'near' });
  });
  return near.total > 0 ? { near: true, ...near } : { near: false, ...found };
}

async function answer(ctx: Ctx, asked: Asked) {
  const [total, page, choices] = await Promise.all([totalOf(ctx, asked), pageOf(ctx, asked), choicesOf(ctx, asked)]);
  return { total, ...page, ...choices };
}

async function totalOf(ctx: Ctx, asked: Asked): Promise<number> {
  const [row] = await ctx.db.select({ total: count() }).from(shelf).where(conditionsOf(asked));
  return row?.total ?? 0;
}

/** What the shop's prices are in: what it says, else those on the shelf, else those of any goods there are; a dollar before there are any. */
export async function shelfCurrency(ctx: Ctx): Promise<string> {
  const { currency } = await ctx.settings.shop();
  if (currency !== '') return currency;
  const [row] = await ctx.db
    .select({ currency: shelf.currency })
    .from(shelf)
    .orderBy(asc(shelf.soldOut), asc(shelf.place))
    .limit(1);
  const [goods] = row ? [row] : await ctx.db.select({ currency: variants.currency }).from(variants).limit(1);
  return goods?.currency ?? 'USD';
}

async function pageOf(ctx: Ctx, asked: Asked) {
  const key = keyOf(asked.query.sort, asked);
  const from = cursorIn(asked.query.after, 3);
  const later = from && sql`(${shelf.soldOut}, ${key}, ${shelf.productId}) > (${from[0]}, ${from[1]}, ${from[2]})`;
  const rows = await ctx.db
    .select({ ...CARD, key: sql<string>`${key}::text` })
    .from(shelf)
    .where(and(conditionsOf(asked), later ?? undefined))
    .orderBy(asc(shelf.soldOut), asc(key), asc(shelf.productId))
    .limit(PAGE + 1);
  const cards = rows.slice(0, PAGE).map(({ key: _key, ...card }) => card);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return { cards, next: last ? cursorText([last.soldOut, last.key, last.id]) : null };
}

async function choicesOf(ctx: Ctx, asked: Asked) {
  const [kinds, colors, sizes] = await Promise.all([
    kindsOf(ctx, conditionsOf(asked, 'kind')),
    optionsOf(ctx, 'color', asked),
    optionsOf(ctx, 'size', asked),
  ]);
  return { kinds, colors, sizes: sizes.toSorted((a, b) => bySize(a.value, b.value)) };
}

function kindsOf(ctx: Ctx, where: SQL | undefined) {
  return ctx.db
    .select({ value: shelf.kind, count: count() })
    .from(shelf)
    .where(where)
    .groupBy(shelf.kind)
    .orderBy(sql`2 desc, 1`)
    .limit(MOST_CHOICES);
}

/** Of the whole shop they are counted already; else the shelf itself is read only where something is asked of it. */
async function optionsOf(ctx: Ctx, name: 'color' | 'size', asked: Asked) {
  const { productId, value, hex } = shelfOptions;
  const where = rowConditions(asked, name);
  const chosen = optionConditions(asked.query, productId, name);
  if (where === undefined && chosen === undefined) {
    const { name: named, value, hex, count } = shelfCounts;
    return ctx.db
      .select({ value, hex, count })
      .from(shelfCounts)
      .where(and(eq(named, name), gt(count, 0)))
      .orderBy(desc(count), asc(value))
      .limit(MOST_CHOICES);
  }
  const rows = ctx.db
    .select({ value, hex: sql<string | null>`min(${hex})`, count: count() })
    .from(shelfOptions)
    .$dynamic();
  const joined = where === undefined ? rows : rows.innerJoin(shelf, eq(shelf.productId, productId));
  return joined
    .where(and(eq(shelfOptions.name, name), chosen, where))
    .groupBy(value)
    .orderBy(sql`3 desc, 1`)
    .limit(MOST_CHOICES);
}
