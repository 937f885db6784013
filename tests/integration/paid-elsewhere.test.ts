import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { HOUR_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness({ doors: true });
  s = sceneOf(h);
  s.inDashboard('set', { slowMethods: ['multibanco', 'oxxo', 'konbini', 'sepa_debit'] });
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;
const DAY_MS = 24 * HOUR_MS;
const take = (order: Placed, type: string) =>
  h.pay(order, undefined, {
    'payment_method_data[type]': type,
    ...(type === 'sepa_debit' ? { 'payment_method_data[sepa_debit][iban]': 'AT611904300234573201' } : {}),
  });
const intentOf = (order: Placed) => s.stripe().payment_intents.find(({ id }) => id === order.paymentIntentId);
async function taken(type: string) {
  const order = await h.place(['printful']);
  expect(await take(order, type)).toBe(200);
  await h.work();
  return order;
}

describe('a payment that is made elsewhere', () => {
  it.each(['multibanco', 'oxxo', 'konbini'])(
    'by %s tells how and until when, by page and mail, and is neither called off after a day nor offered again',
    async (method) => {
      const order = await taken(method);
      const { payment, delivery: _ } = await s.view(order);
      expect(payment).toMatchObject({ status: 'awaiting', instructions: { method } });
      expect(payment.instructions?.expiresAt?.getTime()).toBeGreaterThan(h.ctx.clock.now().getTime() + 2 * DAY_MS);
      expect(s.subjectsOf(order)).toEqual(['Your order waits for your payment']);
      s.pass(2 * DAY_MS);
      await s.sync();
      await h.work();
      expect([intentOf(order)?.status, (await s.view(order)).status]).toEqual(['requires_action', 'pending']);
      s.inDashboard('payVoucher', { id: order.paymentIntentId });
      await h.work();
      expect((await s.view(order)).payment).toMatchObject({ status: 'paid', instructions: null });
      expect(s.going(order)).toHaveLength(1);
    },
  );

  it('of which no message came is looked for before the order is called off', async () => {
    const order = await h.place(['printful']);
    // The events are older than the sync looks back, and the webhook never came.
    h.sandbox.world.faults.set({ webhooks: { stripe: { drop: 1 } } });
    await take(order, 'multibanco');
    h.sandbox.world.faults.set({});
    s.pass(25 * HOUR_MS);
    await s.sync();
    await h.work();
    expect([intentOf(order)?.status, (await s.view(order)).payment.status]).toEqual(['requires_action', 'awaiting']);
  });

  it('ends when nobody pays it in time: the shopper is told, and the order is called off', async () => {
    const order = await taken('oxxo');
    s.inDashboard('expireVoucher', { id: order.paymentIntentId });
    await h.work();
    expect((await s.view(order)).payment).toMatchObject({ status: 'failed', instructions: null });
    expect(s.subjectsOf(order)).toEqual(['Your order waits for your payment', 'Your payment did not go through']);
    s.pass(25 * HOUR_MS);
    await s.sync();
    await h.work();
    expect([intentOf(order)?.status, (await s.view(order)).status]).toEqual(['canceled', 'canceled']);
    expect(s.pods(order)).toEqual([]);
  });

  it('that is begun between the look and the canceling is kept; once it has ended, the order is called off', async () => {
    const order = await h.place(['printful']);
    s.pass(25 * HOUR_MS);
    await s.sync();
    expect(await s.effectsOf(order, 'cancel_payment')).toMatchObject([{ state: 'pending' }]);
    h.sandbox.world.faults.set({ webhooks: { stripe: { drop: 1 } } });
    await take(order, 'oxxo');
    h.sandbox.world.faults.set({});
    await h.work();
    expect([intentOf(order)?.status, (await s.view(order)).payment.status]).toEqual(['requires_action', 'awaiting']);
    expect(s.subjectsOf(order)).toEqual(['Your order waits for your payment']);
    s.inDashboard('expireVoucher', { id: order.paymentIntentId });
    await h.work();
    s.pass(HOUR_MS);
    await s.sync();
    await h.work();
    expect([intentOf(order)?.status, (await s.view(order)).status]).toEqual(['canceled', 'canceled']);
  });

  it('can be called off by the shopper, and then cannot be paid any more', async () => {
    const order = await taken('konbini');
    await s.cancel(order);
    await h.work();
    expect([intentOf(order)?.status, (await s.view(order)).status]).toEqual(['canceled', 'canceled']);
    // And nobody is told how: nothing of it is awaited any more.
    expect((await s.view(order)).payment).toMatchObject({ status: 'failed', instructions: null });
  });

  it('by direct debit is told to be under way, and printed once the bank has said yes', async () => {
    const order = await taken('sepa_debit');
    expect((await s.view(order)).payment.status).toBe('processing');
    expect(s.subjectsOf(order)).toEqual(['Your payment is under way']);
    expect(s.pods(order)).toEqual([]);
    s.inDashboard('decidePayment', { id: order.paymentIntentId, outcome: 'succeeded' });
    await h.work();
    expect((await s.view(order)).payment.status).toBe('paid');
    expect(s.going(order)).toHaveLength(1);
  });
});
