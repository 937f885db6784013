import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { confirmArrival } from '@/lib/services/order/self-service/confirm-arrival';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { HOUR_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness({ doors: true });
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;
const DAY_MS = 24 * HOUR_MS;

async function shipped(provider: 'printful' | 'printify') {
  const order = await s.confirmed([provider]);
  for (const action of ['produce', 'ship_all'] as const) s.act(order, provider, action);
  await h.work();
  expect((await s.view(order)).status).toBe('shipped');
  return order;
}
const owner = (order: Placed) => h.as({ kind: 'order_token', orderId: order.orderId, strength: 'weak' });

describe('a parcel that no carrier speaks of', () => {
  it('is taken to have arrived weeks after its days; the shopper is asked, and nobody else any more', async () => {
    const order = await shipped('printful');
    s.pass(20 * DAY_MS);
    await s.sync();
    expect(await s.view(order)).toMatchObject({ status: 'shipped', presumed: false });
    s.pass(40 * DAY_MS);
    await s.sync();
    await h.work();
    expect(await s.view(order)).toMatchObject({ status: 'delivered', presumed: true });
    expect(s.subjectsOf(order)).toContain(`Did order ${order.orderNumber} arrive`);
    expect(s.subjectsOf(order)).not.toContain('Delivered');
    s.pass(4 * DAY_MS);
    // It costs what a look costs right after another one: not one request for the order itself.
    const { requests } = await s.sync();
    expect(requests).toBe((await s.sync()).requests);

    await confirmArrival(owner(order), { orderId: order.orderId });
    const told = await s.view(order);
    expect(told).toMatchObject({ status: 'delivered', presumed: false });
    expect(told.packages.map(({ status }) => status)).toEqual(['delivered']);
    await expect(confirmArrival(owner(order), { orderId: order.orderId })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('and of which the print shop hears after all has arrived when it says so', async () => {
    const order = await shipped('printify');
    s.pass(60 * DAY_MS);
    await s.sync();
    expect(await s.view(order)).toMatchObject({ status: 'delivered', presumed: true });
    s.act(order, 'printify', 'deliver');
    await h.work();
    const told = await s.view(order);
    expect(told.presumed).toBe(false);
    expect(told.packages.map(({ status }) => status)).toEqual(['delivered']);
  });
});
