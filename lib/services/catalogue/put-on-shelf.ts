import { and, asc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { excluded } from '@/db/excluded';
import { products, variants } from '@/db/schema/catalogue';
import {
  type CollectionRow,
  collectionProducts,
  collections,
  type ListingRow,
  shelf,
  shelfOptions,
} from '@/db/schema/shelf';
import { collectionsOf } from '@/lib/domain/catalogue/collection-rule';
import { isColor, isSize } from '@/lib/domain/catalogue/options';
import { searchWords } from '@/lib/domain/catalogue/search-words';
import { isSoldAt, marginAt, type Pricing, sellingPrice } from '@/lib/domain/catalogue/selling-price';
import { LOCALES } from '@/lib/domain/core/locale';
import { offersIn } from '@/lib/domain/money/exchange';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { holdShop, readExchange } from '@/lib/engine/read-shop';
import { knownKind } from './known-kind';
import { listingsOf } from './listings-of';
import { countOptions, type Option, writeOptions } from './shelf/shelf-counts';

/** So many products in one statement. */
const BATCH = 200;
/** What stands before all others is this much nearer to the beginning. */
const UNFEATURED = 2 ** 31;

/**
 * Works out anew what shoppers see of these products, in whatever order it is called: to be called whenever the
 * provider's word, the merchant's word or a collection changed. What is seen for the first time gets its listing here.
 */
export async function putOnShelf(ctx: Ctx, productIds: readonly string[]): Promise<void> {
  const ids = [...new Set(productIds)].sort();
  await inTransaction(ctx, async (ctx) => {
    await holdShop(ctx);
    const fresh: Option[] = [];
    const gone: Option[] = [];
    for (let from = 0; from < ids.length; from += BATCH) {
      const changed = await putSome(ctx, ids.slice(from, from + BATCH));
      fresh.push(...changed.fresh);
      gone.push(...changed.gone);
    }
    await countOptions(ctx, fresh, gone);
  });
}

/** One more whenever the same goods make another row. */
export const SHELF_VERSION = 1;

type Product = typeof products.$inferSelect;
type Offer = Pick<
  typeof variants.$inferSelect,
  'productId' | 'options' | 'colorHex' | 'retailMinor' | 'costMinor' | 'costCurrency' | 'currency' | 'available'
>;
type Collections = { all: CollectionRow[]; byHand: Map<string, string[]> };

async function putSome(ctx: TxCtx, ids: string[]): Promise<{ fresh: Option[]; gone: Option[] }> {
  // One at a time per product: what is read below stays true until it is written.
  const rows = await ctx.db
    .select()
    .from(products)
    .where(inArray(products.id, ids))
    .orderBy(asc(products.id))
    .for('no key update');
  const listed = rows.filter((row) => row.listed && !row.withdrawn);
  const listings = await listingsOf(ctx, listed);
  const offers = Map.groupBy(await offersOf(ctx, ids), ({ productId }) => productId);
  const groups = await collectionsFor(ctx, ids);
  const put = listed.flatMap((product) => {
    const listing = listings.get(product.id);
    const own = offers.get(product.id);
    if (listing?.state !== 'on_sale' || !own) return [];
    return [{ row: shelfRow(ctx, { product, listing, own }, groups), own }];
  });
  const kept = put.map(({ row }) => row.productId);
  const there = await ctx.db.select().from(shelfOptions).where(inArray(shelfOptions.productId, ids));
  await ctx.db.delete(shelf).where(and(inArray(shelf.productId, ids), notInArray(shelf.productId, kept)));
  if (put.length > 0)
    await ctx.db
      .insert(shelf)
      .values(put.map(({ row }) => row))
      .onConflictDoUpdate({ target: shelf.productId, set: EVERYTHING });
  const options = put.flatMap(({ row, own }) => optionsOf(row.productId, own));
  return writeOptions(ctx, there, options);
}

/** As the shop sells them; what cannot be told in its currency is not for sale. */
async function offersOf(ctx: TxCtx, ids: string[]): Promise<Offer[]> {
  const { productId, options, colorHex, retailMinor, costMinor, costCurrency, currency, available } = variants;
  const rows = await ctx.db
    .select({ productId, options, colorHex, retailMinor, costMinor, costCurrency, currency, available })
    .from(variants)
    .where(and(inArray(productId, ids), eq(variants.listed, true)))
    .orderBy(asc(productId), asc(variants.position));
  return offersIn(rows, await readExchange(ctx));
}

async function collectionsFor(ctx: TxCtx, ids: string[]): Promise<Collections> {
  const all = await ctx.db.select().from(collections).orderBy(asc(collections.position), asc(collections.slug));
  const rows = await ctx.db.select().from(collectionProducts).where(inArray(collectionProducts.productId, ids));
  const byHand = new Map<string, string[]>();
  for (const { productId, collectionId } of rows) {
    byHand.set(productId, [...(byHand.get(productId) ?? []), collectionId]);
  }
  return { all, byHand };
}

type Goods = { product: Product; listing: ListingRow; own: Offer[] };

function shelfRow(ctx: Ctx, { product, listing, own }: Goods, groups: Collections) {
  const title = listing.title ?? product.title;
  const byHand = groups.byHand.get(product.id) ?? [];
  const inside = collectionsOf({ ...product, title }, byHand, groups.all);
  const pricing: Pricing | null =
    listing.pricing ?? inside.find((each) => each.pricing !== null)?.pricing ?? ctx.env.PRICE_RULE ?? null;
  const isSold = (offer: Offer) => isSoldAt(sellingPrice(offer, pricing), offer, listing.confirmedLossMinor);
  const there = own.filter(({ available }) => available);
  const sellable = there.filter(isSold);
  const prices = (sellable.length > 0 ? sellable : own).map((offer) => sellingPrice(offer, pricing));
  const margins = there.flatMap((offer) => marginAt(sellingPrice(offer, pricing), offer) ?? []);
  const pictures = listing.pictures ?? product.pictures;
  return {
    productId: product.id,
    provider: product.provider,
    slug: listing.slug,
    title,
    kind: product.kind,
    picture: pictures[0] ?? null,
    scene: pictures[2] ?? null,
    fromMinor: Math.min(...prices),
    toMinor: Math.max(...prices),
    currency: own[0]?.currency ?? 'USD',
    shipsTo: product.shipsTo,
    hexes: [...new Set(own.flatMap(({ colorHex }) => colorHex ?? []))],
    soldOut: sellable.length === 0,
    belowCost: own.filter((offer) => !isSold(offer)).length,
    featured: listing.featured,
    place: listing.position + (listing.featured ? 0 : UNFEATURED),
    collectionIds: inside.map(({ id }) => id),
    pricing,
    marginMinor: margins.length === 0 ? null : Math.min(...margins),
    version: SHELF_VERSION,
    createdAt: listing.createdAt,
    ...searchable(product, listing, { title, own, inside }),
  };
}

/** Its text as search reads it: the title weighs most, then what it is, then its options, then what is said of it. */
function searchable(
  product: Product,
  listing: ListingRow,
  { title, own, inside }: { title: string; own: Offer[]; inside: CollectionRow[] },
): { sortTitle: SQL; words: SQL; search: SQL } {
  const kinds = [product.kind, ...LOCALES.map((locale) => knownKind(locale, product.kind))];
  const about = [...kinds, ...product.tags, ...inside.map((each) => each.title)].join(' ');
  const options = [...new Set(own.flatMap((offer) => Object.values(offer.options)))].join(' ');
  const told = listing.description ?? product.description;
  const weighed = (text: string, weight: string) =>
    sql`setweight(to_tsvector('simple', unaccent(${searchWords(text).join(' ')})), ${weight})`;
  return {
    sortTitle: sql`unaccent(${title.toLowerCase()})`,
    words: sql`unaccent(${searchWords(`${title} ${about}`).join(' ')})`,
    search: sql`${weighed(title, 'A')} || ${weighed(about, 'B')} || ${weighed(options, 'C')} || ${weighed(told.slice(0, MOST_TEXT), 'D')}`,
  };
}

const MOST_TEXT = 20_000;

function optionsOf(productId: string, own: readonly Offer[]): Option[] {
  const found = new Map<string, Option>();
  for (const { options, colorHex } of own)
    for (const [option, value] of Object.entries(options)) {
      const name = isColor(option) ? 'color' : isSize(option) ? 'size' : null;
      if (name !== null && !found.has(`${name} ${value}`))
        found.set(`${name} ${value}`, { name, value, productId, hex: name === 'color' ? colorHex : null });
    }
  return [...found.values()];
}

/** On a row that is there: all that may change of it. */
const EVERYTHING = excluded(
  shelf.slug,
  shelf.title,
  shelf.kind,
  shelf.picture,
  shelf.scene,
  shelf.fromMinor,
  shelf.toMinor,
  shelf.currency,
  shelf.hexes,
  shelf.shipsTo,
  shelf.soldOut,
  shelf.belowCost,
  shelf.featured,
  shelf.place,
  shelf.collectionIds,
  shelf.pricing,
  shelf.marginMinor,
  shelf.version,
  shelf.sortTitle,
  shelf.words,
  shelf.search,
);
