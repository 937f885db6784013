import { describe, expect, it } from 'vitest';
import { changed, listingAddress, listingQuery, toggled } from './listing';

describe('the address of a page of the shop', () => {
  it.each([
    '/',
    '/?q=morning+loop',
    '/?kind=Mug&color=Black&color=Navy&size=M&min=10&max=29.90&sort=price_asc',
    '/collections/gifts?color=Black&after=abc',
  ])('says all of it: %s', (address) => {
    const url = new URL(address, 'http://shop');
    const given = Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]));
    const [, slug = null] = /^\/collections\/(.+)$/.exec(url.pathname) ?? [];
    expect(listingAddress(listingQuery(given, slug))).toBe(address);
  });

  it('asks for nothing that makes no sense', () => {
    const odd = {
      sort: 'drop table',
      min: '-3',
      max: '1e9',
      q: ['a\0b', 'c'],
      color: '',
      size: 'x'.repeat(99),
      kind: '\ud800',
    };
    expect(listingAddress(listingQuery(odd, '../admin'))).toBe('/?q=ab&kind=%EF%BF%BD');
  });

  it('begins at the first page again once something else is asked for', () => {
    const query = listingQuery({ after: 'abc', color: ['Black', 'Navy'] });
    expect(listingAddress(changed(query, { colors: toggled(query.colors, 'Black') }))).toBe('/?color=Navy');
  });
});
