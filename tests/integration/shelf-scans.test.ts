import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listingQuery } from '@/lib/domain/catalogue/listing';
import { saveCollection } from '@/lib/services/backoffice/catalogue/save-collection';
import { browseShelf } from '@/lib/services/catalogue/browse-shelf';
import { findCollection } from '@/lib/services/catalogue/find-collection';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { listProducts } from '@/lib/services/catalogue/list-products';
import { relatedProducts, suggestProducts } from '@/lib/services/catalogue/suggest-products';
import { priceCart } from '@/lib/services/checkout/price-cart';
import { type Harness, openHarness } from '../support/harness';
import { seedLargeCatalogue, WIDE } from '../support/large-catalogue';

let h: Harness;
// One connection: what it has read is told by PostgreSQL's own counters, once it is asked to tell.
beforeAll(async () => {
  h = await openHarness({ env: { DATABASE_POOL: '1' } });
  await seedLargeCatalogue(h.ctx, { count: 3000, each: 4 });
  const gifts = {
    id: null,
    slug: 'gifts',
    title: 'Gifts',
    description: '',
    pricing: null,
    position: 0,
    updatedAt: null,
  };
  await saveCollection(h.ctx, { ...gifts, rule: { tag: 'season3' } });
  await h.ctx.db.execute(sql`vacuum analyze shelf, listings, products, variants`);
  // 3,000 rows are so few that with the costs of a turning disk the planner reads them all for twenty.
  await h.ctx.db.execute(sql`set random_page_cost = 1.1`);
});
afterAll(() => h.close());

async function scans(): Promise<Record<string, number>> {
  await h.ctx.db.execute(sql`select pg_stat_force_next_flush()`);
  const rows = await h.ctx.db.execute<{ name: string; scans: string }>(sql`
    select relname as name, seq_scan as scans from pg_stat_user_tables
    where relname in ('products', 'variants', 'listings', 'shelf')`);
  return Object.fromEntries(rows.map(({ name, scans }) => [name, Number(scans)]));
}

const browse = (given: Record<string, string | string[]>) => browseShelf(h.ctx, listingQuery(given));

it.each<[string, () => Promise<unknown>]>([
  ['the home page', () => browse({})],
  ['its second page', async () => browse({ after: (await browse({})).next ?? '' })],
  ['a kind', () => browse({ kind: 'Mug' })],
  ['a color and a size', () => browse({ color: 'Black', size: 'M' })],
  ['a price', () => browse({ max: '16' })],
  ['the cheapest', () => browse({ sort: 'price_asc' })],
  ['the dearest', () => browse({ sort: 'price_desc' })],
  ['the newest', () => browse({ sort: 'newest' })],
  ['by name', () => browse({ sort: 'name' })],
  ['a search', () => browse({ q: 'morning loop mug' })],
  ['a misspelt search', () => browse({ q: 'mornig lopp' })],
  [
    'a collection',
    async () => browseShelf(h.ctx, listingQuery({}, 'gifts'), (await findCollection(h.ctx, 'gifts'))?.id ?? null),
  ],
  ['a product and what is near it', async () => relatedProducts(h.ctx, await getProduct(h.ctx, { address: WIDE }), 4)],
  ['the empty cart', () => suggestProducts(h.ctx, 4)],
  [
    'a full cart',
    () =>
      priceCart(
        h.ctx,
        Array.from({ length: 20 }, (_, at) => ({ variantId: `printful-seed${at + 1}-1`, quantity: 1 })),
      ),
  ],
  ['a page of the API', () => listProducts(h.ctx, {})],
])('%s reads no table of goods from end to end', async (_name, read) => {
  const before = await scans();
  await read();
  const after = await scans();
  const added = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]);
  expect(Object.fromEntries(added)).toEqual({ products: 0, variants: 0, listings: 0, shelf: 0 });
});
