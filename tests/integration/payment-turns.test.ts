import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { HOUR_MS, MINUTE_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness({ doors: true });
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

describe('a payment', () => {
  it('is made once, under a new key, after Stripe has kept a failure under the first', async () => {
    h.sandbox.world.faults.set({ api: { stripe: { error500: 1, only: 'POST /v:id/payment_intents' } } });
    await expect(h.place(['printful'], 'kept-failure')).rejects.toMatchObject({ kind: 'unavailable' });
    h.sandbox.world.faults.set({});
    const order = await h.place(['printful'], 'kept-failure');
    const own = s.stripe().payment_intents.filter(({ metadata }) => metadata['order_id'] === order.orderId);
    expect(own.map(({ id }) => id)).toEqual([order.paymentIntentId]);
    const keys = s.stripe().idempotency_keys.filter(({ key }) => key.includes(order.orderId));
    expect(keys.map(({ key, answer }) => [key.slice(-2), answer?.status])).toEqual([
      [':1', 500],
      [':2', 200],
    ]);
  });

  it('that was processing and then fails is told to the shopper by mail', async () => {
    const order = await h.place(['printful']);
    await h.pay(order, '4000002500003155');
    s.inDashboard('delayPayment', { id: order.paymentIntentId });
    await h.work();
    expect((await s.view(order)).payment.status).toBe('processing');
    s.inDashboard('decidePayment', { id: order.paymentIntentId, outcome: 'failed' });
    await h.work();
    expect((await s.view(order)).payment.status).toBe('failed');
    expect(s.subjectsOf(order)).toEqual(['Your payment did not go through', 'Your payment is under way']);
    expect(s.pods(order)).toEqual([]);
  });

  it('that succeeds after the cancel goes back whole, and nothing is printed', async () => {
    const order = await h.place();
    h.sandbox.world.faults.set({ webhooks: { stripe: { drop: 1 } } });
    await h.pay(order);
    await s.cancel(order);
    await h.work();
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([order.amounts.totalMinor]);
    expect(s.pods(order)).toEqual([]);
    expect(s.subjectsOf(order)).toEqual(['Your refund']);
  });

  it('that never came ends the order after a day, and cannot be made any more', async () => {
    const order = await h.place(['printful']);
    h.sandbox.world.faults.set({ api: { stripe: { error500: 1, only: 'POST /v:id/payment_intents' } } });
    await expect(h.place(['printify'], 'never-made')).rejects.toMatchObject({ kind: 'unavailable' });
    h.sandbox.world.faults.set({});
    s.pass(23 * HOUR_MS);
    await s.sync();
    await h.work();
    expect((await s.view(order)).status).toBe('pending');
    s.pass(2 * HOUR_MS);
    await s.sync();
    await h.work();
    const intent = s.stripe().payment_intents.find(({ id }) => id === order.paymentIntentId);
    expect([intent?.status, (await s.view(order)).status]).toEqual(['canceled', 'canceled']);
    expect(await h.pay(order)).toBe(400);
    await expect(h.place(['printify'], 'never-made')).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a dispute', () => {
  it.each([
    ['won', 1],
    ['lost', 0],
  ])('that opens before the order is handed over stops it; once it is %s, %i parts are printed', async (outcome, n) => {
    const order = await s.paidOnly(['printful']);
    s.inDashboard('openDispute', { id: s.chargeOf(order) });
    await h.work();
    expect(s.pods(order)).toEqual([]);
    expect(await s.alertsOf(order)).toEqual(['payment_disputed']);
    s.inDashboard('closeDispute', { id: disputeOf(order), outcome });
    await h.work();
    s.pass(5 * MINUTE_MS);
    await s.sync();
    await h.work();
    expect(s.going(order)).toHaveLength(n);
    expect((await s.view(order)).payment.status).toBe(outcome === 'won' ? 'paid' : 'charged_back');
  });

  it('blocks a refund, which is made when it is won', async () => {
    const order = await s.paidOnly(['printful']);
    s.inDashboard('openDispute', { id: s.chargeOf(order) });
    await h.work();
    await s.cancel(order);
    await h.work();
    expect(s.refunded(order)).toBe(0);
    s.inDashboard('closeDispute', { id: disputeOf(order), outcome: 'won' });
    await h.work();
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([order.amounts.totalMinor]);
  });

  function disputeOf(order: { paymentIntentId: string }): string {
    const { disputes } = h.sandbox.stripe.dump() as { disputes: { id: string; payment_intent: string }[] };
    return disputes.find(({ payment_intent }) => payment_intent === order.paymentIntentId)?.id ?? '';
  }
});
