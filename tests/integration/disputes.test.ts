import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { orderFigures } from '@/lib/services/backoffice/metrics/order-figures';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { readMoney } from '@/lib/services/backoffice/orders/read-money';
import { answerDispute } from '@/lib/services/order/payment/answer-dispute';
import { letGo } from '@/lib/services/order/payment/let-go';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
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

type Placed = Awaited<ReturnType<typeof s.paidOnly>>;
type Dispute = { id: string; payment_intent: string; status: string; evidence: Record<string, string | null> };
const DAY_MS = 24 * HOUR_MS;

const disputeOf = (order: Placed) => {
  const { disputes } = h.sandbox.stripe.dump() as { disputes: Dispute[] };
  const dispute = disputes.findLast(({ payment_intent }) => payment_intent === order.paymentIntentId);
  if (!dispute) throw new Error('nothing is disputed');
  return dispute;
};
const staff = () => h.as({ kind: 'user', userId: crypto.randomUUID(), role: 'owner', email: 'o@shop.example' });
const paymentOf = async (order: Placed) => (await s.view(order)).payment.status;
const open = (order: Placed, more: object = {}) => s.inDashboard('openDispute', { id: s.chargeOf(order), ...more });
const close = (order: Placed, outcome: 'won' | 'lost') =>
  s.inDashboard('closeDispute', { id: disputeOf(order).id, outcome });

describe('a chargeback', () => {
  it('stops what a print shop has and does not make yet, and gives nothing back before the bank has decided', async () => {
    const order = await s.confirmed(['printful']);
    open(order);
    await h.work();
    expect(s.going(order)).toEqual([]);
    expect(s.refunded(order)).toBe(0);
    expect(await paymentOf(order)).toBe('disputed');
    expect(await s.alertsOf(order)).toEqual(['payment_disputed']);
    close(order, 'won');
    await h.work();
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
    expect(await s.alertsOf(order)).toEqual([]);
  });

  it('that is lost is an end: what it took stands in the books, nothing is made, and nobody is asked to pay twice', async () => {
    const order = await s.paidOnly(['printful']);
    open(order);
    await h.work();
    close(order, 'lost');
    await h.work();
    s.pass(HOUR_MS);
    await s.sync();
    await h.work();
    expect(await paymentOf(order)).toBe('charged_back');
    expect((await s.view(order)).status).toBe('canceled');
    expect(s.going(order)).toEqual([]);
    expect([await s.alertsOf(order), s.refunded(order)]).toEqual([[], 0]);
    const money = await readMoney(staff(), order);
    expect(money.losses.map(({ what, amountMinor }) => [what, amountMinor])).toEqual([
      ['lost', order.amounts.totalMinor],
      ['fee', 1500],
    ]);
    expect(money.marginMinor).toBe(-1500 - (money.fee?.amountMinor ?? 0));
    const ask = { requestId: crypto.randomUUID(), what: { kind: 'full' as const }, reason: 'goodwill' as const };
    await expect(requestRefund(staff(), { ...order, ...ask })).rejects.toThrow('would pay twice');
    // Its money is no revenue.
    const span = { from: new Date(0), end: new Date(h.ctx.clock.now().getTime() + DAY_MS) };
    const all = await h.ctx.db.select().from(orders);
    const kept = all.filter(({ paidAt, id }) => paidAt !== null && id !== order.orderId);
    const expected = kept.reduce((sum, row) => sum + row.totalMinor - row.refundedMinor, 0);
    expect((await orderFigures(h.ctx, span)).revenue.reduce((sum, { minor }) => sum + minor, 0)).toBe(expected);
  });

  it('that the bank was faster with than our refund is no failed refund', async () => {
    const order = await s.confirmed(['printful']);
    h.sandbox.world.faults.set({ webhooks: { stripe: { drop: 1 } } });
    open(order);
    await s.cancel(order);
    await h.work();
    h.sandbox.world.faults.set({});
    expect(await paymentOf(order)).toBe('disputed');
    expect(await s.alertsOf(order)).toEqual(['payment_disputed']);
    close(order, 'lost');
    await h.work();
    expect(await s.alertsOf(order)).toEqual([]);
    expect(s.refunded(order)).toBe(0);
  });

  it('that was lost and is won on appeal is our money again', async () => {
    const order = await s.confirmed(['printful']);
    s.act(order, 'printful', 'produce');
    await h.work();
    open(order);
    close(order, 'lost');
    await h.work();
    expect(await paymentOf(order)).toBe('charged_back');
    s.inDashboard('appealDispute', { id: disputeOf(order).id });
    await h.work();
    expect(await paymentOf(order)).toBe('disputed');
    close(order, 'won');
    await h.work();
    expect(await paymentOf(order)).toBe('paid');
    expect(s.going(order)).toHaveLength(1);
  });

  it('that Stripe settled before it began is a loss where the money is gone', async () => {
    const order = await s.confirmed(['printful']);
    open(order, { prevented: true });
    await h.work();
    expect(await paymentOf(order)).toBe('charged_back');
  });
});

describe('evidence', () => {
  it('goes to the bank by one click, whole, and never twice', async () => {
    const order = await s.confirmed(['printful']);
    for (const step of ['produce', 'ship_all', 'deliver'] as const) {
      s.act(order, 'printful', step);
      await h.work();
    }
    open(order, { reason: 'product_not_received' });
    await h.work();
    const disputeId = disputeOf(order).id;
    const click = () => answerDispute(staff(), { ...order, disputeId });
    await Promise.all([click(), click()]);
    await h.work();
    const { status, evidence } = disputeOf(order);
    expect(status).toBe('under_review');
    const [box] = (await s.view(order)).packages;
    expect(evidence['shipping_tracking_number']).toBe(box?.trackingNumber);
    expect(evidence['uncategorized_text']).toContain('mail to');
    expect(evidence['uncategorized_text']).toContain(`${box?.trackingNumber}`);
    expect(evidence['product_description']).toContain('printed to order');
    for (const field of ['customer_name', 'shipping_address', 'shipping_date', 'refund_policy_disclosure'])
      expect(evidence[field], field).toBeTruthy();
    expect((await getOrder(staff(), order)).disputes).toMatchObject([{ state: 'under_review', kind: 'chargeback' }]);
    await expect(click()).rejects.toThrow('does not wait');
    const { events } = s.stripe();
    const told = events.filter(({ type, data }) => type === 'charge.dispute.updated' && data.object.id === disputeId);
    expect(told).toHaveLength(1);
  });

  it('is asked for once more before the last day', async () => {
    const order = await s.confirmed(['printful']);
    open(order);
    await h.work();
    await evaluateAlerts(h.ctx);
    expect(await s.alertsOf(order)).toEqual(['payment_disputed']);
    s.pass(11 * DAY_MS);
    await evaluateAlerts(h.ctx);
    expect(await s.alertsOf(order)).toEqual(['dispute_due', 'payment_disputed']);
    await answerDispute(staff(), { ...order, disputeId: disputeOf(order).id });
    await h.work();
    await evaluateAlerts(h.ctx);
    expect(await s.alertsOf(order)).toEqual(['payment_disputed']);
  });
});

describe('a warning', () => {
  const warnings: [string, (order: Placed) => void][] = [
    ['an inquiry of the bank', (order) => open(order, { inquiry: true })],
    ['an early fraud warning', (order) => s.inDashboard('warnOfFraud', { id: s.chargeOf(order) })],
  ];

  it.each(warnings)('holds what no print shop has until a person lets it go on: %s', async (_what, warn) => {
    const order = await s.paidOnly(['printful']);
    warn(order);
    await h.work();
    s.pass(5 * MINUTE_MS);
    await s.sync();
    await h.work();
    expect(s.pods(order)).toEqual([]);
    expect([await paymentOf(order), await s.alertsOf(order)]).toEqual(['warned', ['payment_warned']]);
    await letGo(staff(), order);
    await h.work();
    await s.sync();
    await h.work();
    expect(s.going(order)).toHaveLength(1);
    expect([await paymentOf(order), await s.alertsOf(order)]).toEqual(['paid', []]);
  });

  it.each(warnings)('ends with a full refund, after which nothing is made: %s', async (_what, warn) => {
    const order = await s.paidOnly(['printful']);
    warn(order);
    await h.work();
    await s.cancel(order);
    await h.work();
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
    await s.sync();
    await h.work();
    expect([await paymentOf(order), await s.alertsOf(order), s.going(order)]).toEqual(['refunded', [], []]);
  });

  it.each(warnings)('cancels and refunds by itself where the shop is set so: %s', async (_what, warn) => {
    const order = await s.confirmed(['printful']);
    Object.assign(h.ctx.env, { FRAUD_WARNINGS: 'cancel' });
    warn(order);
    await h.work();
    Object.assign(h.ctx.env, { FRAUD_WARNINGS: 'hold' });
    expect(s.going(order)).toEqual([]);
    expect([await paymentOf(order), s.refunded(order)]).toEqual(['refunded', order.amounts.totalMinor]);
  });

  it('that the bank closes lets the order go on by itself; one that becomes a chargeback does not', async () => {
    const [closed, worse] = [await s.paidOnly(['printful']), await s.paidOnly(['printful'])];
    for (const order of [closed, worse]) open(order, { inquiry: true });
    await h.work();
    close(closed, 'won');
    close(worse, 'lost');
    await h.work();
    expect([await paymentOf(closed), await paymentOf(worse)]).toEqual(['paid', 'charged_back']);
    expect([s.going(closed).length, s.going(worse).length]).toEqual([1, 0]);
  });

  it('that no message told of is found by the sync', async () => {
    const order = await s.paidOnly(['printify']);
    h.sandbox.world.faults.set({ webhooks: { stripe: { drop: 1 } } });
    s.inDashboard('warnOfFraud', { id: s.chargeOf(order) });
    h.sandbox.world.faults.set({});
    s.pass(5 * MINUTE_MS);
    await s.sync();
    await h.work();
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    expect(row?.paymentStatus).toBe('warned');
    await letGo(staff(), order);
    await h.work();
  });
});
