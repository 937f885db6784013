import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fulfillments, orders } from '@/db/schema/orders';
import { type Recipient, recipientSchema } from '@/lib/domain/address/recipient';
import { listProducts } from '@/lib/services/catalogue/list-products';
import { quoteCheckout } from '@/lib/services/checkout/quote-checkout';
import { changeAddress } from '@/lib/services/order/self-service/change-address';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const ADA = { name: 'Ada Lovelace', line1: '12 Rua Augusta', city: 'São Paulo' };
const BRAZIL = { ...ADA, country: 'BR', state: 'SP', postalCode: '01305-000' };

/** What the checkout page sends for one item of a provider, to this address. */
async function inputFor(
  provider: 'printful' | 'printify',
  to: Parameters<typeof recipientSchema.parse>[0],
  way = 'standard',
) {
  const recipient: Recipient = recipientSchema.parse(to);
  const { country, state, postalCode } = recipient;
  const { products } = await listProducts(h.ctx, { provider });
  const tee = products.find(({ available, title }) => available && /Tee/.test(title));
  const items = [{ variantId: tee?.variants.find(({ available }) => available)?.id ?? '', quantity: 1 }];
  const quote = await quoteCheckout(h.ctx, { items, destination: { country, state, postalCode } });
  const choice = quote.choices.find(({ id }) => id === way);
  if (!choice) throw new Error(`no ${way} delivery`);
  const subtotal = quote.lines.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
  return {
    choice,
    input: {
      items,
      email: 'ada@example.com',
      recipient,
      shippingChoice: way,
      expectedTotalMinor: subtotal + choice.costMinor + (choice.taxMinor ?? 0),
      currency: quote.currency,
    },
  };
}
const buy = async (...args: Parameters<typeof inputFor>) =>
  h.checkout((await inputFor(...args)).input, crypto.randomUUID());
const refusedFor = (reason: string, field: string) => ({
  code: 'invalid_input',
  reason,
  fields: { [`recipient.${field}`]: expect.any(String) },
});

describe('nobody pays for what the print shop will refuse', () => {
  it('Brazil is asked for its tax number before paying, and with it the order is printed', async () => {
    const { choice } = await inputFor('printful', BRAZIL);
    expect(choice).toMatchObject({ needs: { tax: true }, customs: true });
    await expect(buy('printful', BRAZIL)).rejects.toMatchObject(refusedFor('tax_number_needed', 'taxNumber'));
    const order = await buy('printful', { ...BRAZIL, taxNumber: '52998224725' });
    await h.pay(order);
    await h.work();
    const [part] = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId));
    expect(part?.podOrderId).not.toBeNull();
    expect(part?.status).not.toBe('pending');
  });

  it.each(['printful', 'printify'] as const)(
    '%s prints Latin letters only, which is said before paying',
    async (provider) => {
      const tokyo = {
        name: '山田太郎',
        line1: '1-1 Chiyoda',
        city: 'Chiyoda',
        country: 'JP',
        state: '東京都',
        postalCode: '１００－０００１',
      };
      await expect(buy(provider, tokyo)).rejects.toMatchObject(refusedFor('latin_only', 'name'));
      const order = await buy(provider, { ...tokyo, name: 'Yamada Taro' });
      await h.pay(order);
      await h.work();
      const [part] = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId));
      expect(part?.status).not.toBe('pending');
    },
  );

  it('the express carrier goes to no P.O. box and no army post', async () => {
    const box = {
      name: 'Ada',
      line1: 'P.O. Box 12',
      city: 'Austin',
      country: 'US',
      state: 'TX',
      postalCode: '78701',
      phone: '+15125550100',
    };
    const { choice } = await inputFor('printify', box, 'express');
    expect(choice.needs).toMatchObject({ street: true, phone: true });
    await expect(buy('printify', box, 'express')).rejects.toMatchObject(refusedFor('no_po_box', 'line1'));
    await expect(buy('printify', box)).resolves.toHaveProperty('orderNumber');
  });

  it('army post and a US territory are quoted, and what nobody serves is not', async () => {
    const base = { name: 'Ada', line1: 'PSC 1 Box 2', city: 'APO', country: 'US' };
    await expect(inputFor('printful', { ...base, state: 'AE', postalCode: '09012' })).resolves.toBeDefined();
    await expect(
      inputFor('printful', { ...base, country: 'PR', city: 'San Juan', postalCode: '00901' }),
    ).resolves.toBeDefined();
    await expect(inputFor('printful', { ...base, country: 'EC', city: 'Quito', postalCode: '170102' })).rejects.toThrow(
      'no standard delivery',
    );
  });

  it('a new address is held against what the order’s carriers need, too', async () => {
    const order = await buy('printful', { ...BRAZIL, taxNumber: '529.982.247-25' });
    await h.pay(order);
    const staff = h.as({ kind: 'user', userId: crypto.randomUUID(), email: 's@example.com', role: 'owner' });
    const ref = { orderNumber: order.orderNumber };
    await expect(changeAddress(staff, { ref, recipient: recipientSchema.parse(BRAZIL) })).rejects.toMatchObject(
      refusedFor('tax_number_needed', 'taxNumber'),
    );
    expect(await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId))).toHaveLength(1);
  });
});

it('a quote that the print shop refuses is told as that, and not as a shop that is closed for minutes', async () => {
  h.sandbox.world.faults.set({ api: { printful: { badRequest: 1, only: 'shipping-rates' } } });
  await expect(inputFor('printful', { ...ADA, country: 'FR', postalCode: '75001' })).rejects.toMatchObject({
    code: 'not_shippable',
    reason: 'place_refused',
  });
  h.sandbox.world.faults.set({});
});
