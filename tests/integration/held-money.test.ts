import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { ORDER_STATUSES, PAYMENT, PAYMENTS } from '@/lib/domain/order/states';
import { inTransaction } from '@/lib/engine/in-transaction';
import { readMoney } from '@/lib/services/backoffice/orders/read-money';
import { recordRefundRequest, requestRefund } from '@/lib/services/order/refund/request-refund';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { person } from '../support/staff';
import { HOUR_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness();
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;
const whole = (order: Placed) => [order.amounts.totalMinor];
const refundsOf = (order: Placed) => s.refundsOf(order).map(({ amount }) => amount);
const ELSEWHERE = {
  'shipping[name]': 'Ada Lovelace',
  'shipping[address][line1]': '1 Rue de Rivoli',
  'shipping[address][city]': 'Paris',
  'shipping[address][postal_code]': '75001',
  'shipping[address][country]': 'FR',
};

/** Paid with a wallet that names another place. */
async function held(): Promise<Placed> {
  const order = await h.place(['printful']);
  await h.pay(order, '4242424242424242', ELSEWHERE);
  await h.work();
  expect(await s.alertsOf(order)).toEqual(['payment_mismatch']);
  expect((await s.view(order)).payment.status).toBe('held');
  return order;
}

async function expectGivenBack(order: Placed) {
  await h.work();
  s.pass(24 * HOUR_MS);
  await s.sync();
  await h.work();
  expect(refundsOf(order)).toEqual(whole(order));
  expect(await s.view(order)).toMatchObject({ status: 'canceled', payment: { status: 'refunded' } });
  expect(await s.alertsOf(order)).toEqual([]);
  expect(s.pods(order)).toEqual([]);
}

describe('money that came in and does not fit its order', () => {
  it('goes back whole when the shopper cancels', async () => {
    const order = await held();
    await s.cancel(order);
    await expectGivenBack(order);
  });

  it('goes back whole from the console', async () => {
    const order = await held();
    const support = await person(h, 'support', 'support-held');
    const about = { orderNumber: order.orderNumber };
    expect(await readMoney(support, about)).toMatchObject({ leftMinor: order.amounts.totalMinor });
    await requestRefund(support, { ...about, requestId: randomUUID(), what: { kind: 'full' }, reason: 'other' });
    await expectGivenBack(order);
  });

  it('goes back whole from the order that has the payment, whatever order the payment names', async () => {
    const order = await h.place(['printful']);
    const payment = s.stripe().payment_intents.find(({ id }) => id === order.paymentIntentId);
    Object.assign(payment?.metadata ?? {}, { order_id: randomUUID() });
    await h.pay(order);
    await h.work();
    expect(await s.alertsOf(order)).toEqual(['payment_mismatch']);
    const support = await person(h, 'support', 'support-named');
    const about = { orderNumber: order.orderNumber, requestId: randomUUID(), reason: 'other' as const };
    await requestRefund(support, { ...about, what: { kind: 'full' } });
    await expectGivenBack(order);
  });

  it('is known to be gone when the dashboard gave it back', async () => {
    const order = await held();
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId });
    await expectGivenBack(order);
  });

  it('goes straight back when it arrives after the order was called off', async () => {
    const order = await h.place(['printful']);
    h.sandbox.world.faults.set({ webhooks: { stripe: { drop: 1 } } });
    await h.pay(order, '4242424242424242', ELSEWHERE);
    await s.cancel(order);
    h.sandbox.world.faults.set({});
    await expectGivenBack(order);
  });
});

describe('money that was captured', () => {
  it('can go back from every state of its payment and of its order, but for what the bank decides', async () => {
    const order = await s.confirmed(['printful']);
    const support = await person(h, 'support', 'support-exits');
    const stuck: string[] = [];
    for (const paymentStatus of PAYMENTS.captured)
      for (const status of ORDER_STATUSES)
        for (const called of [null, h.ctx.clock.now()]) {
          const done = new Error('rolled back');
          const exit = await inTransaction(support, async (ctx) => {
            const values = { paymentStatus, status, canceledAt: called, cancelRequestedAt: called };
            await ctx.db.update(orders).set(values).where(eq(orders.id, order.orderId));
            const what = { kind: 'full' as const };
            await recordRefundRequest(ctx, order.orderId, { requestId: randomUUID(), what, reason: 'other' });
            throw done;
          }).catch((error: unknown) => error);
          if (exit !== done) stuck.push(paymentStatus);
        }
    // Nothing is left of what was refunded; a dispute ends by the bank's word, and what was won can go back.
    expect([...new Set(stuck)].sort()).toEqual(['charged_back', 'disputed', 'refunded']);
    expect(PAYMENT.disputed).toEqual(expect.arrayContaining([...PAYMENTS.refundable]));
  });
});
