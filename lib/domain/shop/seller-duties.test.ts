import { expect, it } from 'vitest';
import { SHOP_PAGES } from './pages';
import { unmetDuties } from './seller-duties';
import { SHOP_DEFAULTS } from './settings';

const SAID = { ...SHOP_DEFAULTS, seller: 'Otter Ltd', address: 'Harbour Street 1', contact: 'hello@otter.example' };

it('a seller of the EU tells who sells, with a tax number, and has imprint and withdrawal beside terms and privacy', () => {
  const german = { ...SAID, country: 'DE' as const };
  expect(unmetDuties(german, [])).toEqual({
    missing: ['the tax number'],
    pages: ['terms', 'privacy', 'imprint', 'withdrawal'],
    binding: true,
  });
  expect(unmetDuties({ ...german, taxid: 'DE123456789' }, SHOP_PAGES)).toMatchObject({ missing: [], pages: [] });
});

it('elsewhere it is told and forbids nothing; where no country is said it could be the EU', () => {
  expect(unmetDuties({ ...SAID, country: 'US' }, ['terms'])).toEqual({
    missing: [],
    pages: ['privacy'],
    binding: false,
  });
  expect(unmetDuties(SHOP_DEFAULTS, [])).toMatchObject({
    binding: true,
    missing: expect.arrayContaining(["the seller's country"]),
  });
});
