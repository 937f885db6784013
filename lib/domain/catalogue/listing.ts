/** What the shop window needs to know of a product to find it and to put it in order. */
export type Listed = {
  title: string;
  kind: string;
  description: string;
  tags: readonly string[];
  fromMinor: number;
  available: boolean;
  variants: readonly { options: Record<string, string> }[];
};

export const LISTING_ORDERS = ['featured', 'price_asc', 'price_desc', 'name'] as const;
export type ListingOrder = (typeof LISTING_ORDERS)[number];
export type ListingQuery = { kind: string | null; q: string; sort: ListingOrder };

type Given = Record<string, string | string[] | undefined>;
const MAX_Q = 80;

/** From the address, which anyone may have typed: what makes no sense is not asked for. */
export function listingQuery(given: Given, kinds: readonly string[]): ListingQuery {
  const one = (name: string) => [given[name]].flat()[0] ?? '';
  return {
    kind: kinds.find((kind) => kind === one('kind')) ?? null,
    q: one('q').trim().slice(0, MAX_Q),
    sort: LISTING_ORDERS.find((order) => order === one('sort')) ?? 'featured',
  };
}

/** The way back: an address that asks for exactly this, with nothing in it that goes without saying. */
export function listingAddress({ kind, q, sort }: ListingQuery): string {
  const query = new URLSearchParams({
    ...(kind === null ? {} : { kind }),
    ...(q === '' ? {} : { q }),
    ...(sort === 'featured' ? {} : { sort }),
  }).toString();
  return query === '' ? '/' : `/?${query}`;
}

/**
 * What is asked for, in the order asked for. What is sold out comes last in every order. `kindName` is how the reader
 * reads a kind, and so may search for it.
 */
export function arrange<Product extends Listed>(
  products: readonly Product[],
  query: ListingQuery,
  kindName: (kind: string) => string = (kind) => kind,
): Product[] {
  const words = plain(query.q).split(/\s+/).filter(Boolean);
  const found = products.filter(
    (product) =>
      (query.kind === null || product.kind === query.kind) &&
      words.every((word) => `${textOf(product)} ${plain(kindName(product.kind))}`.includes(word)),
  );
  return sorted(found, query.sort).sort((a, b) => Number(b.available) - Number(a.available));
}

function sorted<Product extends Listed>(found: readonly Product[], order: ListingOrder): Product[] {
  switch (order) {
    case 'featured':
      return mixed(found);
    case 'price_asc':
      return found.toSorted((a, b) => a.fromMinor - b.fromMinor || a.title.localeCompare(b.title, 'en'));
    case 'price_desc':
      return found.toSorted((a, b) => b.fromMinor - a.fromMinor || a.title.localeCompare(b.title, 'en'));
    case 'name':
      return found.toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  }
}

/** One of each kind, then the second of each: neighbours differ, as in a shop window. */
function mixed<Product extends Listed>(found: readonly Product[]): Product[] {
  const rows = [...Map.groupBy(found, ({ kind }) => kind).values()].sort((a, b) => b.length - a.length);
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => rows.flatMap((row) => row[turn] ?? [])).flat();
}

function textOf({ title, kind, description, tags, variants }: Listed): string {
  const options = variants.flatMap(({ options }) => Object.values(options));
  return plain([title, kind, description, ...tags, ...new Set(options)].join(' '));
}

/** Small letters without accents: "cafe" finds "Café", "tshirt" finds "T-Shirt". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}|-/gu, '')
    .toLowerCase();
}

/** Goods near this one: what shares a tag or a word of its name first, then its kind, then the rest of the shop. */
export function related<Product extends Listed & { id: string }>(
  products: readonly Product[],
  to: Product,
  count: number,
): Product[] {
  const words = new Set(plain(to.title).split(/\s+/));
  const nearness = (other: Product) =>
    other.tags.filter((tag) => to.tags.includes(tag)).length +
    2 *
      plain(other.title)
        .split(/\s+/)
        .filter((word) => words.has(word)).length +
    Number(other.kind === to.kind);
  return mixed(products.filter((other) => other.id !== to.id && other.available))
    .map((product) => ({ product, near: nearness(product) }))
    .sort((a, b) => b.near - a.near)
    .slice(0, count)
    .map(({ product }) => product);
}
