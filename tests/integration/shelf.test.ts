import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { products, variants } from '@/db/schema/catalogue';
import { collectionProducts, collections, listings, shelf } from '@/db/schema/shelf';
import { listingQuery } from '@/lib/domain/catalogue/listing';
import { browseShelf } from '@/lib/services/catalogue/browse-shelf';
import { findCollection } from '@/lib/services/catalogue/find-collection';
import { importDue } from '@/lib/services/catalogue/import-due';
import { putOnShelf } from '@/lib/services/catalogue/put-on-shelf';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const browse = (given: Record<string, string | string[]>) => browseShelf(h.ctx, listingQuery(given));
const titles = async (given: Record<string, string | string[]>) =>
  (await browse(given)).cards.map(({ title }) => title);

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

describe('the search', () => {
  it('finds by the beginning of words, without accents and hyphens, in title, kind, color and text', async () => {
    const all = await titles({ q: 'morn lo' });
    expect(all.length).toBeGreaterThan(0);
    expect(all.every((title) => /Morning Loop/.test(title))).toBe(true);
    expect(await titles({ q: 'tshirt' })).toContain('Morning Loop Tee');
    expect(await titles({ q: 'Mörning lôop' })).toEqual(all);
  });

  it('finds what is misspelt, and says that it is only near', async () => {
    const found = await browse({ q: 'mornig lop' });
    expect(found.near).toBe(true);
    expect(found.cards[0]?.title).toMatch(/Morning Loop/);
    expect((await browse({ q: 'hodie' })).cards[0]?.kind).toBe('Hoodie');
    expect((await browse({ q: 'zzzqqq' })).cards).toEqual([]);
  });

  it.each(["'", "a'b & !", '(', '\\', ':*', 'ŉ ½', '日本', '%'])('takes %s for words, not for a query', async (q) => {
    expect((await browse({ q })).cards.length).toBeGreaterThanOrEqual(0);
  });
});

describe('filters', () => {
  it('count what could be chosen beside what is chosen, and narrow the page', async () => {
    const whole = await browse({});
    const black = whole.colors.find(({ value }) => value === 'Black');
    if (!black) throw new Error('nothing is black');
    const some = await browse({ color: 'Black' });
    expect(some.total).toBe(black.count);
    expect(some.colors).toEqual(whole.colors);
    const [size] = some.sizes;
    if (!size) throw new Error('no sizes');
    expect((await browse({ color: 'Black', size: size.value })).total).toBe(size.count);
    const cheap = await browse({ max: '15' });
    expect(cheap.cards.length).toBeGreaterThan(0);
    expect(cheap.cards.every(({ fromMinor }) => fromMinor <= 1500)).toBe(true);
  });
});

describe('pages', () => {
  it.each(['featured', 'newest', 'price_asc', 'price_desc', 'name'])(
    'ordered by %s hold everything once',
    async (sort) => {
      await manyProducts(60);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await browse({ sort, ...(after ? { after } : {}) });
        seen.push(...page.cards.map(({ id }) => id));
        after = page.next;
        expect(seen.length).toBeLessThanOrEqual(page.total);
      } while (after);
      const { total } = await browse({});
      expect(new Set(seen).size).toBe(total);
      expect(seen).toHaveLength(total);
    },
  );

  it('of a search, too', async () => {
    await manyProducts(60);
    const first = await browse({ q: 'numberd goods' });
    expect(first.near).toBe(true);
    const second = await browse({ q: 'numberd goods', after: first.next ?? '' });
    expect(second.cards.map(({ id }) => id).filter((id) => first.cards.some((card) => card.id === id))).toEqual([]);
    expect(second.cards).toHaveLength(24);
  });
});

/** The mirror as an import leaves it. */
async function manyProducts(count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, at) => `printful-many${at}`);
  const now = h.ctx.clock.now();
  await h.ctx.db.insert(products).values(
    ids.map((id, at) => ({
      id,
      provider: 'printful',
      providerProductId: `many${at}`,
      title: `Numbered goods ${at % 7}`,
      description: '',
      kind: 'Poster',
      tags: [],
      pictures: [],
      syncedAt: now,
    })),
  );
  await h.ctx.db.insert(variants).values(
    ids.map((id, at) => ({
      id: `${id}-1`,
      productId: id,
      providerVariantId: '1',
      position: 0,
      name: 'One',
      options: {},
      retailMinor: 1000 + (at % 5),
      currency: 'USD',
      available: at % 9 !== 0,
      pictures: [],
      providerData: {},
    })),
  );
  await putOnShelf(h.ctx, ids);
}

describe('the shelf', () => {
  it("holds the merchant's word through any number of imports", async () => {
    const id = await idOf('Morning Loop Tee');
    const set = { title: 'Dawn Tee', slug: 'dawn-tee', pricing: { by: 'price' as const, minor: 4321 }, featured: true };
    await h.ctx.db.update(listings).set(set).where(eq(listings.productId, id));
    const hidden = await idOf('Window Cat Tee');
    await h.ctx.db.update(listings).set({ state: 'hidden' }).where(eq(listings.productId, hidden));
    for (let run = 0; run < 3; run += 1) await importAnew();
    const [row] = await h.ctx.db.select().from(shelf).where(eq(shelf.productId, id));
    expect(row).toMatchObject({ title: 'Dawn Tee', slug: 'dawn-tee', fromMinor: 4321, toMinor: 4321, featured: true });
    expect((await browse({})).cards[0]?.id).toBe(id);
    expect(await titles({ q: 'window cat tee' })).not.toContain('Window Cat Tee');
  });

  it('has in a collection what its rule names and what was put in by hand, at its price', async () => {
    const [mugs] = await h.ctx.db
      .insert(collections)
      .values({
        slug: 'mugs',
        title: 'All mugs',
        rule: { kind: 'mug' },
        pricing: { by: 'rule', markupPercent: 100, ending: 99, minMarginMinor: 0 },
      })
      .returning();
    if (!mugs) throw new Error('nothing was made');
    const byHand = await idOf('Morning Loop Tee');
    await h.ctx.db.insert(collectionProducts).values({ collectionId: mugs.id, productId: byHand });
    await importAnew();
    const collection = await findCollection(h.ctx, 'mugs');
    expect(collection).toMatchObject({ id: mugs.id, title: 'All mugs' });
    const { cards } = await browseShelf(h.ctx, listingQuery({}, 'mugs'), mugs.id);
    expect(new Set(cards.map(({ kind }) => kind))).toEqual(new Set(['Mug', 'T-Shirt']));
    expect(cards.every(({ fromMinor }) => fromMinor % 100 === 99)).toBe(true);
    expect(await findCollection(h.ctx, 'none')).toBeNull();
  });

  it('gives two products of one name two addresses', async () => {
    await manyProducts(14);
    const rows = await h.ctx.db.select({ slug: shelf.slug }).from(shelf).where(sql`slug like 'numbered-goods-3%'`);
    expect(rows.length).toBe(2);
  });
});
