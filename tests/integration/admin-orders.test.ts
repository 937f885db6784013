import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alerts } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { auditLog } from '@/db/schema/people';
import { shipments } from '@/db/schema/shipments';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import type { Ctx } from '@/lib/engine/ctx';
import { exportOrders } from '@/lib/services/backoffice/orders/export-orders';
import { listViews } from '@/lib/services/backoffice/orders/list-views';
import { deleteView, saveView } from '@/lib/services/backoffice/orders/save-view';
import { searchOrders } from '@/lib/services/backoffice/orders/search-orders';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

const DAY_MS = 86_400_000;
const START = new Date('2026-03-01T00:00:00Z');

let h: Harness;
let staff: Ctx;
/** 60 orders, one an hour; the newest is last. */
let numbers: string[];

beforeAll(async () => {
  h = await openHarness();
  staff = await person(h, 'operations');
  const rows = await h.ctx.db
    .insert(orders)
    .values(Array.from({ length: 60 }, (_, n) => orderRow(n)))
    .returning();
  numbers = rows.map(({ orderNumber }) => orderNumber);
  const parts = await h.ctx.db
    .insert(fulfillments)
    .values(rows.map(({ id }, n) => partRow(id, n)))
    .returning();
  await h.ctx.db.insert(shipments).values({
    fulfillmentId: parts[7]?.id ?? '',
    providerShipmentId: 's7',
    status: 'shipped',
    rank: 10,
    trackingNumber: 'TRACK7',
  });
});
afterAll(() => h.close());

function orderRow(n: number): typeof orders.$inferInsert {
  const status = n === 3 ? 'on_hold' : n === 4 ? 'failed' : n >= 50 ? 'pending' : 'shipped';
  const id = randomUUID();
  return {
    id,
    orderNumber: `FBZ20260301${String(n).padStart(6, '0')}`,
    status,
    paymentStatus: n === 5 ? 'disputed' : n === 59 ? 'unpaid' : 'paid',
    totalMinor: 2000 + n,
    subtotalMinor: 1500 + n,
    shippingMinor: 500,
    currency: 'USD',
    paymentIntentId: `pi_${n}`,
    livemode: false,
    recipientSealed: h.ctx.vault.seal(orders.recipientSealed, id, {} as never),
    emailSealed: h.ctx.vault.seal(orders.emailSealed, id, n === 9 ? '=cmd@example.com' : `c${n}@example.com`),
    emailIndex: h.ctx.vault.emailIndex(`c${n}@example.com`),
    country: n % 2 === 0 ? 'US' : 'DE',
    shipping: {
      id: 'standard',
      name: 'Standard',
      costMinor: 500,
      currency: 'USD',
      parts: {},
      deliveryFrom: '2026-03-05',
      deliveryTo: '2026-03-09',
      needs: { phone: false, tax: false, latin: true, street: false },
      customs: false,
    },
    checkoutHash: 'x',
    createdAt: new Date(START.getTime() + n * 3_600_000),
    shippedAt: status === 'shipped' ? new Date(Date.now() - (n < 2 ? 20 : 2) * DAY_MS) : null,
    paidAt: START,
  };
}

function partRow(orderId: string, n: number): typeof fulfillments.$inferInsert {
  return {
    orderId,
    provider: n % 3 === 0 ? 'printify' : 'printful',
    externalId: `FBZ20260301${String(n).padStart(6, '0')}-1`,
    podOrderId: `pod${n}`,
    status: n === 4 ? 'failed' : 'shipped',
    shippingMethod: 'STANDARD',
  };
}

const found = async (query: OrderFilter) =>
  (await searchOrders(staff, query)).orders.map(({ orderNumber }) => orderNumber);

describe('the order list', () => {
  it('shows every order once, newest first, page by page in both directions', async () => {
    const seen: string[] = [];
    const pages: string[][] = [];
    let page = await searchOrders(staff, {});
    expect(page.newer).toBeNull();
    for (;;) {
      pages.push(page.orders.map(({ orderNumber }) => orderNumber));
      seen.push(...page.orders.map(({ orderNumber }) => orderNumber));
      if (page.older === null) break;
      page = await searchOrders(staff, { after: page.older });
    }
    // The newest was never paid.
    expect(seen).toEqual(numbers.slice(0, -1).toReversed());
    for (const expected of pages.slice(0, -1).toReversed()) {
      page = await searchOrders(staff, { before: page.newer ?? '' });
      expect(page.orders.map(({ orderNumber }) => orderNumber)).toEqual(expected);
    }
    expect(page.newer).toBeNull();
  });

  it('keeps two orders of the same moment apart', async () => {
    const at = new Date('2026-02-01T00:00:00Z');
    const twins = await h.ctx.db
      .insert(orders)
      .values([900, 901, 902].map((n) => ({ ...orderRow(n), createdAt: at })))
      .returning();
    const newest = await searchOrders(staff, { to: '2026-02-01' });
    expect(newest.orders).toHaveLength(3);
    const [first] = newest.orders;
    const rest = await searchOrders(staff, { to: '2026-02-01', after: first?.orderNumber });
    expect(rest.orders.map(({ orderNumber }) => orderNumber)).toEqual(
      newest.orders.slice(1).map(({ orderNumber }) => orderNumber),
    );
    for (const { id } of twins) await h.ctx.db.delete(orders).where(eq(orders.id, id));
  });

  it.each([
    ['its number, however typed', ' fbz20260301000007 '],
    ['the e-mail', 'C7@example.com'],
    ['the payment', 'pi_7'],
    ['the provider’s order', 'pod7'],
    ['our number at the provider', 'FBZ20260301000007-1'],
    ['the tracking number', 'TRACK7'],
  ])('finds an order by %s', async (_what, q) => {
    expect(await found({ q })).toEqual([numbers[7]]);
  });

  it.each<[string, OrderFilter, number]>([
    ['status', { status: 'on_hold' }, 1],
    ['payment', { payment: 'disputed' }, 1],
    ['provider and country', { provider: 'printify', country: 'US' }, 10],
    ['days, both included', { from: '2026-03-02', to: '2026-03-02' }, 24],
    [
      'all of them together',
      { status: 'shipped', payment: 'paid', provider: 'printful', from: '2026-03-01', to: '2026-03-01', country: 'DE' },
      7,
    ],
    ['something that is not there', { q: 'nobody@example.com' }, 0],
  ])('is narrowed down by %s', async (_what, filter, count) => {
    const { orders: shown } = await searchOrders(staff, filter);
    expect(shown).toHaveLength(count);
  });
});

describe('views', () => {
  it('count what they show', async () => {
    const [order] = await h.ctx.db
      .select()
      .from(orders)
      .where(eq(orders.orderNumber, numbers[20] ?? ''));
    await h.ctx.db
      .insert(alerts)
      .values({ key: 'x', kind: 'on_hold', severity: 'warning', message: 'x', orderId: order?.id ?? null });
    const { views } = await listViews(staff);
    expect(Object.fromEntries(views.map(({ id, count }) => [id, count]))).toEqual({
      attention: 1,
      unsubmitted: 9,
      on_hold: 1,
      failed: 1,
      late: 2,
      refund_open: 0,
      refund_approval: 0,
      disputed: 1,
      abandoned: 1,
    });
    for (const { id, count } of views) expect(await found({ view: id })).toHaveLength(count);
  });

  it('of one’s own are kept, counted, replaced by name and gone when deleted, and are nobody else’s', async () => {
    const query = { country: 'DE', status: 'on_hold' } as const;
    await saveView(staff, { name: 'German holds', query: { country: 'DE' } });
    const { id } = await saveView(staff, { name: 'German holds', query });
    expect((await listViews(staff)).saved).toEqual([{ id, name: 'German holds', query, count: 1 }]);
    const other = await person(h, 'viewer');
    expect((await listViews(other)).saved).toEqual([]);
    await expect(deleteView(other, { viewId: id })).rejects.toMatchObject({ code: 'not_found' });
    await deleteView(staff, { viewId: id });
    expect((await listViews(staff)).saved).toEqual([]);
  });
});

describe('an export', () => {
  async function rowsOf(input: Parameters<typeof exportOrders>[1]) {
    const rows = [];
    for await (const row of exportOrders(staff, input)) rows.push(row);
    return rows;
  }

  it('holds a heading and what the filter finds, and is on the audit log without the address that was searched', async () => {
    const rows = await rowsOf({ q: 'c8@example.com' });
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(0, 6)).toEqual([
      numbers[8],
      '2026-03-01T08:00:00.000Z',
      'shipped',
      'paid',
      'c8@example.com',
      'US',
    ]);
    const log = await h.ctx.db.select().from(auditLog).where(eq(auditLog.action, 'orders.export'));
    expect(log).toHaveLength(1);
    expect(JSON.stringify(log)).not.toContain('c8@example.com');
  });

  it('holds just the orders that were chosen', async () => {
    const rows = await rowsOf({ numbers: [numbers[1] ?? '', numbers[2] ?? ''] });
    expect(rows.slice(1).map(([number]) => number)).toEqual([numbers[2], numbers[1]]);
  });
});
