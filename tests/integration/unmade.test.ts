import { and, asc, eq, like } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { orderItems } from '@/db/schema/orders';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { MINUTE_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness();
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;
const refundsOf = (order: Placed) => s.refundsOf(order).map(({ amount }) => amount);
const LOST = { drop: 1 };

/** Two goods of different prices at one print shop, in production. */
async function printing(provider: string): Promise<Placed> {
  const rows = await h.ctx.db
    .select()
    .from(variants)
    .where(and(eq(variants.available, true), like(variants.id, `${provider}-%`)))
    .orderBy(asc(variants.retailMinor), asc(variants.id));
  const [cheap, dear] = [rows[0], rows.at(-1)];
  if (!cheap || !dear || cheap.retailMinor === dear.retailMinor) throw new Error('the goods cost the same');
  const items = [cheap, dear].map(({ id }) => ({ variantId: id, quantity: 1 }));
  const order = await h.place([provider], undefined, { items });
  await h.pay(order);
  await h.work();
  s.act(order, provider, 'produce');
  await h.work();
  return order;
}

/** What each good cost, in the order in which the print shop has them. */
async function pricesOf(order: Placed): Promise<number[]> {
  const rows = await h.ctx.db
    .select()
    .from(orderItems)
    .where(eq(orderItems.orderId, order.orderId))
    .orderBy(asc(orderItems.id));
  return rows.map(({ unitMinor }) => unitMinor);
}

async function later() {
  await h.work();
  s.pass(5 * MINUTE_MS);
  await s.sync();
  await h.work();
}

describe('a line that the print shop cancels inside an order', () => {
  it('is given back once and told, while the rest is delivered', async () => {
    const order = await printing('printify');
    s.act(order, 'printify', 'cancel_line');
    await later();
    s.act(order, 'printify', 'ship_all');
    await later();
    s.act(order, 'printify', 'deliver');
    await later();
    expect(refundsOf(order)).toHaveLength(1);
    expect(await pricesOf(order)).toContain(refundsOf(order)[0]);
    expect(await s.alertsOf(order)).toEqual([]);
    const view = await s.view(order);
    expect(view).toMatchObject({ status: 'delivered', payment: { status: 'partially_refunded' } });
    expect(view.timeline.map(({ status }) => status)).toContain('fulfillment.line_canceled');
    expect(s.subjectsOf(order).filter((subject) => subject.startsWith('Your refund'))).toHaveLength(1);
    expect(view.packages.flatMap(({ items }) => items ?? [])).toHaveLength(1);
  });
});

describe('an order that is canceled after one of its parcels left', () => {
  it.each(['printful', 'printify'])('at %s gives back what did not ship, and nothing else', async (provider) => {
    const order = await printing(provider);
    s.act(order, provider, 'ship_some');
    await later();
    s.act(order, provider, 'cancel');
    await later();
    const [inside] = (await s.view(order)).packages.flatMap(({ items }) => items ?? []);
    const rows = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
    const left = rows.filter(({ id }) => id !== inside?.itemId).map(({ unitMinor }) => unitMinor);
    expect(refundsOf(order)).toEqual(left);
    expect((await s.view(order)).status).toBe('shipped');
    s.act(order, provider, 'deliver');
    await later();
    expect((await s.view(order)).status).toBe('delivered');
    expect(refundsOf(order)).toEqual(left);
    expect(await s.alertsOf(order)).toEqual([]);
  });

  it('is put before a person where nobody knows what lies in the parcel, and gives nothing back by itself', async () => {
    const order = await printing('printify');
    h.sandbox.world.faults.set({ webhooks: { printify: LOST } });
    s.act(order, 'printify', 'ship_some');
    s.act(order, 'printify', 'cancel');
    await later();
    h.sandbox.world.faults.set({});
    expect(refundsOf(order)).toEqual([]);
    expect(await s.alertsOf(order)).toEqual(['canceled_after_shipping']);
  });
});
