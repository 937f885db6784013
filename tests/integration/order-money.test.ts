import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '@/db/schema/operations';
import { fulfillments } from '@/db/schema/orders';
import { runEffect } from '@/lib/engine/work/run-effect';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { kindOfMail } from './_scene';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => closeKept(h));

const refunds = () => (h.sandbox.stripe.dump() as { refunds: { amount: number }[] }).refunds;
const refunded = () => refunds().reduce((sum, { amount }) => sum + amount, 0);
const confirmedOrders = () =>
  [...h.sandbox.printful.orders(), ...h.sandbox.printify.orders()].filter(
    ({ confirmed, status }) => confirmed && !/cancel/.test(status),
  );

/** Paid, and our side knows, but nothing owed was done yet. */
async function paidOnly(providers?: string[]) {
  const order = await h.place(providers);
  await h.pay(order);
  await syncPayment(h.ctx, { orderId: order.orderId, source: 'customer' });
  return order;
}

describe('the money of an order', () => {
  it('goes back whole and once when both parts are canceled before a provider has them', async () => {
    const order = await paidOnly();
    const answer = await cancelOrder(h.ctx, { orderId: order.orderId });
    expect(answer.fulfillments.map(({ outcome }) => outcome)).toEqual(['canceled', 'canceled']);
    await h.work();
    expect(refunded()).toBe(order.amounts.totalMinor);
    expect(confirmedOrders()).toEqual([]);
    const after = await trackOrder(h.ctx, { orderId: order.orderId });
    expect([after.status, after.payment.status]).toEqual(['canceled', 'refunded']);
  });

  it('goes back whole when Printful has confirmed and Printify still holds a draft', async () => {
    const order = await paidOnly();
    await submitted(order.orderId, 'printful');
    // Printify's drafts take a while to be ready: here they never are, so ours is not sent to production.
    h.sandbox.world.clock.setScale(0.001);
    expect(await runSubmit(order.orderId, 'printify')).toBe('pending');
    expect(h.sandbox.printify.orders().map(({ confirmed }) => confirmed)).toEqual([false]);
    h.sandbox.world.clock.setScale(60);
    await cancelOrder(h.ctx, { orderId: order.orderId });
    await h.work();
    expect(refunded()).toBe(order.amounts.totalMinor);
    expect(confirmedOrders()).toEqual([]);
  });

  it('goes straight back when it arrives after the order was called off', async () => {
    const order = await h.place();
    h.sandbox.world.faults.set({ webhooks: { stripe: { drop: 1 } } });
    await h.pay(order);
    await cancelOrder(h.ctx, { orderId: order.orderId });
    await h.work();
    expect(refunded()).toBe(order.amounts.totalMinor);
    expect(confirmedOrders()).toEqual([]);
  });

  it('is given back once however often the refund is tried and its answer lost', async () => {
    const order = await paidOnly(['printful']);
    h.sandbox.world.faults.set({ seed: 5, api: { stripe: { lostAnswer: 0.5 } } });
    await cancelOrder(h.ctx, { orderId: order.orderId });
    for (let round = 0; round < 4; round += 1) await h.work();
    h.sandbox.world.faults.set({});
    await h.work();
    expect(refunds().map(({ amount }) => amount)).toEqual([order.amounts.totalMinor]);
  });

  it('brings every mail exactly once', async () => {
    const order = await h.place();
    await h.pay(order);
    await h.work();
    for (const action of ['produce', 'ship_all', 'deliver'] as const) {
      for (const service of [h.sandbox.printful, h.sandbox.printify])
        for (const { id } of service.orders()) service.act(id, action);
      await h.work();
    }
    const subjects = h.sandbox.mailbox.list().map(({ subject }) => kindOfMail(subject));
    expect(subjects.sort()).toEqual(['Being printed', 'Delivered', 'On its way', 'Order confirmed']);
  });
});

/** Tries again while the provider is still working out the costs, as the queue would. */
async function submitted(orderId: string, provider: string): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    if ((await runSubmit(orderId, provider)) === 'done') return;
    h.later(10_000);
  }
  throw new Error(`${provider} never took the order`);
}

async function runSubmit(orderId: string, provider: string): Promise<string | undefined> {
  const find = () =>
    h.ctx.db
      .select({ id: effects.id, state: effects.state })
      .from(effects)
      .innerJoin(fulfillments, eq(fulfillments.id, effects.fulfillmentId))
      .where(and(eq(effects.orderId, orderId), eq(effects.kind, 'submit'), eq(fulfillments.provider, provider)));
  const [owed] = await find();
  if (!owed) throw new Error(`nothing is owed to ${provider}`);
  await runEffect(h.ctx, owed.id);
  return (await find())[0]?.state;
}
