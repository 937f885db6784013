import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as catalogue } from '@/app/api/cron/catalogue/route';
import { GET as drain } from '@/app/api/cron/drain/route';
import { GET as maintenance } from '@/app/api/cron/maintenance/route';
import { GET as podSync } from '@/app/api/cron/pod-sync/route';
import { products } from '@/db/schema/catalogue';
import { syncRuns } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import type { Services } from '@/lib/compose/services';
import { inspectHealth } from '@/lib/services/backoffice/inspect-health';
import vercel from '@/vercel.json';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { sceneOf } from './_scene';

const SECRET = 'the-secret-of-the-scheduler';
const ROUTES = {
  '/api/cron/drain': drain,
  '/api/cron/pod-sync': podSync,
  '/api/cron/maintenance': maintenance,
  '/api/cron/catalogue': catalogue,
};
type Path = keyof typeof ROUTES;

let h: Harness;
// The route handlers take this process's services; a test lends them its own.
const process = globalThis as typeof globalThis & { flowbotzServices?: Promise<Services> };
beforeEach(async () => {
  h = await openHarness();
  lend(SECRET);
});
afterEach(async () => {
  delete process.flowbotzServices;
  await closeKept(h);
});

function lend(secret: string | undefined) {
  const { CRON_SECRET: _none, ...env } = h.ctx.env;
  process.flowbotzServices = Promise.resolve({
    ...h.ctx,
    env: secret === undefined ? env : { ...env, CRON_SECRET: secret },
    connection: h.connection,
    close: () => h.close(),
  });
}
const call = (path: Path, authorization?: string) =>
  ROUTES[path](
    new Request(`http://127.0.0.1${path}`, { headers: authorization === undefined ? {} : { authorization } }),
  );
const paths = Object.keys(ROUTES) as Path[];

describe('the routes of a scheduler', () => {
  it.each(paths)('%s lets nobody in without the secret, nor while none is set', async (path) => {
    expect((await call(path)).status).toBe(401);
    expect((await call(path, `Bearer ${SECRET}x`)).status).toBe(401);
    expect((await call(path, SECRET)).status).toBe(401);
    lend(undefined);
    expect((await call(path, 'Bearer undefined')).status).toBe(401);
    expect((await call(path, 'Bearer ')).status).toBe(401);
  });

  it('carry a paid order to its provider where no worker runs', async () => {
    const order = await h.place(['printful']);
    await h.pay(order);
    await h.sandbox.world.deliveries.settled();
    const answer = await call('/api/cron/drain', `Bearer ${SECRET}`);
    expect(await answer.json()).toMatchObject({ failed: 0 });
    // Printful counts its costs for a moment before it can be confirmed.
    expect(h.sandbox.printful.orders()).toHaveLength(1);
    await h.work();
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    expect(row?.status).toBe('confirmed');
  });

  it('are all called by the scheduler that comes with the shop', () => {
    expect(vercel.crons.map(({ path }) => path).sort()).toEqual([...paths].sort());
  });

  it('keep the house beside a sync that hangs, and tell of it in a row of its own', async () => {
    await h.ctx.db.insert(syncRuns).values({ trigger: 'hangs', startedAt: h.ctx.clock.now() });
    const answer = await call('/api/cron/maintenance', `Bearer ${SECRET}`);
    expect(await answer.json()).toMatchObject({ skipped: false, errors: [] });
    const [run] = await h.ctx.db.select().from(syncRuns).where(eq(syncRuns.kind, 'maintenance'));
    expect(run).toMatchObject({ trigger: 'cron', errors: [] });
    // It does not pass for a sync.
    expect((await inspectHealth(h.ctx)).lastSync).toBeNull();
  });

  it('sync on their own, and say what they did', async () => {
    const answer = await call('/api/cron/pod-sync', `Bearer ${SECRET}`);
    expect(await answer.json()).toMatchObject({ skipped: false, errors: [] });
  });
});

describe('the catalogue', () => {
  const listed = async (provider: string) =>
    (await h.ctx.db.select().from(products).where(eq(products.provider, provider))).filter((row) => row.listed).length;

  it('of one provider is read anew while the other is down, and an hour after the last reading only', async () => {
    const early = await call('/api/cron/catalogue', `Bearer ${SECRET}`);
    expect(await early.json()).toEqual([]);
    await h.ctx.db.update(products).set({ listed: false });
    h.later(3_600_000);
    h.sandbox.world.faults.set({ api: { printful: { error500: 1 } } });
    const answer = await call('/api/cron/catalogue', `Bearer ${SECRET}`);
    h.sandbox.world.faults.set({});
    expect(await answer.json()).toMatchObject([
      { provider: 'printful', state: 'stopped', error: expect.stringContaining('printful') },
      { provider: 'printify', state: 'done', error: null },
    ]);
    expect(await listed('printful')).toBe(0);
    expect(await listed('printify')).toBeGreaterThan(0);
    h.later(120_000);
    const next = await call('/api/cron/catalogue', `Bearer ${SECRET}`);
    expect(await next.json()).toMatchObject([{ provider: 'printful', state: 'done' }]);
    expect(await listed('printful')).toBeGreaterThan(0);
  });
});

it('what is due is worked off while a service that hangs holds up the look whether all is well', async () => {
  const scene = sceneOf(h);
  const order = await scene.paidOnly(['printify']);
  h.sandbox.world.faults.set({ seed: 1, api: { printful: { hang: 1 } } });
  let answered = false;
  const answer = call('/api/cron/drain', `Bearer ${SECRET}`).finally(() => {
    answered = true;
  });
  await vi.waitFor(
    async () => expect((await scene.effectsOf(order, 'mail_placed')).map(({ state }) => state)).toEqual(['done']),
    { timeout: 8_000 },
  );
  expect(answered).toBe(false);
  h.sandbox.world.faults.set({});
  expect((await answer).status).toBe(200);
  await h.work();
}, 60_000);
