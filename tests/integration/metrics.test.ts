import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QUEUES } from '@/db/queue';
import { feedback, syncRuns } from '@/db/schema/operations';
import { webhookRejections } from '@/db/schema/webhooks';
import type { Services } from '@/lib/compose/services';
import { metricsAnswer } from '@/lib/contracts/backoffice/metrics';
import { toAnswer } from '@/lib/contracts/facts';
import { metricsEndpoint } from '@/lib/http/metrics-endpoint';
import { readMetrics } from '@/lib/services/backoffice/metrics/read-metrics';
import { listProviders } from '@/lib/services/backoffice/providers/list-providers';
import { probeProvider } from '@/lib/services/backoffice/providers/probe-provider';
import { listDead } from '@/lib/services/backoffice/queues/list-dead';
import { listQueues } from '@/lib/services/backoffice/queues/list-queues';
import { listSyncRuns, startSync } from '@/lib/services/sync/list-sync-runs';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
// The route handlers take this process's services; a test lends them its own.
const process = globalThis as typeof globalThis & { flowbotzServices?: Promise<Services> };
beforeEach(async () => {
  h = await openHarness();
});
afterEach(async () => {
  delete process.flowbotzServices;
  await h.close();
});

const TOKEN = 'a-token-for-prometheus';
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** Wide enough for a test that runs over midnight. */
const AROUND_NOW = { from: dayFromNow(-1), to: dayFromNow(2) };
const lend = (token: string | undefined) => {
  const { METRICS_TOKEN: _none, ...env } = h.ctx.env;
  const settings = token === undefined ? env : { ...env, METRICS_TOKEN: token };
  process.flowbotzServices = Promise.resolve({
    ...h.ctx,
    env: settings as typeof h.ctx.env,
    connection: h.connection,
    close: () => h.close(),
  });
};
const scrape = (authorization?: string) =>
  metricsEndpoint(
    new Request('http://127.0.0.1/api/metrics', authorization === undefined ? {} : { headers: { authorization } }),
  );

describe('the figures', () => {
  it('count orders, messages, what the sync found, stages and ratings, and are empty for the days before', async () => {
    const paid = await h.place(['printful']);
    await h.pay(paid);
    await h.work();
    await h.place(['printify']);
    for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, 'produce');
    await h.work();
    await h.ctx.db.insert(feedback).values({ orderId: paid.orderId, rating: 4, createdAt: new Date() });
    await h.ctx.db.insert(syncRuns).values({ trigger: 'test', errors: ['printful: HTTP 500'] });
    await h.ctx.db
      .insert(webhookRejections)
      .values({ source: 'stripe', hour: new Date(), reason: 'invalid_signature', count: 2 });

    const metrics = await readMetrics(h.ctx, AROUND_NOW);
    expect(metricsAnswer.safeParse(toAnswer(metricsAnswer, metrics)).success).toBe(true);
    const { current, previous } = metrics;
    expect(current.orders).toMatchObject({ placed: 2, paid: 1, fulfilled: 1, fulfillmentRate: 1, paymentRate: 0.5 });
    expect(current.orders.revenue).toEqual([{ currency: 'USD', minor: paid.amounts.totalMinor }]);
    const { processed, ignored, rejected, successRate } = current.webhooks;
    expect(rejected).toBe(2);
    expect(successRate).toBeCloseTo((processed + ignored) / (processed + ignored + 2));
    expect(current.sync).toMatchObject({ runs: 1, failedRuns: 1, bySync: 0, accuracy: 1 });
    expect(current.stages.map(({ stage, count }) => [stage, count])).toEqual([
      ['confirmed', 1],
      ['in_production', 1],
      ['shipped', 0],
      ['delivered', 0],
    ]);
    expect(current.satisfaction).toEqual({ answers: 1, average: 4, ratings: [{ rating: 4, count: 1 }] });
    expect(current.days).toHaveLength(4);
    expect(current.days.reduce((sum, day) => sum + day.paid, 0)).toBe(1);
    expect(previous).toMatchObject({ orders: { paid: 0, fulfillmentRate: null }, webhooks: { successRate: null } });
  });

  it('refuse a range that ends before it begins, or a shopper', async () => {
    await expect(readMetrics(h.ctx, { from: '2026-02-02', to: '2026-02-01' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const shopper = h.as({ kind: 'user', userId: randomUUID(), email: 'a@example.com', role: 'customer' });
    await expect(readMetrics(shopper, AROUND_NOW)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are given to Prometheus with the token only, and to nobody where none is configured', async () => {
    lend(undefined);
    expect((await scrape(`Bearer ${TOKEN}`)).status).toBe(401);
    expect((await scrape('Bearer undefined')).status).toBe(401);
    lend(TOKEN);
    expect((await scrape()).status).toBe(401);
    expect((await scrape('Bearer wrong')).status).toBe(401);
    const order = await h.place(['printful']);
    await h.pay(order);
    await h.work();
    const answer = await scrape(`Bearer ${TOKEN}`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await answer.text();
    expect(text).toMatch(/^flowbotz_orders_paid_7d 1$/m);
    expect(text).toMatch(/^flowbotz_webhook_success_ratio_7d\{source="stripe"\} 1$/m);
    expect(text).toMatch(/^flowbotz_orders\{status="confirmed"\} 1$/m);
    expect(text).toMatch(/^flowbotz_effects\{state="dead"\} 0$/m);
    expect(text).toMatch(/^flowbotz_stage_hours_7d\{stage="confirmed",quantile="0.9"\} /m);
  });
});

describe('jobs, sync and providers', () => {
  it('show every queue, what is owed, and nothing dead after an order without trouble', async () => {
    const order = await h.place(['printful']);
    await h.pay(order);
    const before = await listQueues(h.ctx);
    expect(before.queues.map(({ name }) => name)).toEqual([...QUEUES]);
    await h.work();
    const { effects, events } = await listQueues(h.ctx);
    expect([effects, events]).toEqual([
      { pending: 0, attention: 0, dead: 0 },
      { received: 0, dead: 0 },
    ]);
    expect((await listDead(h.ctx, { of: 'effects' })).rows).toEqual([]);
  });

  it('start a sync for operations, and tell its figures and findings', async () => {
    const viewer = h.as({ kind: 'user', userId: randomUUID(), email: 'v@example.com', role: 'viewer' });
    await expect(startSync(viewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(probeProvider(viewer, { provider: 'printful' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await startSync(h.ctx)).toEqual({ started: true });
    expect((await listQueues(h.ctx)).queues.find(({ name }) => name === 'pod-sync')?.waiting).toBe(1);
    await h.ctx.db.insert(syncRuns).values({
      trigger: 'test',
      scanned: 3,
      report: [{ kind: 'status_behind', subject: 'FBZ-1', detail: 'shipped there', outcome: 'repaired' }],
    });
    expect((await listSyncRuns(viewer, {})).runs).toMatchObject([
      { trigger: 'test', scanned: 3, report: [{ outcome: 'repaired' }] },
    ]);
  });

  it('tell when each service last spoke to us', async () => {
    const order = await h.place(['printful']);
    await h.pay(order);
    await h.work();
    const { providers } = await listProviders(h.ctx);
    expect(providers.filter(({ lastEventAt }) => lastEventAt !== null).map(({ provider }) => provider)).toEqual(
      expect.arrayContaining(['stripe', 'printful']),
    );
    expect(await probeProvider(h.ctx, { provider: 'printful' }), 'its breaker is closed').toEqual({ probed: false });
  });
});
