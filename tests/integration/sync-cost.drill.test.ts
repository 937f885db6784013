import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fulfillments, orders } from '@/db/schema/orders';
import { toOrderBody } from '@/lib/integrations/pod/printful/mapper';
import { submitInput } from '@/lib/services/order/fulfillment/submit-fulfillment';
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

/** What one sync run asked of Printful. */
async function askedInOneRun(): Promise<string[]> {
  const before = h.door('printful').passed.length;
  await s.sync();
  return h.door('printful').passed.slice(before);
}

describe('what a sync run asks of Printful', () => {
  it('about a parcel on its way becomes less and less', async () => {
    const order = await s.confirmed(['printful']);
    for (const action of ['produce', 'ship_all'] as const) s.act(order, 'printful', action);
    await h.work();
    // Its age and how often it is looked at: every four hours at first, once a day in the end.
    const looked: boolean[] = [];
    for (let step = 0; step < 24; step += 1) {
      s.pass(5 * HOUR_MS);
      looked.push((await askedInOneRun()).some((call) => /GET .*\/printful\/orders\/\d+$/.test(call)));
    }
    const looksIn = (from: number, to: number) => looked.slice(from, to).filter(Boolean).length;
    expect(looksIn(0, 5)).toBe(5);
    expect(looksIn(10, 15)).toBeLessThan(looksIn(0, 5));
    expect(looksIn(19, 24)).toBeLessThanOrEqual(2);
    expect(looksIn(19, 24)).toBeGreaterThanOrEqual(1);
    h.sandbox.world.faults.set({ webhooks: { printful: { drop: 1 } } });
    s.act(order, 'printful', 'deliver');
    s.pass(24 * HOUR_MS);
    await s.sync();
    expect((await s.view(order)).status).toBe('delivered');
    await h.work();
  });

  it('is at most one list, and one more for every hundred open orders', async () => {
    const N = 120;
    const first = await s.confirmed(['printful']);
    await copyOrder(first, N - 1);
    for (const waitMs of [5 * MINUTE_MS, 5 * HOUR_MS]) {
      s.pass(waitMs);
      const asked = await askedInOneRun();
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.length).toBeLessThanOrEqual(1 + N / 100);
    }
  });
});

/** More open orders like this one, in our tables and at Printful. */
async function copyOrder(first: Awaited<ReturnType<Harness['place']>>, copies: number): Promise<void> {
  const [order] = await h.ctx.db.select().from(orders).where(eq(orders.id, first.orderId));
  const [part] = await s.partsOf(first);
  if (!order || !part) throw new Error('there is nothing to copy');
  // Their webhooks are of no interest here.
  h.sandbox.world.faults.set({ webhooks: { printful: { drop: 1 } } });
  const body = toOrderBody(await submitInput(h.ctx, part));
  const { totalAmount: _derived, ...row } = order;
  for (let n = 1; n <= copies; n += 1) {
    // Printful takes 120 calls a minute.
    if (n % 100 === 0) s.pass(MINUTE_MS);
    const id = randomUUID();
    const orderNumber = `FBZ20260101${String(n).padStart(6, '0')}`;
    const externalId = `${orderNumber}-1`;
    const answer = await fetch(`${h.sandbox.printfulUrl}/orders?confirm=1`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox', 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, external_id: externalId }),
    });
    const { result } = (await answer.json()) as { result: { id: number } };
    await h.ctx.db.insert(orders).values({ ...row, id, orderNumber, paymentIntentId: null, checkoutKey: null });
    await h.ctx.db
      .insert(fulfillments)
      .values({ ...part, id: randomUUID(), orderId: id, externalId, podOrderId: String(result.id) });
  }
}
