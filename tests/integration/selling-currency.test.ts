import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { products, variants } from '@/db/schema/catalogue';
import { orders } from '@/db/schema/orders';
import { collections, listings, shelf } from '@/db/schema/shelf';
import type { Pricing } from '@/lib/domain/catalogue/selling-price';
import { inTransaction } from '@/lib/engine/in-transaction';
import { getListing } from '@/lib/services/backoffice/catalogue/get-listing';
import { listListings } from '@/lib/services/backoffice/catalogue/list-listings';
import { saveListing } from '@/lib/services/backoffice/catalogue/save-listing';
import { checkCatalogue } from '@/lib/services/backoffice/doctor/check-shop';
import { readMoney } from '@/lib/services/backoffice/orders/read-money';
import { readRates } from '@/lib/services/backoffice/settings/read-rates';
import { readSetting } from '@/lib/services/backoffice/settings/read-setting';
import { saveSetting } from '@/lib/services/backoffice/settings/save-setting';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { importDue } from '@/lib/services/catalogue/import-due';
import { listProducts } from '@/lib/services/catalogue/list-products';
import { putOnShelf } from '@/lib/services/catalogue/put-on-shelf';
import { renewShelf } from '@/lib/services/catalogue/shelf/renew-shelf';
import { priceCart } from '@/lib/services/checkout/price-cart';
import { storeSchema } from '../../packages/sandbox/core/store-seed';
import { type Harness, openHarness } from '../support/harness';

/** A Printful store that sells in euros, beside a Printify shop, which knows dollars alone. */
const store = storeSchema.parse({
  printful: [
    {
      like: 'fbz-morning-loop-tee',
      name: 'Euro Tee',
      set: { 'sync_variants.*.currency': 'EUR', 'sync_variants.*.retail_price': '24.00' },
    },
  ],
});

let h: Harness;
beforeEach(async () => {
  h = await openHarness({ store });
  await importDue(h.ctx, { trigger: 'test', always: true });
});
afterEach(() => h.close());

async function offerOf(title: string) {
  const [row] = await h.ctx.db
    .select({ variant: variants })
    .from(products)
    .innerJoin(variants, eq(variants.productId, products.id))
    .where(eq(products.title, title))
    .orderBy(variants.position)
    .limit(1);
  if (!row) throw new Error(`nothing is called ${title}`);
  return row.variant;
}

/** As the console does it, and then as the worker does. */
async function sellIn(currency: string, rates: string): Promise<void> {
  await save(currency, rates);
  await importDue(h.ctx, { trigger: 'settings' });
}

async function save(currency: string, rates: string) {
  const { newest } = await readSetting(h.ctx, { key: 'shop' });
  await saveSetting(h.ctx, { key: 'shop', newest, value: { currency, rates } });
}

async function bothItems() {
  const [euro, dollar] = [await offerOf('Euro Tee'), await offerOf('Window Cat Tee')];
  return { euro, dollar, items: [euro, dollar].map(({ id }) => ({ variantId: id, quantity: 1 })) };
}

describe('one selling currency', () => {
  it('sells what is priced in two from one cart, bought end to end, and its margin is told', async () => {
    const { euro, dollar, items } = await bothItems();
    await expect(priceCart(h.ctx, items)).rejects.toMatchObject({ code: 'invalid_input' });
    await sellIn('EUR', 'USD EUR 0.9 2025-11-03');
    const inEuros = Math.round(dollar.retailMinor * 0.9);
    const cart = await priceCart(h.ctx, items);
    expect(cart).toMatchObject({ currency: 'EUR', gone: [] });
    expect(cart.lines.map(({ unitMinor }) => unitMinor)).toEqual([2400, inEuros]);
    const order = await h.place([], 'in euros', { items });
    expect(await h.pay(order)).toBe(200);
    await h.work();
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    expect(row).toMatchObject({ status: 'confirmed', currency: 'EUR', subtotalMinor: 2400 + inEuros });
    expect(h.sandbox.printful.orders()).toHaveLength(1);
    expect(h.sandbox.printify.orders()).toHaveLength(1);
    const money = await readMoney(h.ctx, order);
    expect(money).toMatchObject({ currency: 'EUR', marginNote: null });
    expect(money.costs.map(({ currency }) => currency)).toEqual(['USD', 'USD']);
    const [tee] = (await getListing(h.ctx, { productId: euro.productId })).variants;
    expect(euro).toMatchObject({ costCurrency: 'USD', currency: 'EUR' });
    expect(tee).toMatchObject({ currency: 'EUR', costMinor: Math.round((euro.costMinor ?? 0) * 0.9) });
  });

  it('stands on card, page and list of programs alike, also after another rate', async () => {
    const { dollar } = await bothItems();
    const { productId } = dollar;
    for (const rate of [0.9, 0.8]) {
      await sellIn('EUR', `USD EUR ${rate} 2025-11-03`);
      const price = Math.round(dollar.retailMinor * rate);
      const [card] = await h.ctx.db.select().from(shelf).where(eq(shelf.productId, productId));
      const page = await getProduct(h.ctx, { address: productId });
      const told = await listProducts(h.ctx, { provider: 'printify', limit: 50 });
      expect(card).toMatchObject({ currency: 'EUR', fromMinor: page.fromMinor });
      expect(page.variants[0]).toMatchObject({ priceMinor: price, currency: 'EUR' });
      expect(told.products.find(({ id }) => id === productId)).toMatchObject({ fromMinor: page.fromMinor });
    }
  });

  it('without a rate nothing is sold at a guess, and with one it comes back; how old it is is told', async () => {
    const { euro, items } = await bothItems();
    await sellIn('USD', '');
    expect(await priceCart(h.ctx, items)).toMatchObject({ currency: 'USD', gone: [euro.id] });
    await expect(getProduct(h.ctx, { address: euro.productId })).rejects.toMatchObject({ code: 'not_found' });
    expect(await readRates(h.ctx)).toMatchObject([{ currency: 'EUR', products: 1, rate: null }]);
    const day = new Date(h.ctx.clock.now().getTime() - 3 * 86_400_000).toISOString().slice(0, 10);
    await sellIn('USD', `EUR USD 1.1 ${day}`);
    expect((await getProduct(h.ctx, { address: euro.productId })).fromMinor).toBe(2640);
    expect(await readRates(h.ctx)).toMatchObject([{ currency: 'EUR', rate: { rate: 1.1, ageDays: 3 } }]);
    await h.ctx.db.delete(shelf);
    const all = await h.ctx.db.$count(products);
    expect([await renewShelf(h.ctx), await renewShelf(h.ctx)]).toEqual([all, 0]);
  });

  it('what printing costs in a currency without a rate is told: it is sold without a look at its cost', async () => {
    const { dollar } = await bothItems();
    const costs = async () => (await checkCatalogue(h.ctx)).find(({ check }) => check === 'catalogue.costs');
    expect(await readRates(h.ctx)).toEqual([{ currency: 'USD', sold: 'EUR', products: 0, costs: 1, rate: null }]);
    expect(await costs()).toMatchObject({ verdict: 'wrong', found: expect.stringContaining('1 in USD') });
    const day = h.ctx.clock.now().toISOString().slice(0, 10);
    await sellIn('', `USD EUR 0.9 ${day}`);
    expect(await readRates(h.ctx)).toMatchObject([{ currency: 'USD', sold: 'EUR', rate: { rate: 0.9, ageDays: 0 } }]);
    expect(await costs()).toBeUndefined();
    // Until the shelf is worked out anew, its numbers are in what they were worked out in.
    await save('EUR', `USD EUR 0.9 ${day}`);
    const rows = (await listListings(h.ctx, {})).products;
    const onShelf = rows.find(({ id }) => id === dollar.productId);
    expect(onShelf).toMatchObject({ currency: 'USD' });
  });

  it('a price below the converted cost takes a second word', async () => {
    const { euro } = await bothItems();
    await sellIn('EUR', 'USD EUR 0.9 2025-11-03');
    const minor = Math.round((euro.costMinor ?? 0) * 0.9);
    const change = { pricing: { by: 'price' as const, minor } };
    expect(await saveListing(h.ctx, { productId: euro.productId, change })).toMatchObject({ outcome: 'below_cost' });
  });

  it('does not change while a price or least margin is set in the one before; a confirmed loss is to be confirmed anew', async () => {
    const { dollar, euro } = await bothItems();
    const toYen = () => sellIn('JPY', 'USD JPY 150 2025-11-03\nEUR JPY 163 2025-11-03');
    const price = (productId: string, pricing: Pricing | null) =>
      saveListing(h.ctx, { productId, change: { pricing }, confirmLoss: true });
    await price(dollar.productId, { by: 'price', minor: 100 });
    await sellIn('USD', 'EUR USD 1.1 2025-11-03');
    const refused = (naming: string) => ({ code: 'conflict', fields: { currency: expect.stringContaining(naming) } });
    await expect(toYen()).rejects.toMatchObject(refused('1 product (Window Cat Tee)'));
    await price(dollar.productId, null);
    const rule = { by: 'rule' as const, markupPercent: 0, ending: null, minMarginMinor: 500 };
    await h.ctx.db.insert(collections).values({ slug: 'prints', title: 'Prints', pricing: rule });
    await expect(toYen()).rejects.toMatchObject(refused('1 collection (Prints)'));
    await h.ctx.db.update(collections).set({ pricing: { ...rule, minMarginMinor: 0 } });
    const own = h.ctx.env;
    h.ctx.env = { ...own, PRICE_RULE: rule };
    await expect(toYen()).rejects.toMatchObject(refused('PRICE_RULE'));
    h.ctx.env = own;
    await h.ctx.db.delete(collections);
    await h.ctx.db.update(variants).set({ retailMinor: 100 }).where(eq(variants.productId, euro.productId));
    await price(euro.productId, null);
    const [loss] = await h.ctx.db.select().from(listings).where(eq(listings.productId, euro.productId));
    expect(loss?.confirmedLossMinor).toBeGreaterThan(0);
    await toYen();
    expect((await getProduct(h.ctx, { address: euro.productId })).variants.some(({ available }) => available)).toBe(
      false,
    );
  });

  it('what is being put on the shelf while the rates change ends up by the new ones', async () => {
    const { dollar } = await bothItems();
    await sellIn('EUR', 'USD EUR 0.5 2025-11-03');
    await h.ctx.db.delete(shelf).where(eq(shelf.productId, dollar.productId));
    let saving: Promise<unknown> = Promise.resolve();
    await inTransaction(h.ctx, async (ctx) => {
      await putOnShelf(ctx, [dollar.productId]);
      let isDone = false;
      saving = save('EUR', 'USD EUR 2 2025-11-03').finally(() => {
        isDone = true;
      });
      await expect
        .poll(async () => isDone || (await ctx.db.execute(sql`select 1 from pg_locks where not granted`)).length > 0)
        .toBe(true);
    });
    await saving;
    await importDue(h.ctx, { trigger: 'settings' });
    const [row] = await h.ctx.db.select().from(shelf).where(eq(shelf.productId, dollar.productId));
    const { variants: sold } = await getProduct(h.ctx, { address: dollar.productId });
    expect(row?.fromMinor).toBe(Math.min(...sold.map(({ priceMinor }) => priceMinor)));
  });
});
