import { and, eq, gte, lte, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { shelf } from '@/db/schema/shelf';
import type { ListingFilter, ListingOrder, ListingQuery } from '@/lib/domain/catalogue/listing';
import { askedWords } from '@/lib/domain/catalogue/search-words';
import { parseDecimal } from '@/lib/domain/money/money';

/** `exact`: every word, or its beginning, is there. `near`: words may be misspelt. */
export type Matching = 'exact' | 'near';
export type Asked = { query: ListingQuery; collectionId: string | null; currency: string; matching: Matching };

/** What all rows of the answer fulfil. `but`: a filter to leave out, as counting what else could be chosen in it does. */
export function conditionsOf(asked: Asked, but?: ListingFilter): SQL | undefined {
  return and(optionConditions(asked.query, shelf.productId, but), rowConditions(asked, but));
}

/** Those that need no more of the shelf than which product it is. */
export function optionConditions(query: ListingQuery, productId: SQLWrapper, but?: ListingFilter): SQL | undefined {
  return and(
    but === 'color' ? undefined : hasOption(productId, 'color', query.colors),
    but === 'size' ? undefined : hasOption(productId, 'size', query.sizes),
  );
}

export function rowConditions(asked: Asked, but?: ListingFilter): SQL | undefined {
  const { query, collectionId, currency } = asked;
  const minor = (amount: string | null) => (amount === null ? undefined : parseDecimal(amount, currency)?.minor);
  const [min, max] = but === 'price' ? [] : [minor(query.min), minor(query.max)];
  return and(
    collectionId === null ? undefined : sql`${shelf.collectionIds} @> array[${collectionId}]::uuid[]`,
    query.kind === null || but === 'kind' ? undefined : eq(shelf.kind, query.kind),
    min === undefined ? undefined : gte(shelf.fromMinor, min),
    query.to === null ? undefined : sql`(${shelf.shipsTo} is null or ${query.to} = any(${shelf.shipsTo}))`,
    max === undefined ? undefined : lte(shelf.fromMinor, max),
    matches(askedWords(query.q), asked.matching),
  );
}

function hasOption(productId: SQLWrapper, name: string, values: readonly string[]): SQL | undefined {
  if (values.length === 0) return undefined;
  return sql`${productId} in (select o.product_id from shelf_options o where o.name = ${name} and o.value in ${values})`;
}

function matches(words: readonly string[], matching: Matching): SQL | undefined {
  if (words.length === 0) return undefined;
  if (matching === 'exact') return sql`${shelf.search} @@ ${tsquery(words, '*')}`;
  return and(
    ...words.map((word) => sql`(unaccent(${word}) <% ${shelf.words} or ${shelf.search} @@ ${tsquery([word], '*')})`),
  );
}

/** All words, or words that begin so. `weights`: only in texts that weigh so much. */
export function tsquery(words: readonly string[], suffix: string, join = ' & '): SQL {
  // What unaccent makes of a letter may be a sign of the query language.
  const text = words.map((word) => `${word}:${suffix}`).join(join);
  return sql`to_tsquery('simple', translate(unaccent(${text}), '''"!()<>\\/-', ''))`;
}

/**
 * By what rows are in order, the same column or expression as in an index; ties go by id, and what is sold out is last.
 * Of a search without an order of its own the nearest come first: titles, then what it is, then all else.
 */
export function keyOf(order: ListingOrder, { query, matching }: Asked): SQL {
  const words = askedWords(query.q);
  switch (order) {
    case 'featured':
      if (words.length === 0) return sql`${shelf.place}`;
      return matching === 'exact'
        ? sql`(case when ${shelf.search} @@ ${tsquery(words, '*A')} then 0 when ${shelf.search} @@ ${tsquery(words, '*AB')} then 1 else 2 end * 8589934592 + ${shelf.place})`
        : sql`((1000 - (1000 * word_similarity(unaccent(${words.join(' ')}), ${shelf.words}))::int) * 8589934592 + ${shelf.place})`;
    case 'newest':
      return sql`(-extract(epoch from ${shelf.createdAt} at time zone 'UTC')::bigint)`;
    case 'price_asc':
      return sql`${shelf.fromMinor}`;
    case 'price_desc':
      return sql`(-${shelf.fromMinor})`;
    case 'name':
      return sql`${shelf.sortTitle}`;
  }
}
