import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { products, variants } from '@/db/schema/catalogue';
import { auditLog } from '@/db/schema/people';
import { collections, shelf, shelfCounts } from '@/db/schema/shelf';
import { listingQuery } from '@/lib/domain/catalogue/listing';
import { changeListings } from '@/lib/services/backoffice/catalogue/change-listings';
import { getListing } from '@/lib/services/backoffice/catalogue/get-listing';
import { listListings } from '@/lib/services/backoffice/catalogue/list-listings';
import { removeCollection, saveCollection } from '@/lib/services/backoffice/catalogue/save-collection';
import { saveListing } from '@/lib/services/backoffice/catalogue/save-listing';
import { browseShelf } from '@/lib/services/catalogue/browse-shelf';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { importDue } from '@/lib/services/catalogue/import-due';
import { putOnShelf } from '@/lib/services/catalogue/put-on-shelf';
import { recountShelf } from '@/lib/services/catalogue/shelf/shelf-counts';
import { priceCart } from '@/lib/services/checkout/price-cart';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

/** As if the providers had changed everything. */
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

/** What one piece costs where a shopper may read it: card, page, cart. */
async function pricesOf(productId: string): Promise<number[]> {
  const variantId = await variantOf(productId);
  const { cards } = await browseShelf(h.ctx, listingQuery({ q: 'sunrise' }));
  const page = await getProduct(h.ctx, { address: productId });
  const cart = await priceCart(h.ctx, [{ variantId, quantity: 1 }]);
  return [
    cards.find(({ id }) => id === productId)?.fromMinor ?? 0,
    page.variants.find(({ id }) => id === variantId)?.priceMinor ?? 0,
    cart.lines[0]?.unitMinor ?? 0,
  ];
}

describe("the merchant's word", () => {
  it('stands through three imports on every page, in the cart, and is in the audit log', async () => {
    const productId = await idOf('Morning Loop Tee');
    const change = {
      title: 'Sunrise Tee',
      description: 'Ours.',
      slug: 'sunrise-tee',
      pricing: { by: 'price' as const, minor: 3333 },
      featured: true,
      seoTitle: 'Buy the Sunrise Tee',
    };
    expect(await saveListing(h.ctx, { productId, change })).toEqual({ outcome: 'saved' });
    for (let run = 0; run < 3; run += 1) await importAnew();
    expect(await pricesOf(productId)).toEqual([3333, 3333, 3333]);
    const page = await getProduct(h.ctx, { address: 'morning-loop-tee' });
    expect(page).toMatchObject({
      title: 'Sunrise Tee',
      description: 'Ours.',
      slug: 'sunrise-tee',
      seoTitle: 'Buy the Sunrise Tee',
    });
    expect((await getListing(h.ctx, { productId })).provider.title).toBe('Morning Loop Tee');
    const audited = await h.ctx.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `product:${productId}`));
    expect(audited).toMatchObject([{ action: 'catalogue.change', data: { was: { title: null } } }]);
  });

  it('hides a product from pages, search, cart and its address, and brings it back', async () => {
    const productId = await idOf('Morning Loop Tee');
    const variantId = await variantOf(productId);
    await changeListings(h.ctx, { which: { productIds: [productId] }, change: { state: 'hidden' } });
    await importAnew();
    await expect(getProduct(h.ctx, { address: productId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await priceCart(h.ctx, [{ variantId, quantity: 1 }])).gone).toEqual([variantId]);
    await changeListings(h.ctx, { which: { productIds: [productId] }, change: { state: 'on_sale' } });
    expect((await getProduct(h.ctx, { address: productId })).title).toBe('Morning Loop Tee');
  });

  it('does not sell below cost without a second word, and then nothing of the change is kept', async () => {
    const productId = await idOf('Morning Loop Tee');
    const change = { title: 'Cheap', pricing: { by: 'price' as const, minor: 100 } };
    const refused = await saveListing(h.ctx, { productId, change });
    if (refused.outcome !== 'below_cost') throw new Error('it was sold below cost');
    expect(refused.losses[0]).toMatchObject({ productId, priceMinor: 100 });
    expect((await getListing(h.ctx, { productId })).listing).toMatchObject({ title: null, pricing: null });
    expect(await saveListing(h.ctx, { productId, change, confirmLoss: true })).toEqual({ outcome: 'saved' });
    expect((await getProduct(h.ctx, { address: productId })).fromMinor).toBe(100);
  });

  it("does not take another product's address, not even an old one", async () => {
    const first = await idOf('Morning Loop Tee');
    const second = await idOf('Window Cat Tee');
    await saveListing(h.ctx, { productId: first, change: { slug: 'dawn' } });
    await expect(saveListing(h.ctx, { productId: second, change: { slug: 'morning-loop-tee' } })).rejects.toMatchObject(
      {
        code: 'conflict',
      },
    );
    await saveListing(h.ctx, { productId: first, change: { slug: 'morning-loop-tee' } });
    expect((await getProduct(h.ctx, { address: 'dawn' })).slug).toBe('morning-loop-tee');
  });

  it('of all that a filter shows is changed in steps, each one row of the audit log', async () => {
    const { total } = await listListings(h.ctx, {});
    const which = { filter: {} };
    const end = await changeListings(h.ctx, { which, change: { featured: true } });
    expect(end).toEqual({ outcome: 'saved', changed: total, next: null });
    expect((await listListings(h.ctx, { show: 'featured' })).total).toBe(total);
    const rows = await h.ctx.db.select().from(auditLog);
    expect(rows).toMatchObject([{ subject: 'products', data: { count: total, is: { featured: true } } }]);
  });

  it('is shown as below cost where it loses money, and counted so', async () => {
    const productId = await idOf('Morning Loop Tee');
    expect((await listListings(h.ctx, {})).counts).toMatchObject({ below_cost: 0 });
    const change = { pricing: { by: 'price' as const, minor: 100 } };
    await saveListing(h.ctx, { productId, change, confirmLoss: true });
    const found = await listListings(h.ctx, { show: 'below_cost' });
    expect(found.products.map(({ id, marginMinor }) => [id, (marginMinor ?? 0) < 0])).toEqual([[productId, true]]);
  });

  it('is found and filtered in the list, page by page', async () => {
    const id = await idOf('Morning Loop Tee');
    await saveListing(h.ctx, { productId: id, change: { state: 'draft', title: '100% Dawn' } });
    expect((await listListings(h.ctx, { show: 'draft' })).products.map((row) => row.id)).toEqual([id]);
    expect((await listListings(h.ctx, { q: '0% d' })).total).toBe(1);
    expect((await listListings(h.ctx, { q: 'morning loop tee' })).total).toBe(1);
    const all = await listListings(h.ctx, {});
    expect(all.products).toHaveLength(all.total);
  });
});

describe('a collection', () => {
  const collection = { id: null, slug: 'mugs', title: 'Mugs', description: '', position: 0, updatedAt: null };
  const pricing = { by: 'rule' as const, markupPercent: 150, ending: 99 as const, minMarginMinor: 0 };
  const inside = async () => {
    const [row] = await h.ctx.db.select().from(collections).where(eq(collections.slug, 'mugs'));
    const rows = await h.ctx.db
      .select()
      .from(shelf)
      .where(sql`${shelf.collectionIds} @> array[${row?.id ?? null}]::uuid[]`);
    return { id: row?.id ?? '', updatedAt: row?.updatedAt ?? null, rows };
  };

  it('by rule and by hand gives and takes its price with its goods', async () => {
    const tee = await idOf('Morning Loop Tee');
    await saveCollection(h.ctx, { ...collection, rule: { kind: 'Mug' }, pricing, productIds: [tee] });
    const { id, updatedAt, rows } = await inside();
    expect(rows.map(({ productId }) => productId)).toContain(tee);
    expect(rows.every(({ fromMinor }) => fromMinor % 100 === 99)).toBe(true);
    await saveCollection(h.ctx, { ...collection, id, updatedAt, rule: null, pricing: null, productIds: [tee] });
    const after = await inside();
    expect(after.rows.map(({ productId }) => productId)).toEqual([tee]);
    const [mug] = rows.filter(({ kind }) => kind === 'Mug');
    const [now] = await h.ctx.db
      .select()
      .from(shelf)
      .where(eq(shelf.productId, mug?.productId ?? ''));
    expect(now?.pricing).toBeNull();
    await removeCollection(h.ctx, { id });
    expect((await inside()).rows).toEqual([]);
  });

  it('without a price is found by its name and holds the same as if every product were put there anew', async () => {
    await saveCollection(h.ctx, { ...collection, title: 'Grandmother', rule: { kind: 'mug' }, pricing: null });
    const { id, updatedAt, rows } = await inside();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ kind }) => kind === 'Mug')).toBe(true);
    const found = async () => (await browseShelf(h.ctx, listingQuery({ q: 'grandmother' }))).total;
    expect(await found()).toBe(rows.length);
    const everything = await h.ctx.db.select({ id: products.id }).from(products);
    await putOnShelf(
      h.ctx,
      everything.map(({ id }) => id),
    );
    expect((await inside()).rows.map(({ productId }) => productId).sort()).toEqual(
      rows.map(({ productId }) => productId).sort(),
    );
    expect(await found()).toBe(rows.length);
    const [mug] = rows;
    const one = { id: mug?.productId ?? '' };
    await changeListings(h.ctx, { which: { productIds: [one.id] }, change: { state: 'hidden' } });
    await saveCollection(h.ctx, { ...collection, id, updatedAt, title: 'Grandmother', rule: null, pricing: null });
    expect(await found()).toBe(0);
  });

  it('has an address of its own', async () => {
    await saveCollection(h.ctx, { ...collection, rule: null, pricing: null });
    await expect(saveCollection(h.ctx, { ...collection, rule: null, pricing: null })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('below cost takes a second word', async () => {
    const loss = { by: 'rule' as const, markupPercent: 0, ending: null, minMarginMinor: 0 };
    const input = { ...collection, rule: { kind: 'mug' }, pricing: loss };
    expect(await saveCollection(h.ctx, input)).toMatchObject({ outcome: 'below_cost' });
    expect((await inside()).id).toBe('');
    expect(await saveCollection(h.ctx, { ...input, confirmLoss: true })).toEqual({ outcome: 'saved' });
  });
});

it('colors and sizes of the whole shop are counted as they are, whatever came and went', async () => {
  const counted = async () =>
    (await h.ctx.db.select().from(shelfCounts))
      .filter(({ count }) => count > 0)
      .map(({ name, value, count }) => [name, value, count].join())
      .sort();
  const asTheyAre = async () =>
    (
      await h.ctx.db.execute<{ row: string }>(
        sql`select concat_ws(',', name, value, count(*)) as row from shelf_options group by name, value`,
      )
    )
      .map(({ row }) => row)
      .sort();
  const productId = await idOf('Morning Loop Tee');
  expect(await counted()).toEqual(await asTheyAre());
  const before = await counted();
  await changeListings(h.ctx, { which: { productIds: [productId] }, change: { state: 'hidden' } });
  expect(await counted()).toEqual(await asTheyAre());
  expect(await counted()).not.toEqual(before);
  await changeListings(h.ctx, { which: { productIds: [productId] }, change: { state: 'on_sale' } });
  expect(await counted()).toEqual(before);
  await h.ctx.db.delete(shelfCounts);
  await recountShelf(h.ctx);
  expect(await counted()).toEqual(before);
});
