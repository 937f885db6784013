import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { orderItems, orders } from '@/db/schema/orders';
import { formatMoney } from '@/lib/domain/money/money';
import { runEffect } from '@/lib/engine/work/run-effect';
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

/** What the shopper paid for one provider's items and their delivery. */
async function shareOf(order: { orderId: string }, provider: string): Promise<number> {
  const items = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
  const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
  const mine = items.filter((item) => item.provider === provider);
  return mine.reduce(
    (sum, item) => sum + item.unitMinor * item.quantity,
    row?.shipping.parts[provider]?.costMinor ?? 0,
  );
}

describe('a cancel', () => {
  it('of which one provider refuses its part gives back exactly the other part, and the mails say so', async () => {
    const order = await s.confirmed();
    await s.cancel(order);
    await h.work();
    const share = await shareOf(order, 'printful');
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([share]);
    expect(s.going(order).map(({ service }) => service)).toEqual(['printify']);
    expect(s.subjectsOf(order)).toEqual(['Could not be stopped', 'Order confirmed', 'Your refund']);
    const refund = s.mailsOf(order).find(({ subject }) => subject.startsWith('Your refund'));
    expect(refund?.text).toContain(formatMoney(share, order.amounts.currency));
  });

  it('gives the money back although a provider had refused to take the order at all', async () => {
    const order = await s.paidOnly(['printful']);
    const damaged = { providerVariantId: '1' };
    await h.ctx.db.update(orderItems).set(damaged).where(eq(orderItems.orderId, order.orderId));
    await h.work();
    expect(await s.alertsOf(order)).toEqual(['submit_refused']);
    await s.cancel(order);
    await h.work();
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
    expect(s.pods(order)).toEqual([]);
  });

  it('leaves nothing to be printed when the creation at Printify was under way and not yet listed', async () => {
    const order = await s.paidOnly(['printify']);
    const door = h.door('printify');
    door.hold(({ method, path }) => method === 'POST' && path.endsWith('/orders.json'));
    const [submit] = await s.effectsOf(order, 'submit');
    await runEffect(h.ctx, submit?.id ?? '');
    door.hold(() => false);
    expect(s.pods(order)).toEqual([]);
    await s.cancel(order);
    await h.work();
    expect(await door.release()).toEqual([409]);
    await h.work();
    expect(s.pods(order).map(({ status, confirmed }) => [status, confirmed])).toEqual([['canceled', false]]);
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
  });
});

describe('a provider', () => {
  it('that cancels a part by itself leads to the refund of that part, once, however often it is told', async () => {
    const order = await s.confirmed();
    s.act(order, 'printify', 'cancel');
    await h.work();
    s.pass(5 * MINUTE_MS);
    await s.sync();
    await h.work();
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([await shareOf(order, 'printify')]);
    expect(s.going(order).map(({ service }) => service)).toEqual(['printful']);
  });

  it('that cannot make the order leaves staff a day; then it is called off there and the money goes back', async () => {
    const order = await s.confirmed(['printful']);
    s.act(order, 'printful', 'fail');
    await h.work();
    expect((await s.view(order)).status).toBe('failed');
    expect(await s.alertsOf(order)).toEqual(['fulfillment_failed']);
    s.pass(23 * HOUR_MS);
    await s.sync();
    await h.work();
    expect(s.refunded(order)).toBe(0);
    s.pass(2 * HOUR_MS);
    await s.sync();
    await h.work();
    expect(s.pods(order).map(({ status }) => status)).toEqual(['canceled']);
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
    expect(await s.alertsOf(order)).toEqual([]);
    expect(s.subjectsOf(order)).toEqual(['A problem with your order', 'Canceled', 'Order confirmed', 'Your refund']);
  });
});

describe('a refund in Stripe’s dashboard', () => {
  it('of everything, before a provider has it, means that nothing is ever confirmed', async () => {
    const order = await s.paidOnly();
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId });
    await h.work();
    expect(s.pods(order).filter(({ confirmed }) => confirmed)).toEqual([]);
    expect((await s.view(order)).status).toBe('canceled');
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
  });

  it('of everything, before production, calls the parts off and gives nothing back a second time', async () => {
    const order = await s.confirmed(['printful']);
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId });
    await h.work();
    expect(s.going(order)).toEqual([]);
    expect(s.refundsOf(order)).toHaveLength(1);
  });

  it('of a part, then a cancel, never gives back more than was captured', async () => {
    const order = await s.paidOnly();
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId, amount: 777 });
    await s.cancel(order);
    await h.work();
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
    expect((await s.view(order)).payment.status).toBe('refunded');
  });
});

describe('a refund', () => {
  it('that fails at the bank is put before a person and shows on the timeline', async () => {
    const order = await s.paidOnly(['printful'], '4000000000005126');
    await s.cancel(order);
    await h.work();
    s.pass(24 * HOUR_MS);
    await h.work();
    expect(s.refundsOf(order).map(({ status }) => status)).toEqual(['failed']);
    expect(await s.alertsOf(order)).toEqual(['refund_failed']);
    const after = await s.view(order);
    expect(after.payment).toMatchObject({ status: 'paid', refunded: 0 });
    expect(after.timeline.map(({ title }) => title)).toContain('Refund delayed');
  });

  it('is made once, under a new key, after Stripe has kept a failure under the first', async () => {
    const order = await s.paidOnly(['printful']);
    h.sandbox.world.faults.set({ api: { stripe: { error500: 1, only: 'POST /v:id/refunds' } } });
    await s.cancel(order);
    h.sandbox.world.faults.set({});
    await h.work();
    const keys = s.stripe().idempotency_keys.filter(({ key }) => key.startsWith('refund:'));
    expect(keys.slice(-2).map(({ key, answer }) => [key.slice(-2), answer?.status])).toEqual([
      [':1', 500],
      [':2', 200],
    ]);
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([order.amounts.totalMinor]);
  });
});
