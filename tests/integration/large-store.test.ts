import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products, variants } from '@/db/schema/catalogue';
import { type CatalogueRunRow, catalogueSkips } from '@/db/schema/catalogue-runs';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/engine/ctx';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import { importDue } from '@/lib/services/catalogue/import-due';
import large from '@/packages/sandbox/stores/large.json';
import { storeSchema } from '../../packages/sandbox/core/store-seed';
import { type Harness, openHarness } from '../support/harness';

/** A store as large and as odd as real ones are, read once. */
let h: Harness;
let runs: CatalogueRunRow[];
beforeAll(async () => {
  h = await openHarness({ doors: true, store: storeSchema.parse(large) });
  h.door('printful').passed.length = 0;
  h.door('printify').passed.length = 0;
  runs = await importDue(h.ctx, { trigger: 'test', always: true, sliceMs: 3_600_000 });
}, 300_000);
afterAll(() => h.close());

async function offersOf(title: string) {
  return h.ctx.db
    .select({ product: products, variant: variants })
    .from(products)
    .innerJoin(variants, and(eq(variants.productId, products.id), eq(variants.listed, true)))
    .where(and(eq(products.title, title), eq(products.listed, true)))
    .orderBy(variants.position);
}
const skipsOf = (title: string) =>
  h.ctx.db
    .select({ variant: catalogueSkips.variant, reason: catalogueSkips.reason })
    .from(catalogueSkips)
    .where(like(catalogueSkips.title, title));

describe('a store of 300 products with odd rows of every kind', () => {
  it('is read to its end, and every product that can be sold is on sale', async () => {
    expect(runs).toMatchObject([
      { provider: 'printful', state: 'done' },
      { provider: 'printify', state: 'done' },
    ]);
    for (const name of ['Loop Tee 1', 'Loop Tee 60', 'Guide Poster 14', 'Cat Tee 50', 'Grid Pillow 10'])
      expect(await offersOf(name)).not.toEqual([]);
    // Each of both has its own nine beside those of the file.
    const sold = [...large.printful, ...large.printify].reduce((sum, { count = 1 }) => sum + count, 18);
    expect((runs[0]?.read ?? 0) + (runs[1]?.read ?? 0)).toBe(sold);
  });

  it('costs one request for each product of Printful and for each page of Printify, and what they are made of once', () => {
    const own = (provider: 'printful' | 'printify', path: RegExp) =>
      h.door(provider).passed.filter((call) => path.test(call)).length;
    const [printful, printify] = runs;
    expect(own('printful', /store\/products\/\d/)).toBe((printful?.read ?? 0) - 1);
    expect(printful?.requests).toBeLessThan((printful?.read ?? 0) + 60);
    expect(own('printify', /products\.json/)).toBe(Math.ceil((printify?.read ?? 0) / 50));
    expect(printify?.requests).toBeLessThan(40);
  });

  it.each([
    ['Variant without a name', 12],
    ['In lower case', 12],
    ['In euros', 12],
    ['Too many decimals', 12],
    ['Yen with decimals', 12],
    ['Blank price', 11],
    ['Free', 11],
    ['Ignored in part', 11],
    ['Sizes fail', 8],
    ['Print files refused', 2],
    ['Placements as a list', 3],
    ['Blank fails', 3],
    ['Price missing', 14],
    ['Price with decimals', 15],
    ['Variant is no variant', 14],
    ['Some mockups chosen', 15],
    ['One colour sold', 1],
    ['Kids Cat Tee', 15],
    ['Three options', 15],
    ['Rich text', 15],
    ['Stuck while publishing', 15],
    ['No place to print', 8],
  ])('"%s" comes in, with as many variants as can be sold', async (title, count) => {
    expect(await offersOf(title)).toHaveLength(count);
  });

  it.each([
    'Ignored',
    'Hidden',
    'A preview that died',
    'Not linked',
    'No variants',
    'Variants as an object',
    'In dinars',
    'No prices',
  ])('"%s" is not for sale', async (title) => {
    expect(await offersOf(title)).toEqual([]);
  });

  it.each([
    ['Blank price', 'it has no price'],
    ['Free', 'its price is 0'],
    ['In dinars', 'KWD'],
    ['Price missing', 'it has no price'],
    ['Variants as an object', 'sync_variants'],
  ])('"%s" is named with its reason', async (title, reason) => {
    expect((await skipsOf(title))[0]?.reason).toContain(reason);
  });

  it('rounds what has more decimals than its currency', async () => {
    expect((await offersOf('Too many decimals'))[0]?.variant).toMatchObject({ retailMinor: 2650, currency: 'USD' });
    expect((await offersOf('Yen with decimals'))[0]?.variant).toMatchObject({ retailMinor: 2601, currency: 'JPY' });
    expect((await offersOf('Price with decimals'))[0]?.variant.retailMinor).toBe(2650);
  });

  it('shows what the merchant chose, and no picture of what is not sold', async () => {
    const [chosen] = await offersOf('Some mockups chosen');
    expect(chosen?.product.pictures).toHaveLength(1);
    const [single] = await offersOf('One colour sold');
    expect(new Set(single?.product.pictures)).toEqual(new Set(single?.variant.pictures));
  });

  it('keeps lists and tables of a description, and none of its markup', async () => {
    expect((await offersOf('Rich text'))[0]?.product.description).toBe(
      'Soft & heavy — a café tee.\n- One\n- Two\n| | S | M |\n| Width, in | 18.00 | 20.00 |',
    );
  });

  it('keeps options as they are called', async () => {
    expect(Object.keys((await offersOf('Three options'))[0]?.variant.options ?? {}).sort()).toEqual([
      'color',
      'paper',
      'size',
    ]);
    const [quoted] = await offersOf('Quotes "and" <b>markup</b> ☀️');
    expect(Object.keys(quoted?.variant.options ?? {})).toContain('Size "EU" <i>☀️</i>');
  });
});

describe('from that store', () => {
  it('a shopper buys, and both providers get their part', async () => {
    const items = [];
    for (const title of ['Loop Tee 60', 'Cat Tee 50'])
      items.push({ variantId: (await offersOf(title))[0]?.variant.id ?? '', quantity: 2 });
    const order = await h.place([], 'from a large store', { items });
    expect(await h.pay(order)).toBe(200);
    await h.work();
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    expect(row?.status).toBe('confirmed');
    expect(h.sandbox.printful.orders()).toHaveLength(1);
    expect(h.sandbox.printify.orders()).toHaveLength(1);
  });

  it('no product is lost when another is deleted between two pages', async () => {
    for (const [provider, gone, pages] of [
      ['printful', 'Loop Tee 1', /store\/products$/],
      ['printify', 'Grid Pillow 9', /products\.json$/],
    ] as const) {
      const before = await listed(provider);
      const [victim] = await offersOf(gone);
      const read = between(h.ctx, provider, () => remove(provider, victim?.product.providerProductId ?? ''));
      h.door(provider).passed.length = 0;
      await importDue(read, { trigger: 'test', always: true, sliceMs: 3_600_000 });
      expect(h.door(provider).passed.filter((call) => pages.test(call)).length).toBeGreaterThan(1);
      // The one that went may have been read before; its own message takes it off.
      const others = before.filter((id) => id !== victim?.product.id);
      expect((await listed(provider)).filter((id) => id !== victim?.product.id)).toEqual(others);
    }
  }, 120_000);

  it('a preview whose drawing died is taken away, and is never for sale', async () => {
    const left = await fetchJson(h, 'products.json?limit=50');
    expect(JSON.stringify(left)).not.toContain('A preview that died');
  });
});

const listed = async (provider: string) =>
  (
    await h.ctx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.provider, provider), eq(products.listed, true)))
      .orderBy(products.id)
  ).map(({ id }) => id);

/** The same shop, where something happens at a provider after its first page was read. */
function between(ctx: Ctx, provider: string, happen: () => Promise<unknown>): Ctx {
  const real = ctx.podLanes.catalogue.get(provider);
  if (!real) throw new Error(`${provider} is not set up`);
  const pod: PodProvider = {
    ...real,
    openCatalogue(memo) {
      const reader = real.openCatalogue(memo);
      return {
        ...reader,
        async page(cursor) {
          const page = await reader.page(cursor);
          if (cursor === null) await happen();
          return page;
        },
      };
    },
  };
  const pods = new Map([[provider, pod]]);
  return { ...ctx, pods, podLanes: { ...ctx.podLanes, catalogue: pods } };
}

const HEADERS = { authorization: 'Bearer sandbox', 'user-agent': 'test', 'content-type': 'application/json' };

async function fetchJson({ sandbox }: Harness, path: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(`${sandbox.printifyUrl}/v1/shops/901001/${path}`, { ...init, headers: HEADERS });
  return answer.json();
}

async function remove(provider: 'printful' | 'printify', id: string): Promise<void> {
  const path = provider === 'printful' ? `/store/products/${id}` : `/v1/shops/901001/products/${id}.json`;
  const url = provider === 'printful' ? h.sandbox.printfulUrl : h.sandbox.printifyUrl;
  await fetch(`${url}${path}`, { method: 'DELETE', headers: HEADERS });
}
