import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products, variants } from '@/db/schema/catalogue';
import { fulfillments, orders } from '@/db/schema/orders';
import { checkAccount } from '@/lib/services/backoffice/doctor/check-outside';
import { importDue } from '@/lib/services/catalogue/import-due';
import { estimateDelivery } from '@/lib/services/checkout/estimate-delivery';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeAll(async () => {
  h = await openHarness({ env: { PRINTFUL_2_API_KEY: 'second' } });
  await importDue(h.ctx, { trigger: 'test', always: true });
});
afterAll(() => h.close());

const oneOf = async (provider: string) => {
  const [row] = await h.ctx.db
    .select({ id: variants.id })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(products.provider, provider))
    .limit(1);
  return row?.id ?? '';
};

describe('a second store of one provider', () => {
  it('has goods of its own beside those of the first, and says who it is', async () => {
    const rows = await h.ctx.db.select({ provider: products.provider }).from(products);
    const count = (id: string) => rows.filter(({ provider }) => provider === id).length;
    expect(count('printful')).toBeGreaterThan(0);
    expect(count('printful_2')).toBe(count('printful'));
    expect(h.ctx.pods.get('printful_2')?.label).toBe('Printful (second store)');
    expect((await checkAccount(h.ctx, 'printful_2')).map(({ check }) => check)).toContain('printful_2.key');
    const { choices } = await estimateDelivery(h.ctx, { variantId: await oneOf('printful_2'), country: 'US' });
    expect(choices[0]?.parts).toHaveProperty('printful_2');
  });

  it('sells from one cart with the first: each store prints its part, once', async () => {
    const items = [await oneOf('printful'), await oneOf('printful_2')].map((variantId) => ({ variantId, quantity: 1 }));
    const order = await h.place([], 'two stores', { items });
    expect(await h.pay(order)).toBe(200);
    await h.work();
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    expect(row?.status).toBe('confirmed');
    const parts = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId));
    expect(parts.map(({ provider }) => provider).sort()).toEqual(['printful', 'printful_2']);
    const made = h.sandbox.printful.orders().filter(({ externalId }) => externalId?.startsWith(order.orderNumber));
    expect(made.map(({ confirmed }) => confirmed)).toEqual([true, true]);
  });
});
