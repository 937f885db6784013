import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProviderError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { listProducts } from '@/lib/services/catalogue/list-products';
import { estimateDelivery } from '@/lib/services/checkout/estimate-delivery';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

async function productLike(title: RegExp, provider: string) {
  const product = (await listProducts(h.ctx, { provider })).products.find((each) => title.test(each.title));
  const [variant] = product?.variants ?? [];
  if (!product || !variant) throw new Error(`nothing of ${provider} is called ${title}`);
  return { product, variantId: variant.id };
}

/** The same shop with a provider of which one answer is another one. */
function answering(ctx: Ctx, provider: string, answers: (real: PodProvider) => Partial<PodProvider>): Ctx {
  const real = ctx.pods.get(provider);
  if (!real) throw new Error(`${provider} is not set up`);
  const pods = new Map([[provider, { ...real, ...answers(real) }]]);
  return { ...ctx, podLanes: { ...ctx.podLanes, refresh: pods, sync: pods, browse: pods } };
}

/** The same shop at a later time, with a provider that does not answer. */
function silent(ctx: Ctx, provider: string, laterMs: number): Ctx {
  const now = new Date(ctx.clock.now().getTime() + laterMs);
  const quoteShipping: PodProvider['quoteShipping'] = async () => {
    throw new ProviderError(provider, 'unavailable', 'does not answer');
  };
  return { ...answering(ctx, provider, () => ({ quoteShipping })), clock: { now: () => now } };
}

const HOUR_MS = 3_600_000;

describe('the list of all products', () => {
  it('goes on after its own places alone', async () => {
    const { next, products } = await listProducts(h.ctx, { limit: 2 });
    if (next === null) throw new Error('two are all');
    const more = await listProducts(h.ctx, { limit: 2, after: next });
    expect(more.products.map(({ id }) => id)).not.toEqual(products.map(({ id }) => id));
    await expect(listProducts(h.ctx, { after: 'nowhere' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('the size guide of a product', () => {
  it("is Printful's own table where Printful prints it, and the usual one where the printer gives none", async () => {
    const { product: printful } = await productLike(/Tee/, 'printful');
    expect((await getProduct(h.ctx, { address: printful.id })).sizeGuide).toMatchObject({
      source: 'provider',
      rows: [{ label: 'Width', mm: { S: { min: 457, max: 457 } } }, { label: 'Length' }],
    });
    const { product: printify } = await productLike(/Tee/, 'printify');
    expect((await getProduct(h.ctx, { address: printify.id })).sizeGuide?.source).toBe('usual');
  });

  it('is absent for what comes in no body size', async () => {
    const { product } = await productLike(/Mug/, 'printful');
    expect((await getProduct(h.ctx, { address: product.id })).sizeGuide).toBeNull();
  });
});

describe('the delivery estimate', () => {
  it.each(['printful', 'printify'])(
    'of %s counts printing and shipping for the country asked about',
    async (provider) => {
      const { variantId } = await productLike(/Tee/, provider);
      const { choices } = await estimateDelivery(h.ctx, { variantId, country: 'US' });
      const [first] = choices;
      if (!first) throw new Error('nothing is offered');
      expect(first.costMinor).toBeGreaterThan(0);
      expect(first.productionDays.min).toBeGreaterThan(0);
      expect(first.deliveryFrom > h.ctx.clock.now().toISOString().slice(0, 10)).toBe(true);
      expect(first.deliveryTo > first.deliveryFrom).toBe(true);
    },
  );

  it('asks the provider once per variant and country, not once per visitor', async () => {
    const { variantId } = await productLike(/Tee/, 'printful');
    await estimateDelivery(h.ctx, { variantId, country: 'DE' });
    const told = await estimateDelivery(h.ctx, { variantId, country: 'DE' });
    const again = await estimateDelivery(silent(h.ctx, 'printful', HOUR_MS), { variantId, country: 'DE' });
    expect(again.quotedAt).toEqual(told.quotedAt);
  });

  it('shows an old quote with new dates while the provider is silent, and says so when there is none', async () => {
    const { variantId } = await productLike(/Tee/, 'printful');
    await estimateDelivery(h.ctx, { variantId, country: 'US' });
    const told = await estimateDelivery(h.ctx, { variantId, country: 'US' });
    const later = silent(h.ctx, 'printful', 72 * HOUR_MS);
    const old = await estimateDelivery(later, { variantId, country: 'US' });
    expect(old.quotedAt).toEqual(told.quotedAt);
    expect((old.choices[0]?.deliveryTo ?? '') > (told.choices[0]?.deliveryTo ?? '')).toBe(true);
    await expect(estimateDelivery(later, { variantId, country: 'FR' })).rejects.toMatchObject({
      code: 'provider_unavailable',
    });
  });

  it('is refused where the provider answers in another currency than the goods have', async () => {
    const { variantId } = await productLike(/Tee/, 'printful');
    const foreign = answering(h.ctx, 'printful', (real) => ({
      quoteShipping: async (request) =>
        (await real.quoteShipping(request)).map((quote) => ({ ...quote, currency: 'JPY' })),
    }));
    await expect(estimateDelivery(foreign, { variantId, country: 'US' })).rejects.toMatchObject({
      code: 'provider_unavailable',
    });
  });

  it('is empty for a country the provider does not send to', async () => {
    const { variantId } = await productLike(/Tee/, 'printful');
    expect((await estimateDelivery(h.ctx, { variantId, country: 'KP' })).choices).toEqual([]);
  });

  it('is refused for what is not sold', async () => {
    await expect(estimateDelivery(h.ctx, { variantId: 'none', country: 'US' })).rejects.toMatchObject({
      code: 'item_unavailable',
    });
  });
});
