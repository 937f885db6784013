import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { cartOf } from '../support/buying';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness({ doors: true });
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;

/** One cart in so many tabs, each with an address of its own. */
async function tabs(count: number) {
  const purchase = randomBytes(16).toString('hex');
  const open = async (at: number) => {
    const input = await cartOf(h.ctx, ['printful'], { recipient: { name: `Ada ${at}` } });
    return h.checkout({ ...input, purchase }, `${purchase}.${at}`);
  };
  const orders: Placed[] = [];
  for (let at = 0; at < count; at += 1) orders.push(await open(at));
  return { orders, open };
}

const keptMinor = (orders: Placed[]) =>
  orders.reduce((sum, order) => {
    const paid = s.stripe().payment_intents.find(({ id }) => id === order.paymentIntentId)?.status === 'succeeded';
    return sum + (paid ? order.amounts.totalMinor : 0) - s.refunded(order);
  }, 0);

it('a tab that waits for the bank is called off when another tab has paid the cart', async () => {
  const { orders } = await tabs(2);
  const [waits, pays] = orders as [Placed, Placed];
  await h.pay(waits, '4000002500003155');
  await h.pay(pays);
  await h.work();
  await h.challenge(waits, 'complete');
  await h.work();
  expect(keptMinor(orders)).toBe(pays.amounts.totalMinor);
  expect([s.going(waits).length, s.going(pays).length]).toEqual([0, 1]);
  expect([(await s.view(waits)).status, (await s.view(waits)).payment.status]).toEqual(['canceled', 'unpaid']);
});

it('of two that were paid before we heard of either one goes back, and its payer is told', async () => {
  const { orders } = await tabs(2);
  h.sandbox.world.faults.set({ webhooks: { stripe: { drop: 1 } } });
  await Promise.all(orders.map((order) => h.pay(order)));
  h.sandbox.world.faults.set({});
  await s.sync();
  await h.work();
  expect(keptMinor(orders)).toBe(orders[0]?.amounts.totalMinor);
  expect(orders.map((order) => s.going(order).length).sort()).toEqual([0, 1]);
  const back = orders.filter((order) => s.refunded(order) > 0);
  expect(back.map((order) => s.subjectsOf(order))).toEqual([['Your refund']]);
});

it('a further tab of a cart that is paid comes to its order', async () => {
  const { orders, open } = await tabs(1);
  await h.pay(orders[0] as Placed);
  await h.work();
  await expect(open(7)).rejects.toMatchObject({ code: 'already_paid', order: { number: orders[0]?.orderNumber } });
});

it('a cart that was bought and canceled can be bought once more', async () => {
  const { orders, open } = await tabs(1);
  const [first] = orders as [Placed];
  await h.pay(first);
  await h.work();
  await s.cancel(first);
  await h.work();
  const again = await open(8);
  await h.pay(again);
  await h.work();
  expect([s.going(first).length, s.going(again).length]).toEqual([0, 1]);
});
