import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { products, variants } from '@/db/schema/catalogue';
import { listingQuery } from '@/lib/domain/catalogue/listing';
import { typicalDestination } from '@/lib/domain/order/delivery-estimate';
import { readBase } from '@/lib/integrations/pod/printify/print-area';
import { browseShelf } from '@/lib/services/catalogue/browse-shelf';
import { importDue } from '@/lib/services/catalogue/import-due';
import { estimateDelivery } from '@/lib/services/checkout/estimate-delivery';
import { quoteShipping } from '@/lib/services/checkout/quote-shipping';
import { storeSchema } from '../../packages/sandbox/core/store-seed';
import { type Harness, openHarness } from '../support/harness';
import { HOUR_MS } from './_scene';

const store = storeSchema.parse({
  answers: [
    {
      service: 'printful',
      path: '/v2/catalog-products/19/shipping-countries',
      set: { data: [{ code: 'US', name: 'United States', states: [] }], 'paging.total': 1 },
    },
    {
      service: 'printify',
      path: '/v1/catalog/blueprints/1103/print_providers/301/shipping.json',
      set: { 'profiles.*.countries': ['US', 'CA'] },
    },
  ],
});

let h: Harness;
beforeAll(async () => {
  h = await openHarness({ doors: true, store });
  h.later(8 * 24 * HOUR_MS);
  await importDue(h.ctx, { trigger: 'test', always: true });
});
afterAll(() => h.close());

async function limited(): Promise<{ title: string; variantId: string; provider: string }[]> {
  const rows = await h.ctx.db
    .select({ title: products.title, shipsTo: products.shipsTo, variantId: variants.id, provider: products.provider })
    .from(products)
    .innerJoin(variants, eq(variants.productId, products.id));
  const some = rows.filter(({ shipsTo }) => shipsTo !== null && !shipsTo.includes('DE'));
  return [...Map.groupBy(some, ({ title }) => title).values()].flatMap(([first]) => first ?? []);
}

describe('where a print shop sends a thing to', () => {
  it('is known of every product of both, and unknown where the answer names the rest of the world', async () => {
    const rows = await h.ctx.db.select().from(products);
    const of = (provider: string) => rows.filter((row) => row.provider === provider).map(({ shipsTo }) => shipsTo);
    expect(of('printful').some((codes) => codes?.join() === 'US')).toBe(true);
    expect(of('printful').every((codes) => codes?.includes('US'))).toBe(true);
    expect(of('printify')).toEqual(expect.arrayContaining([null, ['CA', 'US']]));
  });

  it('leaves no country out where a part of the answer cannot be read', async () => {
    const odd = { variants: { variants: [] }, shipping: { profiles: [{ countries: ['US'] }, { countries: 'CA' }] } };
    const client = {
      find: async (answer: z.ZodType, { path }: { path: string }) =>
        answer.parse(path.endsWith('/shipping.json') ? odd.shipping : { variants: [], images: [] }),
    };
    const base = await readBase(client as never, { blueprint_id: 1, print_provider_id: 2 } as never);
    expect(base).toMatchObject({ shipsTo: null });
  });

  it('leaves the shelf to the goods that can be sent to a country', async () => {
    const none = new Set((await limited()).map(({ title }) => title));
    expect(none.size).toBeGreaterThan(1);
    const titles = async (to: string) =>
      (await browseShelf(h.ctx, listingQuery({ to }))).cards
        .map(({ title }) => title)
        .filter((title) => none.has(title));
    expect(await titles('DE')).toEqual([]);
    expect(new Set(await titles('US'))).toEqual(none);
    expect((await browseShelf(h.ctx, listingQuery({ to: 'DE' }))).total).toBe(
      (await browseShelf(h.ctx, listingQuery({}))).total - none.size,
    );
  });

  it('is told at the product and names the very line in a cart, without asking anybody', async () => {
    const [mug] = (await limited()).filter(({ provider }) => provider === 'printful');
    const [tee] = await h.ctx.db.select().from(variants).where(eq(variants.available, true)).limit(1);
    const before = h.door('printful').passed.length;
    const variantId = mug?.variantId ?? '';
    expect(await estimateDelivery(h.ctx, { variantId, country: 'DE' })).toMatchObject({ choices: [] });
    const items = [variantId, tee?.id ?? ''].map((id) => ({ variantId: id, quantity: 1 }));
    const asking = { lane: 'browse' as const, freshMs: 0 };
    const quote = (country: string) =>
      quoteShipping(h.ctx, { items, destination: typicalDestination(country) }, asking);
    expect(await quote('DE')).toMatchObject({ choices: [], undeliverable: [variantId] });
    expect(h.door('printful').passed.length).toBe(before);
    expect(await quote('US')).toMatchObject({ undeliverable: [] });
  });
});
