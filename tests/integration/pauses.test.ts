import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { products, variants } from '@/db/schema/catalogue';
import { collections } from '@/db/schema/shelf';
import { listingQuery } from '@/lib/domain/catalogue/listing';
import { listListings } from '@/lib/services/backoffice/catalogue/list-listings';
import { pauseSale, resumeSale } from '@/lib/services/backoffice/catalogue/pause-sale';
import { saveCollection } from '@/lib/services/backoffice/catalogue/save-collection';
import { browseShelf } from '@/lib/services/catalogue/browse-shelf';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { importDue } from '@/lib/services/catalogue/import-due';
import { priceCart } from '@/lib/services/checkout/price-cart';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

async function importAnew(): Promise<void> {
  await h.ctx.db.update(products).set({ fingerprint: null });
  await importDue(h.ctx, { trigger: 'test', always: true });
}

async function idOf(title: string): Promise<string> {
  const [row] = await h.ctx.db.select({ id: products.id }).from(products).where(eq(products.title, title));
  if (!row) throw new Error(`nothing is called ${title}`);
  return row.id;
}

async function variantOf(productId: string): Promise<string> {
  const [row] = await h.ctx.db.select().from(variants).where(eq(variants.productId, productId)).limit(1);
  if (!row) throw new Error('no variant');
  return row.id;
}

describe('a pause', () => {
  const until = new Date('2099-01-05T00:00:00Z');

  it('of a product, its provider, its collection or the shop is told on its page and in the cart, and nothing is sold', async () => {
    const productId = await idOf('Morning Loop Tee');
    const collection = { id: null, slug: 'tees', title: 'Tees', description: '', position: 0, updatedAt: null };
    await saveCollection(h.ctx, { ...collection, rule: { title: 'loop tee' }, pricing: null });
    const [tees] = await h.ctx.db.select().from(collections);
    const items = [{ variantId: await variantOf(productId), quantity: 1 }];
    const [cat = ''] = (await listListings(h.ctx, { q: 'window cat tee' })).products.map(({ id }) => id);
    for (const [scope, subject] of [
      ['product', productId],
      ['collection', tees?.id ?? ''],
      ['provider', productId.split('-')[0] ?? ''],
      ['shop', ''],
    ] as const) {
      await pauseSale(h.ctx, { scope, subject, message: `We rest (${scope}).`, until });
      const pause = { message: `We rest (${scope}).`, until };
      expect((await getProduct(h.ctx, { address: productId })).pause).toEqual(pause);
      const [line] = (await priceCart(h.ctx, items)).lines;
      expect(line).toMatchObject({ available: false, problem: 'paused', pause });
      if (scope === 'product' || scope === 'collection')
        expect((await getProduct(h.ctx, { address: cat })).pause).toBeNull();
      await resumeSale(h.ctx, { scope, subject });
      expect((await priceCart(h.ctx, items)).lines[0]).toMatchObject({ available: true, pause: null });
    }
  });

  it('is over with its date, and refuses an order until then in words of its own', async () => {
    const productId = await idOf('Morning Loop Tee');
    const items = [{ variantId: await variantOf(productId), quantity: 1 }];
    const shown = await h.cart(['printful']);
    await pauseSale(h.ctx, { scope: 'shop', subject: '', message: null, until: null });
    await expect(h.checkout(shown, randomUUID())).rejects.toMatchObject({ code: 'item_unavailable', reason: 'paused' });
    await importAnew();
    expect((await browseShelf(h.ctx, listingQuery({}))).total).toBeGreaterThan(0);
    await pauseSale(h.ctx, { scope: 'shop', subject: '', message: null, until: new Date(0) });
    expect((await priceCart(h.ctx, items)).lines[0]).toMatchObject({ available: true });
  });
});
