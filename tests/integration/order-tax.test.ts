import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { alerts, effects } from '@/db/schema/operations';
import { orderItems, orders } from '@/db/schema/orders';
import { createPaymentIntentInput } from '@/lib/contracts/checkout';
import { runEffect } from '@/lib/engine/work/run-effect';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';

let h: Harness;
beforeEach(async () => {
  h = await openHarness({ env: { TAX_MODE: 'stripe' } });
});
afterEach(() => closeKept(h));

type Record = { id: string; type: string; reference: string };
const records = () => (h.sandbox.stripe.dump() as { tax_transactions: Record[] }).tax_transactions;
const refunds = () => (h.sandbox.stripe.dump() as { refunds: { id: string; amount: number }[] }).refunds;

/** Paid, and our side knows, but nothing owed was done yet. */
async function paidOnly(providers?: string[]) {
  const order = await h.place(providers);
  await h.pay(order);
  await syncPayment(h.ctx, { orderId: order.orderId, source: 'customer' });
  return order;
}

async function rowOf(orderId: string) {
  const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, orderId));
  if (!row) throw new Error('the order is not there');
  return row;
}

describe('the tax of an order', () => {
  it('is known before paying, is part of what is paid, and is kept with the order line by line', async () => {
    const { orderId, amounts } = await paidOnly();
    const { quote, ...row } = await rowOf(orderId);
    expect(amounts.taxMinor).toBeGreaterThan(0);
    expect(amounts.totalMinor).toBe(amounts.subtotalMinor + amounts.shippingMinor + amounts.taxMinor);
    expect([row.taxMinor, row.totalMinor]).toEqual([amounts.taxMinor, amounts.totalMinor]);
    const onLines = Object.values(quote?.tax.lines ?? {}).reduce((sum, minor) => sum + minor, 0);
    expect(onLines + (quote?.tax.shippingMinor ?? 0)).toBe(amounts.taxMinor);
    expect(quote?.offered.map(({ id }) => id)).toContain('standard');
    await h.work();
    expect((await trackOrder(h.ctx, { orderId })).payment.status).toBe('paid');
  });

  it('is recorded once, however often its effect is run', async () => {
    const { orderId, orderNumber } = await paidOnly();
    const [owed] = await h.ctx.db.select().from(effects).where(eq(effects.kind, 'tax_transaction'));
    if (!owed) throw new Error('nothing is owed');
    await runEffect(h.ctx, owed.id);
    // As after a crash between Stripe's answer and our own commit.
    await h.ctx.db.update(effects).set({ state: 'pending' }).where(eq(effects.id, owed.id));
    await h.ctx.db.update(orders).set({ taxTransactionId: null }).where(eq(orders.id, orderId));
    await runEffect(h.ctx, owed.id);
    await h.work();
    expect(records().map(({ type, reference }) => `${type} ${reference}`)).toEqual([`transaction ${orderNumber}`]);
    expect((await rowOf(orderId)).taxTransactionId).toBe(records()[0]?.id);
  });

  it('goes back with a refund of one part, by what that part was taxed, and leaves the record to that extent', async () => {
    const { orderId } = await paidOnly();
    await h.work();
    // One print shop has begun; the other calls its part off.
    for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, 'produce');
    for (const { id } of h.sandbox.printify.orders()) h.sandbox.printify.act(id, 'cancel');
    await h.work();
    const row = await rowOf(orderId);
    const items = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
    const part = items.filter(({ provider }) => provider === 'printify');
    const goods = part.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
    const tax = part.reduce((sum, { variantId }) => sum + (row.quote?.tax.lines[variantId] ?? 0), 0);
    expect(tax).toBeGreaterThan(0);
    const delivery = row.shipping.parts['printify']?.costMinor ?? 0;
    expect(refunds().map(({ amount }) => amount)).toEqual([goods + delivery + tax]);
    expect(records().map(({ type, reference }) => `${type} ${reference}`)).toEqual([
      `transaction ${row.orderNumber}`,
      `reversal ${refunds()[0]?.id}`,
    ]);
  });

  it('of a refund by line leaves the record by what these lines were taxed, and of no other', async () => {
    const { orderId, orderNumber } = await paidOnly();
    await h.work();
    const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
    const { quote } = await rowOf(orderId);
    const taxMinor = quote?.tax.lines[item?.variantId ?? ''] ?? 0;
    expect(taxMinor).toBeGreaterThan(0);
    const staff = h.as({ kind: 'user', userId: crypto.randomUUID(), role: 'owner', email: 'o@shop.example' });
    const what = { kind: 'lines' as const, lines: [{ itemId: item?.id ?? '', quantity: 1 }] };
    await requestRefund(staff, { orderNumber, requestId: crypto.randomUUID(), what, reason: 'damaged' });
    await h.work();
    const { tax_transaction_lines: lines } = h.sandbox.stripe.dump() as {
      tax_transaction_lines: { type: string; reference: string; amount: number; amount_tax: number }[];
    };
    const gone = lines.filter(({ type }) => type === 'reversal');
    expect(gone.map(({ amount, amount_tax }) => [amount, amount_tax])).toEqual([[-(item?.unitMinor ?? 0), -taxMinor]]);
    expect(gone[0]?.reference).toContain(item?.variantId);
  });

  it('leaves the record whole when the whole order is canceled', async () => {
    const { orderId, amounts } = await paidOnly();
    await cancelOrder(h.ctx, { orderId });
    await h.work();
    expect(refunds().reduce((sum, { amount }) => sum + amount, 0)).toBe(amounts.totalMinor);
    expect(records().filter(({ type }) => type === 'reversal')).toHaveLength(refunds().length);
  });
});

describe('a wallet that brings an address of its own', () => {
  it('is charged for nothing that was not quoted: the order is held for a person and nothing is printed', async () => {
    const order = await h.place(['printful']);
    await h.pay(order, '4242424242424242', {
      'shipping[name]': 'Ada Lovelace',
      'shipping[address][line1]': '1 Rue de Rivoli',
      'shipping[address][city]': 'Paris',
      'shipping[address][postal_code]': '75001',
      'shipping[address][country]': 'FR',
    });
    await h.work();
    expect(h.sandbox.printful.orders()).toEqual([]);
    expect((await h.ctx.db.select().from(alerts)).map(({ kind, state }) => [kind, state])).toEqual([
      ['payment_mismatch', 'open'],
    ]);
  });

  it.each([
    ['a country nobody delivers to', { country: 'KP', state: undefined, postalCode: '' }, 'recipient.country'],
    ['a state that is none', { state: 'Bavaria' }, 'recipient.state'],
    ['a postal code that is none', { postalCode: '9410' }, 'recipient.postalCode'],
  ])('is refused before any order exists: %s', (_, change, field) => {
    const parsed = createPaymentIntentInput.safeParse({
      items: [{ variant_id: 'v', quantity: 1 }],
      email: 'ada@example.com',
      recipient: {
        name: 'Ada',
        line1: '12 Market Street',
        city: 'San Francisco',
        state: 'CA',
        postalCode: '94105',
        country: 'US',
        ...change,
      },
      shipping_choice: 'standard',
      expected_total_minor: 100,
      currency: 'USD',
    });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('is quoted in the wallet’s own spelling, and kept in the post’s', async () => {
    const order = await h.place(['printful'], undefined, { recipient: { state: 'california', postalCode: ' 94105 ' } });
    expect(order.amounts.taxMinor).toBeGreaterThan(0);
    expect((await trackOrder(h.ctx, { orderId: order.orderId })).recipient).toMatchObject({
      state: 'CA',
      postalCode: '94105',
    });
  });
});

describe('what changed since the shopper looked', () => {
  it('a sold-out item is named by its line, and nothing is placed', async () => {
    const order = await h.place(['printful']);
    const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
    if (!item) throw new Error('the order is empty');
    await h.ctx.db.update(variants).set({ available: false }).where(eq(variants.id, item.variantId));
    const again = h.place(['printful'], undefined, { items: [{ variantId: item.variantId, quantity: 1 }] });
    await expect(again).rejects.toMatchObject({
      code: 'item_unavailable',
      fields: { [`items.${item.variantId}`]: 'Sold out.' },
    });
  });

  it('counts for another try of the same checkout too, once its offer is a minute old', async () => {
    const same = 'one-checkout-twice';
    const order = await h.place(['printful'], same);
    expect(await h.pay(order, '4000000000000002')).toBe(402);
    const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
    if (!item) throw new Error('the order is empty');
    await h.ctx.db.update(variants).set({ available: false }).where(eq(variants.id, item.variantId));
    const items = [{ variantId: item.variantId, quantity: 1 }];
    const total = order.amounts.totalMinor;
    const again = await h.place(['printful'], same, { items, total });
    expect(again.orderNumber).toBe(order.orderNumber);
    const before = new Date(Date.now() - 61_000);
    await h.ctx.db.update(orders).set({ createdAt: before }).where(eq(orders.id, order.orderId));
    await expect(h.place(['printful'], same, { items, total })).rejects.toMatchObject({ code: 'item_unavailable' });
    await h.work();
  });

  it('an order that is paid already says which one it is and opens it', async () => {
    const key = 'the-same-key-again';
    const order = await h.place(['printful'], key);
    await h.pay(order);
    const again = h.place(['printful'], key);
    await expect(again).rejects.toMatchObject({
      code: 'already_paid',
      order: { number: order.orderNumber, accessToken: expect.stringMatching(/^[\w-]{22}$/) },
    });
    await h.work();
  });
});
