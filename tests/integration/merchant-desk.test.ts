import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { products, variants } from '@/db/schema/catalogue';
import { collectionProducts, collections } from '@/db/schema/shelf';
import { changeListings } from '@/lib/services/backoffice/catalogue/change-listings';
import { getListing } from '@/lib/services/backoffice/catalogue/get-listing';
import { listListings } from '@/lib/services/backoffice/catalogue/list-listings';
import { pauseSale, resumeSale } from '@/lib/services/backoffice/catalogue/pause-sale';
import { removeCollection, saveCollection } from '@/lib/services/backoffice/catalogue/save-collection';
import { saveListing } from '@/lib/services/backoffice/catalogue/save-listing';
import { shelfCurrency } from '@/lib/services/catalogue/browse-shelf';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { listProducts } from '@/lib/services/catalogue/list-products';
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

const NEW = { id: null, slug: 'tees', title: 'Tees', description: '', position: 0, updatedAt: null };
const CHEAP = { by: 'price' as const, minor: 100 };

async function teeId(): Promise<string> {
  const [row] = await h.ctx.db.select().from(products).where(eq(products.title, 'Morning Loop Tee'));
  return row?.id ?? '';
}

async function collection(slug = 'tees') {
  const [row] = await h.ctx.db.select().from(collections).where(eq(collections.slug, slug));
  if (!row) throw new Error('no collection');
  return row;
}

describe('of two who change the same', () => {
  it('a stale tab does not take back the price of a collection that another has set since', async () => {
    await saveCollection(h.ctx, { ...NEW, rule: null, pricing: null });
    const { createdAt: _createdAt, ...read } = await collection();
    const pricing = { by: 'price' as const, minor: 4000 };
    await saveCollection(h.ctx, { ...read, pricing });
    const stale = saveCollection(h.ctx, { ...read, title: 'Shirts' });
    await expect(stale).rejects.toMatchObject({ code: 'conflict' });
    expect(await collection()).toMatchObject({ title: 'Tees', pricing });
  });

  it('one takes a product out of a collection and leaves it in those that the other put it into', async () => {
    const productId = await teeId();
    for (const slug of ['one', 'two']) await saveCollection(h.ctx, { ...NEW, slug, rule: null, pricing: null });
    const [one, two] = [(await collection('one')).id, (await collection('two')).id];
    await saveListing(h.ctx, { productId, change: {}, collections: { add: [one], remove: [] } });
    await saveListing(h.ctx, { productId, change: {}, collections: { add: [two], remove: [] } });
    await saveListing(h.ctx, { productId, change: {}, collections: { add: [], remove: [one] } });
    const rows = await h.ctx.db.select().from(collectionProducts);
    expect(rows).toEqual([{ collectionId: two, productId }]);
  });
});

describe('a pause', () => {
  const words = { message: null, until: null };

  it('is of something that is there, and what is paused is not removed', async () => {
    for (const [scope, subject] of [
      ['product', 'none'],
      ['collection', '00000000-0000-4000-8000-000000000000'],
      ['collection', 'none'],
      ['provider', 'none'],
      ['shop', 'none'],
    ] as const) {
      await expect(pauseSale(h.ctx, { scope, subject, ...words })).rejects.toMatchObject({ code: 'not_found' });
    }
    await saveCollection(h.ctx, { ...NEW, rule: { title: 'loop tee' }, pricing: null });
    const { id } = await collection();
    await pauseSale(h.ctx, { scope: 'collection', subject: id, ...words });
    await expect(removeCollection(h.ctx, { id })).rejects.toMatchObject({ code: 'conflict' });
    expect((await getProduct(h.ctx, { address: await teeId() })).pause).not.toBeNull();
    await resumeSale(h.ctx, { scope: 'collection', subject: id });
    expect(await removeCollection(h.ctx, { id })).toEqual({ outcome: 'saved' });
  });

  it('is told to programs that read the shop: nothing of it is available', async () => {
    const productId = await teeId();
    await pauseSale(h.ctx, { scope: 'product', subject: productId, ...words });
    const found = (await listProducts(h.ctx, {})).products;
    const paused = found.filter(({ available }) => !available);
    expect(paused.map(({ id }) => id)).toEqual([productId]);
    expect(paused[0]?.variants.some(({ available }) => available)).toBe(false);
  });
});

describe('losses are told', () => {
  it('where a new title moves a product into a cheap collection, and not where a title is only a title', async () => {
    const productId = await teeId();
    await saveCollection(h.ctx, { ...NEW, rule: { title: 'bargain' }, pricing: CHEAP });
    const named = (title: string) => saveListing(h.ctx, { productId, change: { title } });
    expect(await named('Bargain Tee')).toMatchObject({ outcome: 'below_cost' });
    expect(await named('Sunrise Tee')).toEqual({ outcome: 'saved' });
    await h.ctx.db.update(variants).set({ costMinor: 1_000_000 }).where(eq(variants.productId, productId));
    expect(await named('Dawn Tee')).toEqual({ outcome: 'saved' });
    expect((await getProduct(h.ctx, { address: productId })).available).toBe(false);
  });

  it('where a collection goes whose price paid for its goods', async () => {
    const productId = await teeId();
    await saveListing(h.ctx, { productId, change: {} });
    await h.ctx.db.update(variants).set({ retailMinor: 100 }).where(eq(variants.productId, productId));
    const pricing = { by: 'price' as const, minor: 9000 };
    await saveCollection(h.ctx, { ...NEW, rule: { title: 'loop tee' }, pricing });
    const { id } = await collection();
    expect(await removeCollection(h.ctx, { id })).toMatchObject({ outcome: 'below_cost' });
    expect((await getProduct(h.ctx, { address: productId })).fromMinor).toBe(9000);
    expect(await removeCollection(h.ctx, { id, confirmLoss: true })).toEqual({ outcome: 'saved' });
    expect((await getProduct(h.ctx, { address: productId })).fromMinor).toBe(100);
  });
});

it("a draft's price is told by the rules of the collections it would be in", async () => {
  const productId = await teeId();
  await saveListing(h.ctx, { productId, change: { state: 'draft' } });
  const pricing = { by: 'price' as const, minor: 4000 };
  await saveCollection(h.ctx, { ...NEW, rule: { title: 'loop tee' }, pricing });
  const found = await getListing(h.ctx, { productId });
  expect(found.inherited).toEqual(pricing);
  expect(found.variants[0]?.priceMinor).toBe(4000);
});
