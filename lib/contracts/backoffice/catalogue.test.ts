import { expect, it } from 'vitest';
import { listingFilterSchema } from '@/lib/domain/catalogue/listing-filter';
import { changeListingsInput } from './catalogue';

it('a change to many says which: by name or by a filter, and neither of both means everything', () => {
  const takes = (which: object) => changeListingsInput.safeParse({ ...which, change: { state: 'hidden' } }).success;
  expect(takes({ product_ids: ['a'] })).toBe(true);
  expect(takes({ filter: {}, after: 'x' })).toBe(true);
  expect(takes({})).toBe(false);
  expect(takes({ product_ids: ['a'], filter: {} })).toBe(false);
  expect(takes({ product_ids: ['a'], after: 'x' })).toBe(false);
});

it('what the address of the list cannot mean is no filter ', () => {
  expect(listingFilterSchema.safeParse({ kind: 'Mug' }).success).toBe(true);
  expect(listingFilterSchema.safeParse({ kind: '\0' }).success).toBe(false);
  expect(listingFilterSchema.safeParse({ provider: 'a\0' }).success).toBe(false);
});
