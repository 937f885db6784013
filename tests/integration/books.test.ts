import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alerts, effects, syncRuns, webhookEvents } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { cancelOrder } from '@/lib/services/orders/cancel-order';
import { syncPayment } from '@/lib/services/payments/sync-payment';
import type { DiscrepancyKind } from '@/lib/services/promises/broken-promise';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
import { MINUTE_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness({ timeScale: 0.001 });
  s = sceneOf(h);
});
afterEach(async () => {
  h.sandbox.world.faults.set({});
  expect(await brokenInvariants(h)).toEqual([]);
});
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;
const LOST = { drop: 1 };
const loseWebhooks = () => h.sandbox.world.faults.set({ webhooks: { stripe: LOST, printful: LOST, printify: LOST } });
const setOrder = (order: Placed, values: Partial<typeof orders.$inferInsert>) =>
  h.ctx.db.update(orders).set(values).where(eq(orders.id, order.order_id));
const setParts = (order: Placed, values: Partial<typeof fulfillments.$inferInsert>) =>
  h.ctx.db.update(fulfillments).set(values).where(eq(fulfillments.orderId, order.order_id));
const dropEffects = (order: Placed, kind: string) =>
  h.ctx.db.execute(sql`delete from effects where order_id = ${order.order_id} and kind = ${kind}`);
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
const openAlerts = async (kind: DiscrepancyKind, subject: string) =>
  (await h.ctx.db.select().from(alerts)).filter(
    ({ key, state }) => key.includes(`:${kind}:`) && key.includes(subject) && state === 'open',
  ).length;

describe('a sync run makes good by itself', () => {
  it('nothing, where an order is in order: neither while it moves nor later', async () => {
    const order = await s.confirmed();
    expect((await s.sync()).findings).toEqual([]);
    expect(await nextRun(order.order_number)).toEqual([]);
  });

  it('a paid part that nobody was told to submit', async () => {
    const order = await s.paidOnly();
    await dropEffects(order, 'submit');
    expect(await nextRun(order.order_number)).toEqual(['part_unsubmitted repaired', 'part_unsubmitted repaired']);
    await h.work();
    expect(s.going(order)).toHaveLength(2);
    expect(await nextRun(order.order_number)).toEqual([]);
  });

  it('a submission that was dropped for a reason that is no more', async () => {
    const order = await s.paidOnly(['printful']);
    await h.ctx.db.update(effects).set({ state: 'dropped' }).where(eq(effects.orderId, order.order_id));
    await h.ctx.db.execute(sql`delete from effects where kind = 'mail_placed' and order_id = ${order.order_id}`);
    expect(await nextRun(order.order_number)).toEqual(['part_unsubmitted repaired']);
    await h.work();
    expect(s.going(order)).toHaveLength(1);
  });

  it('a canceled part whose refund nobody owes', async () => {
    const order = await s.paidOnly(['printful']);
    await dropEffects(order, 'submit');
    await setParts(order, { status: 'canceled', rank: 90 });
    expect(await nextRun(order.order_number)).toEqual(['part_unrefunded repaired']);
    await h.work();
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([order.amounts.total_minor]);
  });

  it('money that came after the cancel and whose refund nobody owes', async () => {
    const order = await h.place();
    loseWebhooks();
    await h.pay(order);
    await setOrder(order, { canceledAt: h.ctx.clock.now() });
    await syncPayment(h.ctx, { orderId: order.order_id, source: 'sync' });
    await dropEffects(order, 'refund');
    expect(await nextRun(order.order_number)).toEqual(['part_unrefunded repaired']);
    await h.work();
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([order.amounts.total_minor]);
  });

  it('a payment that Stripe has and we do not know', async () => {
    const order = await h.place(['printful']);
    loseWebhooks();
    await h.pay(order);
    expect(await nextRun(order.order_number)).toEqual(['payment_unknown_here repaired']);
    await h.work();
    expect(s.going(order)).toHaveLength(1);
  });

  it('a refund that Stripe has and we do not know', async () => {
    const order = await s.confirmed(['printful']);
    loseWebhooks();
    s.inDashboard('refundInDashboard', { id: order.payment_intent_id, amount: 100 });
    expect(await nextRun(order.order_number)).toEqual(['refund_unknown_here repaired']);
    await h.work();
    expect((await s.view(order)).payment).toMatchObject({ status: 'partially_refunded', refunded: 100 });
  });

  it('a status and a package that a provider has and we do not know', async () => {
    const order = await s.confirmed(['printify']);
    loseWebhooks();
    for (const action of ['produce', 'ship_all'] as const) s.act(order, 'printify', action);
    expect(await nextRun(order.order_number)).toEqual(['package_unknown repaired', 'status_behind repaired']);
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

describe('a sync run puts before a person', () => {
  it('a paid order of which no part was made; canceled by staff, its money goes back', async () => {
    const order = await s.paidOnly();
    await h.ctx.db.delete(fulfillments).where(eq(fulfillments.orderId, order.order_id));
    expect(await nextRun(order.order_number)).toEqual(['paid_without_part attention']);
    expect(await openAlerts('paid_without_part', order.order_number)).toBe(1);
    await cancelOrder(h.ctx, { orderId: order.order_id });
    await nextRun(order.order_number);
    await h.work();
    expect(s.refunded(order)).toBe(order.amounts.total_minor);
    expect(await openAlerts('paid_without_part', order.order_number)).toBe(0);
  });

  it('what is printed although it is canceled here, and stops it', async () => {
    const order = await s.confirmed(['printful']);
    await setParts(order, { status: 'canceled', rank: 90 });
    expect(await nextRun(order.order_number)).toEqual(['part_unrefunded repaired', 'printed_unpaid attention']);
    expect(await openAlerts('printed_unpaid', order.order_number)).toBe(1);
    await h.work();
    expect(s.going(order)).toEqual([]);
    expect(s.refunded(order)).toBe(order.amounts.total_minor);
  });

  it('more given back than the order cost; what our row had wrong is read anew from Stripe', async () => {
    const order = await s.confirmed(['printful']);
    await setOrder(order, { refundedMinor: order.amounts.total_minor + 1 });
    expect(await nextRun(order.order_number)).toEqual([
      'refund_unknown_here repaired',
      'refunded_beyond_total attention',
    ]);
    expect(await openAlerts('refunded_beyond_total', order.order_number)).toBe(1);
    expect(await nextRun(order.order_number)).toEqual([]);
    expect(await openAlerts('refunded_beyond_total', order.order_number)).toBe(0);
  });

  it('parts handed over for other money than was paid', async () => {
    const order = await s.confirmed(['printful']);
    await setOrder(order, { totalMinor: order.amounts.total_minor + 5 });
    expect(await nextRun(order.order_number)).toEqual(['submitted_for_other_money attention']);
    expect(await openAlerts('submitted_for_other_money', order.order_number)).toBe(1);
    await setOrder(order, { totalMinor: order.amounts.total_minor });
  });

  it('parts handed over in the other mode than they were paid in', async () => {
    const order = await s.confirmed(['printful']);
    await setParts(order, { livemode: true });
    expect(await nextRun(order.order_number)).toEqual(['mode_mixed attention']);
    expect(await openAlerts('mode_mixed', order.order_number)).toBe(1);
    await setParts(order, { livemode: false });
    await nextRun(order.order_number);
    expect(await openAlerts('mode_mixed', order.order_number)).toBe(0);
  });

  it('a repair that does not hold', async () => {
    const order = await s.paidOnly(['printful']);
    await setOrder(order, { livemode: true });
    await h.ctx.db.update(effects).set({ state: 'dropped' }).where(eq(effects.orderId, order.order_id));
    expect(await nextRun(order.order_number)).toEqual(['part_unsubmitted attention']);
    await setOrder(order, { livemode: false });
    await nextRun(order.order_number);
    await h.ctx.db.execute(sql`delete from effects where kind = 'mail_placed' and order_id = ${order.order_id}`);
    await h.work();
    expect(s.going(order)).toHaveLength(1);
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

describe('what nobody but a person can make good', () => {
  it('is named by the next run, and again by the invariants, until it is gone', async () => {
    const whole = h;
    h = await openHarness({ timeScale: 0.001 });
    s = sceneOf(h);
    try {
      const subjects = {
        payment_without_order: await payForNothing(),
        provider_order_missing: await loseAtPrintful(),
        provider_order_unknown: 'FBZ20260101000001-1',
        provider_order_doubled: await orderTwice('FBZ20260101000002-1'),
        status_went_back: await goBack(),
      };
      await orderAtPrintful(subjects.provider_order_unknown);
      s.pass(5 * MINUTE_MS);
      const { findings } = await s.sync();
      for (const [kind, subject] of Object.entries(subjects)) {
        const named = findings.filter((finding) => finding.kind === kind && finding.subject.includes(subject));
        expect(
          named.map(({ outcome }) => outcome),
          kind,
        ).toEqual(['attention']);
        expect(await openAlerts(kind as DiscrepancyKind, subject), kind).toBe(1);
      }
      const broken = await brokenInvariants(h);
      for (const [kind, subject] of Object.entries(subjects))
        expect(
          broken.filter((line) => line.includes(kind) && line.includes(subject)),
          kind,
        ).toHaveLength(1);
    } finally {
      await h.close();
      h = whole;
      s = sceneOf(h);
    }
  });

  async function payForNothing(): Promise<string> {
    const answer = await fetch(`${h.sandbox.stripeUrl}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_flowbotzSandbox0001' },
      body: new URLSearchParams({
        amount: '500',
        currency: 'usd',
        confirm: 'true',
        payment_method: 'pm_card_visa',
        return_url: 'https://shop.example',
        'metadata[order_id]': randomUUID(),
      }),
    });
    return ((await answer.json()) as { id: string }).id;
  }

  async function loseAtPrintful(): Promise<string> {
    const order = await s.paidOnly(['printful']);
    const [part] = await s.partsOf(order);
    await orderAtPrintful(part?.externalId ?? '');
    const [pod] = s.pods(order);
    await setParts(order, { podOrderId: pod?.id ?? '' });
    s.pass(MINUTE_MS);
    const gone = await printful('DELETE', `/v2/orders/${pod?.id}`);
    expect(gone.status).toBe(204);
    return order.order_number;
  }

  /** An express order of which a part cannot go fast becomes two, both under the id that was sent. */
  async function orderTwice(externalId: string): Promise<string> {
    const shop = `${h.sandbox.printifyUrl}/v1/shops/901001`;
    const headers = { authorization: 'Bearer sandbox', 'user-agent': 'test', 'content-type': 'application/json' };
    const { data } = (await (await fetch(`${shop}/products.json`, { headers })).json()) as {
      data: {
        id: string;
        is_printify_express_eligible: boolean;
        variants: { id: number; is_enabled: boolean; is_available: boolean }[];
      }[];
    };
    const line = (fast: boolean) => {
      const product = data.find((each) => each.is_printify_express_eligible === fast);
      const variant = product?.variants.find(({ is_enabled, is_available }) => is_enabled && is_available);
      return { product_id: product?.id, variant_id: variant?.id, quantity: 1 };
    };
    const address = { first_name: 'A', last_name: 'L', email: 'a@x.example', phone: '1', address1: '12 Market Street' };
    const made = await fetch(`${shop}/orders/express.json`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        external_id: externalId,
        shipping_method: 3,
        line_items: [line(true), line(false)],
        address_to: { ...address, city: 'San Francisco', region: 'CA', country: 'US', zip: '94105' },
      }),
    });
    expect(made.status).toBe(200);
    return externalId;
  }

  async function goBack(): Promise<string> {
    const order = await s.confirmed(['printful']);
    const [part] = await s.partsOf(order);
    await h.ctx.db.execute(sql`insert into order_events
      (order_id, fulfillment_id, kind, occurred_at, source, actor, customer_visible)
      values (${order.order_id}, ${part?.id}, 'fulfillment.shipped', now(), 'system', 'damage', false),
        (${order.order_id}, ${part?.id}, 'fulfillment.in_production', now(), 'system', 'damage', false)`);
    return order.order_number;
  }

  const printful = (method: string, path: string, body?: unknown) =>
    fetch(`${h.sandbox.printfulUrl}${path}`, {
      method,
      headers: { authorization: 'Bearer sandbox', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  async function orderAtPrintful(externalId: string): Promise<void> {
    const variants = (await (await printful('GET', '/store/products')).json()) as { result: { id: number }[] };
    const product = (await (await printful('GET', `/store/products/${variants.result[0]?.id}`)).json()) as {
      result: { sync_variants: { id: number }[] };
    };
    const made = await printful('POST', '/orders', {
      external_id: externalId,
      shipping: 'STANDARD',
      recipient: {
        name: 'A',
        address1: '12 Market Street',
        city: 'San Francisco',
        state_code: 'CA',
        country_code: 'US',
        zip: '94105',
      },
      items: [{ sync_variant_id: product.result.sync_variants[0]?.id, quantity: 1 }],
    });
    expect(made.status).toBe(200);
  }
});
