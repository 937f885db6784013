import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkSides } from '@/lib/services/sync/invariants/check-invariants';
import type { Outside } from '@/lib/services/sync/invariants/compare-sides';
import { outsides } from '@/lib/services/sync/seen-orders';
import { type Harness, openHarness } from '../support/harness';
import { sceneOf } from './_scene';

/** More than a statement takes parameters, 65,535. */
const DAY = 70_000;
const ROWS = 3000;
const PAGE = 100;

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

/** `ROWS` orders of one payment, part and package each, and the payments and refunds of a day around them. */
async function aBigDay(): Promise<Pick<Outside, 'payments' | 'refunds'>> {
  const order = await sceneOf(h).confirmed(['printful']);
  await h.ctx.db.execute(sql`insert into orders (order_number, status, total_minor, currency, payment_intent_id,
      payment_status, subtotal_minor, shipping_minor, livemode, recipient_sealed, email_sealed, email_index, country,
      shipping, checkout_hash, paid_at)
    select 'FBZ20200101' || lpad(g::text, 6, '0'), 'confirmed', 1000, currency, 'pi_' || g, 'paid', 900, 100, livemode,
      'x', 'x', 'x', country, shipping, 'x', now() from orders, generate_series(1, ${ROWS}) g where id = ${order.orderId}`);
  await h.ctx.db.execute(sql`insert into fulfillments (order_id, provider, external_id, shipping_method, status, rank)
    select id, 'printify', order_number || '-1', 'STANDARD', 'shipped', 30 from orders where payment_intent_id ~ '^pi_[0-9]+$'`);
  await h.ctx.db.execute(sql`insert into shipments (fulfillment_id, provider_shipment_id, status, rank, tracking_number)
    select id, 's' || external_id, 'shipped', 10, 't' || external_id from fulfillments where provider = 'printify'`);
  const numbers = Array.from({ length: DAY }, (_, at) => at + 1);
  return {
    payments: numbers.map((at) => ({
      id: `pi_${at}`,
      orderId: null,
      succeeded: true,
      receivedMinor: 1000,
      currency: 'USD',
      refundedMinor: at === ROWS - 1 ? 5 : 0,
    })),
    refunds: numbers.map((at) => ({
      id: `re_${at}`,
      paymentIntentId: at === 7 ? 'pi_7' : `pi_of_somebody_else_${at}`,
      amountMinor: 1,
      status: 'succeeded' as const,
    })),
  };
}

it('a day of seventy thousand payments and refunds is compared to the end, page by page, and what differs is named', async () => {
  const money = await aBigDay();
  let compared = 0;
  let read = 0;
  async function* pagesOf<T>(all: readonly T[]): AsyncGenerator<T[]> {
    for (let from = 0; from < all.length; from += PAGE) {
      // Nothing is read ahead, and nothing is kept: whoever is at a page has done with the one before.
      expect(compared).toBe(read);
      read += 1;
      yield all.slice(from, from + PAGE);
    }
  }
  const stripe = Object.assign(Object.create(h.ctx.stripe), {
    listPayments: () => pagesOf(money.payments),
    listRefundsSince: () => pagesOf(money.refunds),
  });
  const found: string[] = [];
  const report = { requests: 0 };
  for await (const outside of outsides({ ...h.ctx, stripe }, [], new Date(0), report)) {
    for (const { kind, subject } of await checkSides(h.ctx, outside, null)) found.push(`${kind} ${subject}`);
    compared += 1;
  }
  expect(found).toEqual(['refund_unknown_here FBZ20200101002999', 'refund_unknown_here FBZ20200101000007']);
  expect(report.requests).toBe(Math.ceil(DAY / PAGE) * 2);
});

it('looks at one provider order in many places of a long list are one order, and two orders are two', async () => {
  const looks = Array.from({ length: 2 * ROWS }, (_, at) => ({
    provider: 'printify',
    podOrderId: at === 5 ? 'second' : `pod-${at % ROWS}`,
    externalId: `FBZ2020010100${String(1 + (at % ROWS)).padStart(4, '0')}-1`,
    status: 'shipped' as const,
    confirmed: true,
    complete: true,
    trackingNumbers: [],
  }));
  const found = await checkSides(h.ctx, { complete: false, payments: [], refunds: [], podOrders: looks }, null);
  expect(found.map(({ kind }) => kind)).toEqual(['provider_order_doubled']);
});
