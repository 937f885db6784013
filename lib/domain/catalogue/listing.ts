import { SLUG } from './slug';

export const LISTING_ORDERS = ['featured', 'newest', 'price_asc', 'price_desc', 'name'] as const;
export type ListingOrder = (typeof LISTING_ORDERS)[number];

/** What a page of the shop is asked to show. */
export type ListingQuery = {
  q: string;
  kind: string | null;
  /** The slug of a collection, which is the page's address. */
  collection: string | null;
  colors: string[];
  sizes: string[];
  /** Decimal amounts as typed: `12` or `12.50`. */
  min: string | null;
  max: string | null;
  /** ISO code of the country it is to be sent to. */
  to: string | null;
  sort: ListingOrder;
  /** Where the page before ended. */
  after: string | null;
};

/** What may be left out of it again, each by itself. */
export type ListingFilter = 'kind' | 'color' | 'size' | 'price';

type Given = Record<string, string | string[] | undefined>;
const MAX_Q = 80;
const MAX_WORD = 60;
const MOST_CHOSEN = 20;
const COUNTRY = /^[A-Z]{2}$/;
const AMOUNT = /^\d{1,7}([.,]\d{1,3})?$/;

/** From the address, which anyone may have typed: what makes no sense is not asked for. */
export function listingQuery(given: Given, collection: string | null = null): ListingQuery {
  const all = (name: string) =>
    [given[name]]
      .flat()
      .map((value) => legible(value ?? '').trim())
      .filter((value) => value !== '' && value.length <= MAX_WORD);
  const one = (name: string) => all(name)[0] ?? null;
  const amount = (name: string) =>
    all(name)
      .find((value) => AMOUNT.test(value))
      ?.replace(',', '.') ?? null;
  const few = (name: string) => [...new Set(all(name))].slice(0, MOST_CHOSEN);
  return {
    q: legible([given['q']].flat()[0] ?? '')
      .trim()
      .slice(0, MAX_Q),
    kind: one('kind'),
    collection: collection !== null && SLUG.test(collection) ? collection : null,
    colors: few('color'),
    sizes: few('size'),
    min: amount('min'),
    max: amount('max'),
    to: all('to').find((value) => COUNTRY.test(value)) ?? null,
    sort: LISTING_ORDERS.find((order) => order === one('sort')) ?? 'featured',
    after: [given['after']].flat()[0]?.slice(0, 400) ?? null,
  };
}

/** PostgreSQL takes neither NUL nor half a character. */
const legible = (text: string) => text.toWellFormed().replaceAll('\0', '');

/** Name and value of each of its fields, in one order, without those that go without saying. */
export function listingFields({ q, kind, colors, sizes, min, max, to, sort, after }: ListingQuery): [string, string][] {
  const filled = (name: string, value: string | null): [string, string][] => (value ? [[name, value]] : []);
  return [
    ...filled('q', q),
    ...filled('kind', kind),
    ...colors.toSorted().map((value): [string, string] => ['color', value]),
    ...sizes.toSorted().map((value): [string, string] => ['size', value]),
    ...filled('min', min),
    ...filled('max', max),
    ...filled('to', to),
    ...filled('sort', sort === 'featured' ? null : sort),
    ...filled('after', after),
  ];
}

/** The way back: an address that asks for exactly this. */
export function listingAddress(query: ListingQuery): string {
  const path = query.collection === null ? '/' : `/collections/${query.collection}`;
  const fields = new URLSearchParams(listingFields(query)).toString();
  return fields === '' ? path : `${path}?${fields}`;
}

/** The whole shop in its own order. */
export const WHOLE_SHOP: ListingQuery = listingQuery({});

/** The same question with other answers begins at its first page. */
export function changed(query: ListingQuery, change: Partial<ListingQuery>): ListingQuery {
  return { ...query, after: null, ...change };
}

/** The value chosen where it was not, and not chosen where it was. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

export function isFiltered({ colors, sizes, min, max, to }: ListingQuery): boolean {
  return colors.length + sizes.length > 0 || min !== null || max !== null || to !== null;
}
