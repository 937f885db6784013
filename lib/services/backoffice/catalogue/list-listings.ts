import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { listings, shelf } from '@/db/schema/shelf';
import { LISTING_SHOWS, type ListingFilter, type ListingShow } from '@/lib/domain/catalogue/listing-filter';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { cursorOf, cursorText } from '@/lib/services/catalogue/page-cursor';
import { baseConditions, listingConditions, SORT_TITLE, shownIn } from './listing-conditions';

const PAGE = 50;
/** What its prices are in, also while none of it is on sale; what the shelf says was worked out in the currency it names. */
const currencyOf = (sold: string) => sql<string | null>`coalesce(${shelf.currency}, nullif(${sold}, ''), (
  select v.currency from variants v where v.product_id = ${products.id} order by v.position limit 1))`;

/** The merchant's list of all products, by title, in keyset pages, with how many each view shows. Throws AppError forbidden. */
export async function listListings(ctx: Ctx, { after, ...filter }: ListingFilter & { after?: string | undefined }) {
  requireMay(ctx.actor, 'catalogue.read');
  const from = cursorOf(after, 2);
  const { currency } = await ctx.settings.shop();
  const rows = await ctx.db
    .select({
      id: products.id,
      slug: listings.slug,
      title: sql<string>`coalesce(${listings.title}, ${products.title})`,
      provider: products.provider,
      kind: products.kind,
      state: listings.state,
      listed: products.listed,
      featured: listings.featured,
      picture: sql<string | null>`coalesce(${listings.pictures}, ${products.pictures}) ->> 0`,
      fromMinor: shelf.fromMinor,
      toMinor: shelf.toMinor,
      marginMinor: shelf.marginMinor,
      currency: currencyOf(currency),
      soldOut: shelf.soldOut,
      sortTitle: SORT_TITLE,
    })
    .from(products)
    .innerJoin(listings, eq(listings.productId, products.id))
    .leftJoin(shelf, eq(shelf.productId, products.id))
    .where(
      and(
        listingConditions(filter),
        from ? sql`(${SORT_TITLE}, ${products.id}) > (${from[0]}, ${from[1]})` : undefined,
      ),
    )
    .orderBy(asc(SORT_TITLE), asc(products.id))
    .limit(PAGE + 1);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const counts = await countsOf(ctx, filter);
  return {
    products: rows.slice(0, PAGE).map(({ sortTitle: _sortTitle, ...row }) => row),
    total: counts[filter.show ?? 'all'] ?? 0,
    counts,
    next: last ? cursorText([last.sortTitle, last.id]) : null,
  };
}

async function countsOf(ctx: Ctx, { show: _show, ...filter }: ListingFilter): Promise<Record<string, number>> {
  const of = (view: ListingShow) => sql<number>`(count(*) filter (where ${shownIn(view)}))::int`;
  const [row] = await ctx.db
    .select({ all: count(), ...Object.fromEntries(LISTING_SHOWS.map((view) => [view, of(view)])) })
    .from(products)
    .innerJoin(listings, eq(listings.productId, products.id))
    .leftJoin(shelf, eq(shelf.productId, products.id))
    .where(baseConditions(filter));
  return row ?? {};
}

/** As shoppers read them, of those there are. Throws AppError forbidden. */
export async function listTitles(ctx: Ctx, productIds: readonly string[]): Promise<{ id: string; title: string }[]> {
  requireMay(ctx.actor, 'catalogue.read');
  return ctx.db
    .select({ id: products.id, title: sql<string>`coalesce(${listings.title}, ${products.title})` })
    .from(products)
    .innerJoin(listings, eq(listings.productId, products.id))
    .where(inArray(products.id, [...productIds]));
}

/** All kinds of goods there are, to be filtered by. Throws AppError forbidden. */
export async function listKinds(ctx: Ctx): Promise<string[]> {
  requireMay(ctx.actor, 'catalogue.read');
  const rows = await ctx.db.selectDistinct({ kind: products.kind }).from(products).orderBy(asc(products.kind));
  return rows.map(({ kind }) => kind);
}
