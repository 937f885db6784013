import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { effects, syncRuns, webhookEvents } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
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
const LOST = { drop: 1 };
const loseWebhooks = () => h.sandbox.world.faults.set({ webhooks: { stripe: LOST, printful: LOST, printify: LOST } });
const setOrder = (order: Placed, values: Partial<typeof orders.$inferInsert>) =>
  h.ctx.db.update(orders).set(values).where(eq(orders.id, order.orderId));
const setParts = (order: Placed, values: Partial<typeof fulfillments.$inferInsert>) =>
  h.ctx.db.update(fulfillments).set(values).where(eq(fulfillments.orderId, order.orderId));
const dropEffects = (order: Placed, kind: string) =>
  h.ctx.db.execute(sql`delete from effects where order_id = ${order.orderId} and kind = ${kind}`);
const jobsOf = (id: string) =>
  h.ctx.db.execute(sql`select 1 from pgboss.job where data::text like ${`%${id}%`} and state = 'created'`);
const dropJobs = (id: string) => h.ctx.db.execute(sql`delete from pgboss.job where data::text like ${`%${id}%`}`);

/** What the next run says of one order (or of another subject): `kind outcome`. */
async function nextRun(subject: string): Promise<string[]> {
  s.pass(5 * MINUTE_MS);
  await s.sync();
  const [row] = await h.ctx.db.select().from(syncRuns).orderBy(sql`started_at desc`).limit(1);
  const about = (row?.report ?? []).filter((finding) => finding.subject.includes(subject));
  return about.map(({ kind, outcome }) => `${kind} ${outcome}`).sort();
}

describe('a sync run makes good by itself', () => {
  it('nothing, where an order is in order: neither while it moves nor later', async () => {
    const order = await s.confirmed();
    expect((await s.sync()).findings).toEqual([]);
    expect(await nextRun(order.orderNumber)).toEqual([]);
  });

  it('a paid part that nobody was told to submit', async () => {
    const order = await s.paidOnly();
    await dropEffects(order, 'submit');
    expect(await nextRun(order.orderNumber)).toEqual(['part_unsubmitted repaired', 'part_unsubmitted repaired']);
    await h.work();
    expect(s.going(order)).toHaveLength(2);
    expect(await nextRun(order.orderNumber)).toEqual([]);
  });

  it('a submission that was dropped for a reason that is no more', async () => {
    const order = await s.paidOnly(['printful']);
    await h.ctx.db.update(effects).set({ state: 'dropped' }).where(eq(effects.orderId, order.orderId));
    await h.ctx.db.execute(sql`delete from effects where kind = 'mail_placed' and order_id = ${order.orderId}`);
    expect(await nextRun(order.orderNumber)).toEqual(['part_unsubmitted repaired']);
    await h.work();
    expect(s.going(order)).toHaveLength(1);
  });

  it('a canceled part whose refund nobody owes', async () => {
    const order = await s.paidOnly(['printful']);
    await dropEffects(order, 'submit');
    await setParts(order, { status: 'canceled', rank: 90 });
    expect(await nextRun(order.orderNumber)).toEqual(['part_unrefunded repaired']);
    await h.work();
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([order.amounts.totalMinor]);
  });

  it('money that came after the cancel and whose refund nobody owes', async () => {
    const order = await h.place();
    loseWebhooks();
    await h.pay(order);
    await setOrder(order, { canceledAt: h.ctx.clock.now() });
    await syncPayment(h.ctx, { orderId: order.orderId, source: 'sync' });
    await dropEffects(order, 'refund');
    expect(await nextRun(order.orderNumber)).toEqual(['part_unrefunded repaired']);
    await h.work();
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([order.amounts.totalMinor]);
  });

  it('a payment that Stripe has and we do not know', async () => {
    const order = await h.place(['printful']);
    loseWebhooks();
    await h.pay(order);
    expect(await nextRun(order.orderNumber)).toEqual(['payment_unknown_here repaired']);
    await h.work();
    expect(s.going(order)).toHaveLength(1);
  });

  it('nothing, and asks nobody, where a webhook ended the disagreement between the look and the repair', async () => {
    const order = await h.place(['printful']);
    loseWebhooks();
    await h.pay(order);
    s.pass(5 * MINUTE_MS);
    const { stripe } = h.ctx;
    const readPayment = stripe.readPayment.bind(stripe);
    stripe.readPayment = async (id) => {
      stripe.readPayment = readPayment;
      await syncPayment(h.ctx, { orderId: order.orderId, source: 'webhook' });
      return readPayment(id);
    };
    const { findings } = await s.sync();
    expect(findings).toMatchObject([{ kind: 'payment_unknown_here', outcome: 'repaired' }]);
    expect(await s.alertsOf(order)).toEqual([]);
    await h.work();
    expect(s.going(order)).toHaveLength(1);
  });

  it('a refund that Stripe has and we do not know', async () => {
    const order = await s.confirmed(['printful']);
    loseWebhooks();
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId, amount: 100 });
    expect(await nextRun(order.orderNumber)).toEqual(['refund_unknown_here repaired']);
    await h.work();
    expect((await s.view(order)).payment).toMatchObject({ status: 'partially_refunded', refunded: 100 });
  });

  it('a status and a package that a provider has and we do not know', async () => {
    const order = await s.confirmed(['printify']);
    loseWebhooks();
    for (const action of ['produce', 'ship_all'] as const) s.act(order, 'printify', action);
    expect(await nextRun(order.orderNumber)).toEqual(['package_unknown repaired', 'status_behind repaired']);
    await h.work();
    expect((await s.view(order)).status).toBe('shipped');
    expect((await s.view(order)).packages).toHaveLength(1);
  });

  it('an effect and a message that have no job', async () => {
    const order = await s.confirmed(['printify']);
    s.act(order, 'printify', 'produce');
    await h.sandbox.world.deliveries.settled();
    const [event] = await h.ctx.db.select().from(webhookEvents).where(eq(webhookEvents.state, 'received'));
    const other = await s.paidOnly(['printful']);
    const [submit] = await s.effectsOf(other, 'submit');
    for (const id of [event?.id ?? '', submit?.id ?? '']) await dropJobs(id);
    s.pass(5 * MINUTE_MS);
    const { findings } = await s.sync();
    expect(findings.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'event_unworked repaired',
      'effect_without_job repaired',
      // The message without a job was about this.
      'status_behind repaired',
    ]);
    expect([await jobsOf(event?.id ?? ''), await jobsOf(submit?.id ?? '')].map(({ length }) => length)).toEqual([1, 1]);
    await h.work();
  });
});

describe('a sync run', () => {
  it('leaves a row that tells what it saw, changed, found and spent', async () => {
    const order = await s.confirmed(['printful']);
    loseWebhooks();
    s.act(order, 'printful', 'produce');
    s.pass(5 * MINUTE_MS);
    const report = await s.sync();
    const [row] = await h.ctx.db.select().from(syncRuns).orderBy(sql`started_at desc`).limit(1);
    const { scanned, changed, requests, errors, findings } = report;
    expect(row).toMatchObject({ trigger: 'test', scanned, changed, requests, errors, report: findings });
    expect(row?.finishedAt).not.toBeNull();
    expect([scanned, changed, requests].every((count) => count > 0)).toBe(true);
    await h.work();
  });

  it('goes on where one provider is down, and says which', async () => {
    const order = await s.confirmed(['printify']);
    loseWebhooks();
    s.act(order, 'printify', 'produce');
    h.sandbox.world.faults.set({ api: { printful: { error500: 1 } } });
    s.pass(5 * MINUTE_MS);
    const { errors } = await runPodSync(h.ctx, 'test');
    expect(errors).toEqual([expect.stringMatching(/^printful: /)]);
    expect((await s.view(order)).status).toBe('in_production');
    h.sandbox.world.faults.set({});
    await h.work();
    await s.sync();
  });

  it('is one, though two are started at once', async () => {
    const rows = () => h.ctx.db.select().from(syncRuns);
    const before = (await rows()).length;
    const runs = await Promise.all([runPodSync(h.ctx, 'a'), runPodSync(h.ctx, 'b')]);
    expect(runs.map(({ skipped }) => skipped).sort()).toEqual([false, true]);
    expect(await rows()).toHaveLength(before + 1);
  });
});
