import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { products, variants } from '@/db/schema/catalogue';
import { catalogueRuns, catalogueSkips } from '@/db/schema/catalogue-runs';
import { alerts } from '@/db/schema/operations';
import type { CatalogueProduct } from '@/lib/domain/order/pod';
import type { Ctx } from '@/lib/engine/ctx';
import type { CatalogueReader } from '@/lib/integrations/pod/catalogue-reader';
import { JOBS } from '@/lib/jobs/run-job';
import { importCatalogue } from '@/lib/services/catalogue/import-catalogue';
import { receiveWebhook } from '@/lib/services/webhooks/receive-webhook';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness({ doors: true });
});
afterEach(() => h.close());

const read = (ctx: Ctx, provider: string, sliceMs = 600_000) =>
  importCatalogue(ctx, { provider, trigger: 'test', always: true, untilMs: ctx.clock.now().getTime() + sliceMs });

/** The same shop, where products of one provider are changed on their way in. */
function altered(ctx: Ctx, provider: string, change: (product: CatalogueProduct) => CatalogueProduct): Ctx {
  const real = ctx.podLanes.catalogue.get(provider);
  if (!real) throw new Error(`${provider} is not set up`);
  const pod = {
    ...real,
    openCatalogue(memo: Parameters<typeof real.openCatalogue>[0]): CatalogueReader {
      const reader = real.openCatalogue(memo);
      return {
        ...reader,
        async product(id) {
          const found = await reader.product(id);
          return found.state === 'for_sale' ? { ...found, product: change(found.product) } : found;
        },
      };
    },
  };
  return { ...ctx, podLanes: { ...ctx.podLanes, catalogue: new Map([[provider, pod]]) } };
}

const alertOf = async (kind: string, provider: string) => {
  const [alert] = await h.ctx.db
    .select()
    .from(alerts)
    .where(eq(alerts.key, `${kind}:${provider}`));
  return alert;
};
const listed = async (provider: string) =>
  (
    await h.ctx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.provider, provider), eq(products.listed, true)))
  ).map(({ id }) => id);

describe('an import', () => {
  it('leaves out what cannot be sold, names it to a person, and takes the word back once it is right', async () => {
    const before = await listed('printful');
    const odd = altered(h.ctx, 'printful', (product) => ({
      ...product,
      leftOut: [{ name: 'Navy / M', why: 'Stripe charges KWD in steps of ten' }],
    }));
    expect(await read(odd, 'printful')).toMatchObject({ state: 'done', skipped: before.length });
    expect(await listed('printful')).toEqual(before);
    expect(await alertOf('catalogue_left_out', 'printful')).toMatchObject({
      state: 'open',
      message: expect.stringContaining('KWD'),
    });
    await read(h.ctx, 'printful');
    expect(await alertOf('catalogue_left_out', 'printful')).toMatchObject({ state: 'resolved' });
    expect(await h.ctx.db.select().from(catalogueSkips)).toEqual([]);
  });

  it('does not put on sale what costs nothing', async () => {
    const free = altered(h.ctx, 'printful', (product) => ({
      ...product,
      variants: product.variants.map((variant, at) => (at === 0 ? { ...variant, retailMinor: 0 } : variant)),
    }));
    await read(free, 'printful');
    const shown = await h.ctx.db.select().from(variants).where(eq(variants.retailMinor, 0));
    expect(shown.filter((row) => row.listed)).toEqual([]);
    expect((await alertOf('catalogue_left_out', 'printful'))?.message).toContain('its price is 0');
  });

  it('writes nothing when nothing changed, and asks for measures and print areas only once a week', async () => {
    await read(h.ctx, 'printful');
    const before = await h.ctx.db.select().from(variants).orderBy(variants.id);
    h.door('printful').passed.length = 0;
    expect(await read(h.ctx, 'printful')).toMatchObject({ state: 'done', added: 0, changed: 0, unlisted: 0 });
    expect(await h.ctx.db.select().from(variants).orderBy(variants.id)).toEqual(before);
    const extras = () => h.door('printful').passed.filter((call) => /sizes|mockup-generator/.test(call));
    expect(extras()).toEqual([]);
    h.later(8 * 86_400_000);
    await read(h.ctx, 'printful');
    expect(extras().length).toBeGreaterThan(0);
  });

  it('that broke off goes on where it stopped, and asks for nothing twice', async () => {
    h.door('printful').passed.length = 0;
    await read(h.ctx, 'printful');
    const whole = h.door('printful').passed.filter((call) => /store\/products\/\d/.test(call));
    h.later(1000);
    h.door('printful').passed.length = 0;
    let passed = 0;
    const all = whole.length;
    h.sandbox.world.faults.set({});
    const dying = altered(h.ctx, 'printful', (product) => {
      passed += 1;
      if (passed > all - 2) throw new Error('the process died');
      return product;
    });
    await expect(read(dying, 'printful')).rejects.toThrow('died');
    h.later(10 * 60_000);
    expect(await read(h.ctx, 'printful')).toMatchObject({ state: 'done', read: all });
    expect(await h.ctx.db.$count(catalogueRuns, eq(catalogueRuns.state, 'running'))).toBe(0);
  });
});

describe('news of a product', () => {
  const waiting = async () =>
    h.ctx.db.execute<{ data: { provider: string; providerProductId: string; trigger: string } }>(
      sql`select data from pgboss.job where name = 'product' and state = 'created'`,
    );

  it.each(['printful', 'printify'] as const)(
    'at %s is one reading of that product, however often it is saved',
    async (provider) => {
      const [row] = await h.ctx.db.select().from(products).where(eq(products.provider, provider));
      const id = row?.providerProductId ?? '';
      await h.ctx.db
        .update(products)
        .set({ title: 'An older name', fingerprint: null })
        .where(eq(products.id, row?.id ?? ''));
      h.door(provider).passed.length = 0;
      for (let save = 0; save < 5; save += 1) {
        h.later(11_000);
        if (provider === 'printify') await saveAgain(id);
        else await tell(id);
        await h.work();
      }
      const jobs = await waiting();
      expect(jobs.map(({ data }) => data.providerProductId)).toEqual([id]);
      for (const { data } of jobs) await JOBS.product(h.ctx, data);
      expect(h.door(provider).passed.filter((call) => call.startsWith('GET')).length).toBeLessThanOrEqual(4);
      const [now] = await h.ctx.db
        .select()
        .from(products)
        .where(eq(products.id, row?.id ?? ''));
      expect(now?.title).toBe(row?.title);
      expect(await h.ctx.db.select().from(catalogueRuns).where(eq(catalogueRuns.kind, 'product'))).toMatchObject([
        { provider, subject: id, state: 'done', read: 1, changed: 1 },
      ]);
    },
  );

  async function saveAgain(id: string) {
    const url = `${h.sandbox.printifyUrl}/v1/shops/901001/products/${id}.json`;
    const headers = { authorization: 'Bearer sandbox', 'user-agent': 'test', 'content-type': 'application/json' };
    expect((await fetch(url, { method: 'PUT', headers, body: '{"tags":["Saved"]}' })).status).toBe(200);
  }

  /** Printful's word of it, which nobody signs. */
  async function tell(id: string) {
    const created = Math.floor(h.ctx.clock.now().getTime() / 1000);
    const message = {
      type: 'product_updated',
      created,
      retries: 0,
      store: 1,
      data: { sync_product: { id: Number(id) } },
    };
    await receiveWebhook(h.ctx, {
      source: 'printful',
      rawBody: JSON.stringify(message),
      headers: new Headers(),
      unsigned: true,
    });
  }

  it('that is gone takes it off the shelf, and nothing else', async () => {
    const before = await listed('printify');
    const [row] = await h.ctx.db.select().from(products).where(eq(products.provider, 'printify'));
    const url = `${h.sandbox.printifyUrl}/v1/shops/901001/products/${row?.providerProductId}.json`;
    await fetch(url, { method: 'DELETE', headers: { authorization: 'Bearer sandbox', 'user-agent': 'test' } });
    await h.work();
    for (const { data } of await waiting()) await JOBS.product(h.ctx, data);
    expect(await listed('printify')).toEqual(before.filter((id) => id !== row?.id));
  });
});
