import { afterEach, beforeEach, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { changeListings } from '@/lib/services/backoffice/catalogue/change-listings';
import { listListings } from '@/lib/services/backoffice/catalogue/list-listings';
import { shelfCurrency } from '@/lib/services/catalogue/browse-shelf';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

it('a price of what is not on sale is asked for in the currency of its goods, in an empty shop too', async () => {
  await h.ctx.db.update(variants).set({ currency: 'JPY' });
  await changeListings(h.ctx, { which: { filter: {} }, change: { state: 'draft' } });
  const { products: drafts } = await listListings(h.ctx, { show: 'draft' });
  expect(new Set(drafts.map(({ currency }) => currency))).toEqual(new Set(['JPY']));
  expect(await shelfCurrency(h.ctx)).toBe('JPY');
});
