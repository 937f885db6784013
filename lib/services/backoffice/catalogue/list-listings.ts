import { and, asc, count, eq, ilike, or, type SQL, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { listings, shelf } from '@/db/schema/shelf';
import type { ListingState } from '@/lib/domain/catalogue/listing-state';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { cursorOf, cursorText } from '@/lib/services/catalogue/page-cursor';

const PAGE = 50;
/** As shoppers read it, in small letters. */
const TITLE = sql<string>`lower(coalesce(${listings.title}, ${products.title}))`;

export type ListingFilters = {
  q?: string | undefined;
  state?: ListingState | undefined;
  provider?: string | undefined;
  kind?: string | undefined;
  featured?: boolean | undefined;
  /** Still listed by the provider, or no longer. */
  listed?: boolean | undefined;
  after?: string | undefined;
};

/** The merchant's list of all products, by title, in keyset pages, with how many there are. Throws AppError forbidden. */
export async function listListings(ctx: Ctx, filters: ListingFilters) {
  requireMay(ctx.actor, 'catalogue.read');
  const where = conditionOf(filters);
  const from = cursorOf(filters.after, 2);
  const rows = await ctx.db
    .select({
      id: products.id,
      slug: listings.slug,
      title: sql<string>`coalesce(${listings.title}, ${products.title})`,
      providerTitle: products.title,
      provider: products.provider,
      kind: products.kind,
      state: listings.state,
      listed: products.listed,
      featured: listings.featured,
      pricing: listings.pricing,
      picture: sql<string | null>`coalesce(${listings.pictures}, ${products.pictures}) ->> 0`,
      fromMinor: shelf.fromMinor,
      toMinor: shelf.toMinor,
      currency: shelf.currency,
      soldOut: shelf.soldOut,
      updatedAt: listings.updatedAt,
      sortTitle: TITLE,
    })
    .from(products)
    .innerJoin(listings, eq(listings.productId, products.id))
    .leftJoin(shelf, eq(shelf.productId, products.id))
    .where(and(where, from ? sql`(${TITLE}, ${products.id}) > (${from[0]}, ${from[1]})` : undefined))
    .orderBy(asc(TITLE), asc(products.id))
    .limit(PAGE + 1);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const [all] = await ctx.db
    .select({ total: count() })
    .from(products)
    .innerJoin(listings, eq(listings.productId, products.id))
    .where(where);
  return {
    products: rows.slice(0, PAGE).map(({ sortTitle: _sortTitle, ...row }) => row),
    total: all?.total ?? 0,
    next: last ? cursorText([last.sortTitle, last.id]) : null,
  };
}

function conditionOf({ q, state, provider, kind, featured, listed }: ListingFilters): SQL | undefined {
  const text = q?.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const like = (column: SQL | typeof products.title) => ilike(column as SQL, `%${text}%`);
  return and(
    text ? or(like(products.title), like(sql`${listings.title}`), like(sql`${listings.slug}`)) : undefined,
    state === undefined ? undefined : eq(listings.state, state),
    provider === undefined ? undefined : eq(products.provider, provider),
    kind === undefined ? undefined : eq(products.kind, kind),
    featured === undefined ? undefined : eq(listings.featured, featured),
    listed === undefined ? undefined : eq(products.listed, listed),
  );
}
