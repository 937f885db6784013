import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alerts, effects, syncRuns } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import type { DiscrepancyKind } from '@/lib/services/sync/invariants/violation';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
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
const setOrder = (order: Placed, values: Partial<typeof orders.$inferInsert>) =>
  h.ctx.db.update(orders).set(values).where(eq(orders.id, order.orderId));
const setParts = (order: Placed, values: Partial<typeof fulfillments.$inferInsert>) =>
  h.ctx.db.update(fulfillments).set(values).where(eq(fulfillments.orderId, order.orderId));

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

describe('a sync run puts before a person', () => {
  it('a paid order of which no part was made; canceled by staff, its money goes back', async () => {
    const order = await s.paidOnly();
    await h.ctx.db.delete(fulfillments).where(eq(fulfillments.orderId, order.orderId));
    expect(await nextRun(order.orderNumber)).toEqual(['paid_without_part attention']);
    expect(await openAlerts('paid_without_part', order.orderNumber)).toBe(1);
    await cancelOrder(h.ctx, { orderId: order.orderId });
    await nextRun(order.orderNumber);
    await h.work();
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
    expect(await openAlerts('paid_without_part', order.orderNumber)).toBe(0);
  });

  it('what is printed although it is canceled here, and stops it', async () => {
    const order = await s.confirmed(['printful']);
    await setParts(order, { status: 'canceled', rank: 90 });
    expect(await nextRun(order.orderNumber)).toEqual(['part_unrefunded repaired', 'printed_unpaid attention']);
    expect(await openAlerts('printed_unpaid', order.orderNumber)).toBe(1);
    await h.work();
    expect(s.going(order)).toEqual([]);
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
  });

  it('more given back than the order cost; what our row had wrong is read anew from Stripe', async () => {
    const order = await s.confirmed(['printful']);
    await setOrder(order, { refundedMinor: order.amounts.totalMinor + 1 });
    expect(await nextRun(order.orderNumber)).toEqual([
      'refund_unknown_here repaired',
      'refunded_beyond_total attention',
    ]);
    expect(await openAlerts('refunded_beyond_total', order.orderNumber)).toBe(1);
    expect(await nextRun(order.orderNumber)).toEqual([]);
    expect(await openAlerts('refunded_beyond_total', order.orderNumber)).toBe(0);
  });

  it('parts handed over for other money than was paid', async () => {
    const order = await s.confirmed(['printful']);
    await setOrder(order, { totalMinor: order.amounts.totalMinor + 5 });
    expect(await nextRun(order.orderNumber)).toEqual(['submitted_for_other_money attention']);
    expect(await openAlerts('submitted_for_other_money', order.orderNumber)).toBe(1);
    await setOrder(order, { totalMinor: order.amounts.totalMinor });
  });

  it('parts handed over in the other mode than they were paid in', async () => {
    const order = await s.confirmed(['printful']);
    await setParts(order, { livemode: true });
    expect(await nextRun(order.orderNumber)).toEqual(['mode_mixed attention']);
    expect(await openAlerts('mode_mixed', order.orderNumber)).toBe(1);
    await setParts(order, { livemode: false });
    await nextRun(order.orderNumber);
    expect(await openAlerts('mode_mixed', order.orderNumber)).toBe(0);
  });

  it('a repair that does not hold', async () => {
    const order = await s.paidOnly(['printful']);
    await setOrder(order, { livemode: true });
    await h.ctx.db.update(effects).set({ state: 'dropped' }).where(eq(effects.orderId, order.orderId));
    expect(await nextRun(order.orderNumber)).toEqual(['part_unsubmitted attention']);
    await setOrder(order, { livemode: false });
    await nextRun(order.orderNumber);
    await h.ctx.db.execute(sql`delete from effects where kind = 'mail_placed' and order_id = ${order.orderId}`);
    await h.work();
    expect(s.going(order)).toHaveLength(1);
  });
});

describe('what nobody but a person can make good', () => {
  it('is named by the next run, and again by the invariants, until it is gone', async () => {
    const whole = h;
    h = await openHarness();
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
    return order.orderNumber;
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
      values (${order.orderId}, ${part?.id}, 'fulfillment.shipped', now(), 'system', 'damage', false),
        (${order.orderId}, ${part?.id}, 'fulfillment.in_production', now(), 'system', 'damage', false)`);
    return order.orderNumber;
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
