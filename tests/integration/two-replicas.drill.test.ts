import { sql } from 'drizzle-orm';
import { TestClock } from 'pg-boss';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { effects, syncRuns, webhookEvents } from '@/db/schema/operations';
import { createServices, type Services } from '@/lib/compose/services';
import { startWorker } from '@/lib/jobs/worker';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
import { sceneOf } from './_scene';

const QUARTER_MS = 15 * 60_000;

/** Half a minute before a quarter of an hour begins, for all schedules are due then. */
const time = new TestClock(Math.ceil(Date.now() / QUARTER_MS) * QUARTER_MS - 30_000);
let h: Harness;
let replicas: Services[];
beforeAll(async () => {
  h = await openHarness();
  replicas = [1, 2].map(() =>
    createServices(h.ctx.env, { schedules: true, queueClock: time, clock: { now: () => new Date(time.now()) } }),
  );
});
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.close()));
  await h.close();
});

const jobs = async (queue: string) => {
  const [row] = await h.ctx.db.execute<{ done: number; open: number }>(sql`select
    count(*) filter (where state = 'completed')::int as done,
    count(*) filter (where state in ('created', 'retry', 'active'))::int as open
    from pgboss.job where name = ${queue}`);
  return row;
};

it('two replicas on one database do each piece of work once and run each schedule once', async () => {
  const s = sceneOf(h);
  const orders: Awaited<ReturnType<Harness['place']>>[] = [];
  for (let n = 0; n < 6; n += 1) {
    // Printify prices an order before it takes it, which needs a second try; here every second try is one too many.
    const order = await h.place(['printful']);
    await h.pay(order);
    orders.push(order);
  }
  await h.sandbox.world.deliveries.settled();

  for (const replica of replicas) {
    await replica.queue.boss.start();
    await startWorker(replica);
  }
  const minute = () => time.tick(60_000);
  await minute();
  await expect
    .poll(
      async () => {
        await time.tick(1_000);
        await h.sandbox.world.deliveries.settled();
        const stored = await h.ctx.db.$count(webhookEvents, sql`state = 'received'`);
        return [stored, await h.ctx.db.$count(effects, sql`state = 'pending'`), (await jobs('watch'))?.open];
      },
      { timeout: 60_000 },
    )
    .toEqual([0, 0, 0]);

  for (const order of orders) {
    expect(s.pods(order)).toHaveLength(1);
    expect(s.subjectsOf(order)).toHaveLength(1);
  }
  const tries = await h.ctx.db.select({ kind: effects.kind, attempts: effects.attempts }).from(effects);
  expect(tries.filter(({ attempts }) => attempts !== 1)).toEqual([]);
  const runs = await h.ctx.db.select({ trigger: syncRuns.trigger, errors: syncRuns.errors }).from(syncRuns);
  expect(runs).toEqual([{ trigger: 'schedule', errors: [] }]);
  expect(await brokenInvariants(h)).toEqual([]);
});

it('of two syncs that are asked for at once, one runs', async () => {
  const [one, two] = replicas.map((replica) => ({ ...replica, actor: { kind: 'system', name: 'cron' } as const }));
  if (!one || !two) throw new Error('two replicas were opened');
  const reports = await Promise.all([runPodSync(one, 'cron'), runPodSync(two, 'cron')]);
  expect(reports.map(({ skipped }) => skipped).sort()).toEqual([false, true]);
});
