import { describe, expect, it } from 'vitest';
import { arrange, type Listed, listingAddress, listingQuery, related } from './listing';

const product = (title: string, kind: string, fromMinor: number, more: Partial<Listed> = {}): Listed => ({
  title,
  kind,
  description: '',
  tags: [],
  fromMinor,
  available: true,
  variants: [],
  ...more,
});
const goods = [
  product('Moon Hoodie', 'Hoodie', 5000, { variants: [{ options: { color: 'Navy' } }] }),
  product('Tide Hoodie', 'Hoodie', 4800),
  product('Café Mug', 'Mug', 1500, { tags: ['Kitchen'] }),
  product('Cat Tee', 'T-Shirt', 2600, { available: false }),
];
const titles = (given: Record<string, string | string[]>) =>
  arrange(goods, listingQuery(given, ['Hoodie', 'Mug', 'T-Shirt'])).map(({ title }) => title);

describe('the shelf', () => {
  it('shows different kinds side by side, and what is sold out last', () => {
    expect(titles({})).toEqual(['Moon Hoodie', 'Café Mug', 'Tide Hoodie', 'Cat Tee']);
  });

  it.each([
    ['cafe', 'Café Mug'],
    ['tshirt', 'Cat Tee'],
    ['navy hood', 'Moon Hoodie'],
    ['KITCHEN', 'Café Mug'],
  ])('finds by "%s"', (q, title) => {
    expect(titles({ q })).toEqual([title]);
  });

  it('finds a kind by what the reader calls it, and by what the print shop calls it', () => {
    const inGerman = (q: string) =>
      arrange(goods, listingQuery({ q }, []), (kind) => (kind === 'Mug' ? 'Tasse' : kind)).map(({ title }) => title);
    expect([inGerman('tasse'), inGerman('mug')]).toEqual([['Café Mug'], ['Café Mug']]);
  });

  it('wants every word, not any', () => {
    expect(titles({ q: 'cafe hoodie' })).toEqual([]);
  });

  it('sorts by price both ways, sold out still last', () => {
    expect(titles({ sort: 'price_asc' })).toEqual(['Café Mug', 'Tide Hoodie', 'Moon Hoodie', 'Cat Tee']);
    expect(titles({ sort: 'price_desc' })).toEqual(['Moon Hoodie', 'Tide Hoodie', 'Café Mug', 'Cat Tee']);
  });

  it('takes an address nobody meant for the plain shop', () => {
    expect(titles({ kind: 'Car', sort: 'weight', q: '   ' })).toEqual(titles({}));
    expect(titles({ kind: ['Mug', 'Hoodie'] })).toEqual(['Café Mug']);
  });

  it('writes addresses it reads back the same', () => {
    const query = { kind: 'T-Shirt', q: 'a&b', sort: 'name' } as const;
    const search = new URL(listingAddress(query), 'http://shop.invalid').searchParams;
    expect(listingQuery(Object.fromEntries(search), ['T-Shirt'])).toEqual(query);
    expect(listingAddress({ kind: null, q: '', sort: 'featured' })).toBe('/');
  });

  it('puts beside a product what is nearest to it, never itself and nothing sold out', () => {
    const withIds = goods.map((each) => ({ ...each, id: each.title }));
    const [moon] = withIds;
    if (!moon) throw new Error('there are goods');
    expect(related(withIds, moon, 3).map(({ title }) => title)).toEqual(['Tide Hoodie', 'Café Mug']);
  });
});
