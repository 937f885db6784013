import { and, eq, ilike, or, type SQL, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { listings, shelf } from '@/db/schema/shelf';
import type { ListingFilter, ListingShow } from '@/lib/domain/catalogue/listing-filter';

/** As shoppers read it, in small letters: what the list is in order by, before the id. */
export const SORT_TITLE = sql<string>`lower(coalesce(${listings.title}, ${products.title}))`;

/** What a view shows, of `products` with their `listings` and, where they have one, their `shelf`. */
export function shownIn(view: ListingShow): SQL {
  switch (view) {
    case 'on_sale':
      return sql`${shelf.productId} is not null`;
    case 'draft':
    case 'hidden':
      return eq(listings.state, view);
    case 'featured':
      return sql`${listings.featured}`;
    case 'below_cost':
      return sql`${shelf.marginMinor} < 0`;
    case 'sold_out':
      return sql`${shelf.soldOut}`;
    case 'unlisted':
      return sql`not ${products.listed}`;
  }
}

export function listingConditions({ q, show, ...filter }: ListingFilter): SQL | undefined {
  return and(baseConditions({ q, ...filter }), show === undefined ? undefined : shownIn(show));
}

/** All but the view. */
export function baseConditions({ q, provider, kind, collection }: Omit<ListingFilter, 'show'>): SQL | undefined {
  const text = q?.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const like = (column: SQL) => ilike(column, `%${text}%`);
  return and(
    text ? or(like(sql`${products.title}`), like(sql`${listings.title}`), like(sql`${listings.slug}`)) : undefined,
    provider === undefined ? undefined : eq(products.provider, provider),
    kind === undefined ? undefined : eq(products.kind, kind),
    collection === undefined ? undefined : inCollection(collection),
  );
}

/** On the shelf with it, or put into it by hand. */
function inCollection(id: string): SQL {
  return sql`(${shelf.collectionIds} @> array[${id}]::uuid[] or exists (
    select from collection_products c where c.product_id = ${products.id} and c.collection_id = ${id}))`;
}
