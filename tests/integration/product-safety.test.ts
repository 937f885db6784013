import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { products } from '@/db/schema/catalogue';
import { createServices } from '@/lib/compose/services';
import { pauseSale, resumeSale } from '@/lib/services/backoffice/catalogue/pause-sale';
import { saveListing } from '@/lib/services/backoffice/catalogue/save-listing';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { importDue } from '@/lib/services/catalogue/import-due';
import { estimateDelivery, knownDelivery } from '@/lib/services/checkout/estimate-delivery';
import { storeSchema } from '../../packages/sandbox/core/store-seed';
import { type Harness, openHarness } from '../support/harness';

const store = storeSchema.parse({
  printify: [
    {
      like: 'window-cat-tee',
      title: 'Safe Tee',
      set: { safety_information: '<p>Maker: Cat &amp; Co., cat@example.com</p><p>Not for babies.</p>' },
    },
  ],
});

let h: Harness;
beforeEach(async () => {
  h = await openHarness({ store });
  await importDue(h.ctx, { trigger: 'test', always: true });
});
afterEach(() => h.close());

async function idOf(title: string): Promise<string> {
  const [row] = await h.ctx.db.select({ id: products.id }).from(products).where(eq(products.title, title));
  return row?.id ?? '';
}

describe('product safety and origin', () => {
  it("stand on the page as the print shop says them, and in the merchant's words where there are some, whatever is imported", async () => {
    const productId = await idOf('Safe Tee');
    const page = () => getProduct(h.ctx, { address: productId });
    const said = { safety: 'Maker: Cat & Co., cat@example.com\nNot for babies.', printedIn: 'US', madeIn: null };
    expect(await page()).toMatchObject(said);
    await saveListing(h.ctx, { productId, change: { safety: 'Cotton. Ask us: eu@example.com' } });
    await h.ctx.db.update(products).set({ fingerprint: null });
    await importDue(h.ctx, { trigger: 'test', always: true });
    expect(await page()).toMatchObject({ ...said, safety: 'Cotton. Ask us: eu@example.com' });
    await saveListing(h.ctx, { productId, change: { safety: null } });
    expect(await page()).toMatchObject(said);
    expect(await getProduct(h.ctx, { address: await idOf('Morning Loop Tee') })).toMatchObject({
      ...{ safety: null, printedIn: null, madeIn: 'Portugal' },
    });
  });
});

describe('a pause of the whole shop', () => {
  const words = { scope: 'shop' as const, subject: '', message: 'Back in May.' };

  it('is told on every page until its date', async () => {
    const now = () => h.ctx.settings.shopPause(h.ctx.clock.now());
    expect(await now()).toBeNull();
    const until = new Date('2099-05-01T00:00:00Z');
    await pauseSale(h.ctx, { ...words, until });
    expect(await now()).toEqual({ message: 'Back in May.', until });
    h.later(until.getTime() - h.ctx.clock.now().getTime());
    expect(await now()).toBeNull();
  });

  it('is kept like a setting: every replica hears of it within a second and asks no more', async () => {
    const other = createServices(h.ctx.env, { schedules: false });
    const there = async () => (await other.settings.shopPause(h.ctx.clock.now()))?.message;
    try {
      expect(await there()).toBeUndefined();
      await pauseSale(h.ctx, { ...words, until: null });
      await expect.poll(there, { timeout: 1_000 }).toBe('Back in May.');
      await resumeSale(h.ctx, words);
      await expect.poll(there, { timeout: 1_000 }).toBeUndefined();
    } finally {
      await other.close();
    }
  });
});

it('delivery is told to search engines as it was last quoted, and nobody is asked for them', async () => {
  const { quoted, currency, variants } = await getProduct(h.ctx, { address: await idOf('Safe Tee') });
  const known = () => knownDelivery(h.ctx, { ...quoted, currency, country: 'DE' });
  expect(await known()).toBeNull();
  const variantId = variants.find(({ available }) => available)?.id ?? '';
  const { choices } = await estimateDelivery(h.ctx, { variantId, country: 'DE' });
  expect((await known())?.costMinor).toBe(Math.min(...choices.map(({ costMinor }) => costMinor)));
});
