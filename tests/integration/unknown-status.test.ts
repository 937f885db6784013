import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { syncOrder } from '@/lib/services/order/sync-order';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
import { person } from '../support/staff';
import { MINUTE_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness();
  s = sceneOf(h);
});
afterEach(async () => {
  h.sandbox.world.faults.set({});
  await h.work();
  expect(await brokenInvariants(h)).toEqual([]);
});
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;
/** From here on the providers say a word about this order that no document knows. */
const speakStrangely = (order: Placed) => {
  const strange = { word: 'hibernating', only: order.orderNumber };
  h.sandbox.world.faults.set({ statuses: { printful: strange, printify: strange } });
};
const statusesOf = async (order: Placed) => (await s.partsOf(order)).map(({ status }) => status);
async function told(order: Placed): Promise<number> {
  const { timeline } = await s.view(order);
  return timeline.filter(({ title }) => /in production|being printed/i.test(title)).length;
}

describe('a status word that nobody knows', () => {
  it('moves nothing, is put before a person once per part, and the order goes on when a known word follows', async () => {
    const order = await s.confirmed();
    speakStrangely(order);
    s.act(order, 'printful', 'produce');
    s.act(order, 'printify', 'produce');
    await h.work();
    s.pass(5 * MINUTE_MS);
    await s.sync();
    expect(await statusesOf(order)).toEqual(['confirmed', 'confirmed']);
    expect((await s.view(order)).status).toBe('confirmed');
    expect(await told(order)).toBe(0);
    expect(await s.alertsOf(order)).toEqual(['unknown_status', 'unknown_status']);
    const desk = await listAlerts(await person(h, 'support'), { desk: 'attention', state: 'open' });
    const mine = desk.alerts.filter(({ kind }) => kind === 'unknown_status');
    expect(mine.map(({ message }) => message.includes('"hibernating"'))).toEqual([true, true]);
    expect(mine.every(({ fixes }) => fixes.includes('resync'))).toBe(true);

    h.sandbox.world.faults.set({});
    await syncOrder(await person(h, 'support', 'second'), { orderId: order.orderId });
    expect(await statusesOf(order)).toEqual(['in_production', 'in_production']);
    expect(await told(order)).toBeGreaterThan(0);
    expect(await s.alertsOf(order)).toEqual([]);
    for (const action of ['ship_all', 'deliver'] as const) {
      s.act(order, 'printful', action);
      s.act(order, 'printify', action);
      await h.work();
    }
    expect((await s.view(order)).status).toBe('delivered');
  });

  it.each(['printful', 'printify'])('of %s about a shipped order takes nothing back', async (provider) => {
    const order = await s.confirmed([provider]);
    for (const action of ['produce', 'ship_all'] as const) {
      s.act(order, provider, action);
      await h.work();
    }
    const [before] = (await s.view(order)).packages;
    speakStrangely(order);
    s.act(order, provider, 'deliver');
    await h.work();
    s.pass(5 * MINUTE_MS);
    await s.sync();
    const after = await s.view(order);
    expect(['shipped', 'delivered']).toContain(after.status);
    expect(after.packages.map(({ trackingNumber }) => trackingNumber)).toEqual([before?.trackingNumber]);
    h.sandbox.world.faults.set({});
    await syncOrder(h.ctx, { orderId: order.orderId });
    expect((await s.view(order)).status).toBe('delivered');
    expect(await s.alertsOf(order)).toEqual([]);
  });

  it.each(['printful', 'printify'])(
    'of %s about a draft neither holds the order up nor doubles it',
    async (provider) => {
      const order = await s.paidOnly([provider]);
      speakStrangely(order);
      await h.work();
      expect(s.going(order)).toHaveLength(1);
      h.sandbox.world.faults.set({});
      s.pass(5 * MINUTE_MS);
      await s.sync();
      expect(s.pods(order)).toHaveLength(1);
      expect(await s.alertsOf(order)).toEqual([]);
      expect((await s.view(order)).status).toBe('confirmed');
    },
  );
});
