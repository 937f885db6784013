import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alerts, effects } from '@/db/schema/operations';
import { fulfillments, orderItems, orders } from '@/db/schema/orders';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import { changeItem, otherVariants } from '@/lib/services/checkout/change-item';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type Harness, openHarness } from '../support/harness';

const HOUR_MS = 3_600_000;

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

/** Paid, and the print shop does not take what was ordered. */
async function refusedOrder() {
  const order = await h.place(['printful']);
  h.sandbox.world.faults.set({ api: { printful: { badRequest: 1, only: 'POST /orders' } } });
  await h.pay(order);
  await h.work();
  return order;
}
const statusOf = async (orderId: string) => (await h.ctx.db.select().from(orders).where(eq(orders.id, orderId)))[0];
const subjects = () => h.sandbox.mailbox.list().map(({ subject }) => subject);

it('what the print shop will not take has failed, and the shopper is told instead of reading "pending" for ever', async () => {
  const order = await refusedOrder();
  expect(await statusOf(order.orderId)).toMatchObject({ status: 'failed' });
  expect(subjects()).toContainEqual(expect.stringMatching(`^A problem with your order: .*${order.orderNumber}`));
  const open = await h.ctx.db.select().from(alerts).where(eq(alerts.state, 'open'));
  expect(open.map(({ kind }) => kind)).toEqual(['submit_refused']);
  // What was refused is read anew at once, so that it is off sale where it is gone.
  const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
  const jobs = await h.ctx.db.execute(sql`select data from pgboss.job where name = 'product'`);
  expect(jobs).toMatchObject([{ data: { providerProductId: item?.providerProductId, trigger: 'refused' } }]);
});

it('the shopper may have the money back at once', async () => {
  const order = await refusedOrder();
  const shopper = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
  await cancelOrder(shopper, { orderId: order.orderId });
  await h.work();
  expect(await statusOf(order.orderId)).toMatchObject({ status: 'canceled', refundedMinor: order.amounts.totalMinor });
});

it('after a day without anybody mending it the money goes back by itself', async () => {
  const order = await refusedOrder();
  h.later(25 * HOUR_MS);
  await runPodSync(h.ctx, 'test');
  await h.work();
  expect(await statusOf(order.orderId)).toMatchObject({ status: 'canceled', refundedMinor: order.amounts.totalMinor });
});

it('the shopper may choose another one at the same price, which is printed, and nobody is waited for any more', async () => {
  const order = await refusedOrder();
  const shopper = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
  const view = await trackOrder(shopper, { orderId: order.orderId });
  expect(view).toMatchObject({ canChangeItems: true, moneyBackAt: expect.any(Date) });
  h.sandbox.world.faults.set({});
  const [item] = (await otherVariants(shopper, { orderId: order.orderId })).items;
  const other = item?.variants[0];
  await changeItem(shopper, { ref: order, itemId: item?.itemId ?? '', variantId: other?.variantId ?? '' });
  await h.work();
  expect(h.sandbox.printful.orders().filter(({ confirmed }) => confirmed)).toHaveLength(1);
  expect(await statusOf(order.orderId)).toMatchObject({ status: 'confirmed', refundedMinor: 0 });
  expect(await trackOrder(shopper, { orderId: order.orderId })).toMatchObject({ moneyBackAt: null });
  await runWatch(h.ctx);
  expect(await h.ctx.db.select().from(alerts).where(eq(alerts.state, 'open'))).toEqual([]);
  h.later(25 * HOUR_MS);
  await runPodSync(h.ctx, 'test');
  await h.work();
  expect(await statusOf(order.orderId)).toMatchObject({ refundedMinor: 0 });
});

it('a person who mends it in time has it printed', async () => {
  const order = await refusedOrder();
  h.sandbox.world.faults.set({});
  const [submit] = (await h.ctx.db.select().from(effects).where(eq(effects.orderId, order.orderId))).filter(
    ({ kind }) => kind === 'submit',
  );
  await h.ctx.db
    .update(effects)
    .set({ state: 'pending', nextAttemptAt: null })
    .where(eq(effects.id, submit?.id ?? ''));
  await h.work();
  const [part] = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId));
  expect(part?.status).toBe('confirmed');
});

it('a critical case that nobody has taken is told to the people on duty after an hour, and again every day', async () => {
  await refusedOrder();
  await runWatch(h.ctx);
  const told = async () =>
    (await h.ctx.db.select().from(alerts).where(eq(alerts.kind, 'cases_waiting'))).map(({ key, state }) => [
      key,
      state,
    ]);
  expect(await told()).toEqual([]);
  h.later(2 * HOUR_MS);
  await runWatch(h.ctx);
  expect(await told()).toEqual([['cases_waiting:day 0', 'open']]);
  h.later(24 * HOUR_MS);
  await runWatch(h.ctx);
  expect((await told()).sort()).toEqual([
    ['cases_waiting:day 0', 'resolved'],
    ['cases_waiting:day 1', 'open'],
  ]);
  await h.ctx.db.update(alerts).set({ state: 'acknowledged' }).where(eq(alerts.kind, 'submit_refused'));
  await runWatch(h.ctx);
  expect((await told()).map(([, state]) => state)).toEqual(['resolved', 'resolved']);
});
