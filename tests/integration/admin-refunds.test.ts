import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts } from '@/db/schema/operations';
import { auditLog } from '@/db/schema/people';
import type { Ctx } from '@/lib/engine/ctx';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { readMoney } from '@/lib/services/backoffice/orders/read-money';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { decideRefund } from '@/lib/services/order/refund/decide-refund';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
import { heldMinor } from '@/lib/services/order/refund/second-person';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { person, withLimit } from '../support/staff';

let h: Harness;
let support: Ctx;
beforeEach(async () => {
  h = await openHarness();
  support = await person(h, 'support');
});
afterEach(() => closeKept(h));

const refunds = () =>
  (h.sandbox.stripe.dump() as { refunds: { amount: number }[] }).refunds.map(({ amount }) => amount);

async function paid(providers?: string[]) {
  const order = await h.place(providers);
  await h.pay(order);
  await h.work();
  return order;
}

const amount = (orderNumber: string, amountMinor: number, requestId: string = randomUUID()) => ({
  orderNumber,
  requestId,
  what: { kind: 'amount' as const, amountMinor },
  reason: 'goodwill' as const,
});

describe('a refund by staff', () => {
  it('of an amount goes back once however often the same request is sent', async () => {
    const { orderNumber } = await paid();
    const id = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => requestRefund(support, amount(orderNumber, 500, id))));
    await h.work();
    expect(answers.map(({ state }) => state)).toEqual(['approved', 'approved', 'approved']);
    expect(refunds()).toEqual([500]);
    const money = await readMoney(support, { orderNumber });
    expect(money.refundedMinor).toBe(500);
    const { history } = await getOrder(support, { orderNumber });
    expect(history.find(({ kind }) => kind === 'refund.succeeded')?.detail).toBe('amount: $5.00');
  });

  it('that was changed after it was sent is told so, and does not pass for what was sent first', async () => {
    const { orderNumber } = await paid(['printful']);
    const id = randomUUID();
    await requestRefund(support, amount(orderNumber, 500, id));
    for (const changed of [
      amount(orderNumber, 700, id),
      { ...amount(orderNumber, 500, id), reason: 'damaged' as const },
      { ...amount(orderNumber, 500, id), what: { kind: 'lines' as const, lines: [{ itemId: id, quantity: 1 }] } },
    ])
      await expect(requestRefund(support, changed)).rejects.toMatchObject({ code: 'conflict' });
    await h.work();
    expect(refunds()).toEqual([500]);
  });

  it('never gives back more than is left, asked at once or one after the other', async () => {
    const { orderNumber, amounts } = await paid(['printful']);
    const most = amounts.totalMinor - 100;
    const tries = await Promise.allSettled([
      requestRefund(support, amount(orderNumber, most)),
      requestRefund(support, amount(orderNumber, most)),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(requestRefund(support, amount(orderNumber, 101))).rejects.toMatchObject({ code: 'conflict' });
    await requestRefund(support, { ...amount(orderNumber, 1), what: { kind: 'full' } });
    await h.work();
    expect(refunds().reduce((sum, each) => sum + each, 0)).toBe(amounts.totalMinor);
    await expect(requestRefund(support, amount(orderNumber, 1))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('by line is the line’s price, and no piece is refunded twice', async () => {
    const { orderNumber } = await paid();
    const [item] = (await getOrder(support, { orderNumber })).items;
    if (!item) throw new Error('no item');
    const lines = { kind: 'lines' as const, lines: [{ itemId: item.id, quantity: 1 }] };
    await requestRefund(support, { ...amount(orderNumber, 1), what: lines });
    await h.work();
    expect(refunds()).toEqual([item.unitMinor]);
    await expect(requestRefund(support, { ...amount(orderNumber, 1), what: lines })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is refused for an order that nobody paid', async () => {
    const { orderNumber } = await h.place();
    await expect(requestRefund(support, amount(orderNumber, 1))).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a refund above the limit', () => {
  it('waits for somebody else, who must be finance or owner', async () => {
    const { orderNumber } = await paid();
    const finance = withLimit(await person(h, 'finance'), 1000);
    const asked = await requestRefund(finance, amount(orderNumber, 1001));
    expect(asked.state).toBe('pending');
    await h.work();
    expect(refunds()).toEqual([]);
    const decision = { requestId: asked.requestId, decision: 'approve' as const };
    await expect(decideRefund(finance, decision)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(decideRefund(await person(h, 'operations'), decision)).rejects.toMatchObject({ code: 'forbidden' });
    const owner = await person(h, 'owner');
    const twice = await Promise.allSettled([decideRefund(owner, decision), decideRefund(owner, decision)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await h.work();
    expect(refunds()).toEqual([1001]);
    const [alert] = await h.ctx.db.select().from(alerts).where(eq(alerts.kind, 'refund_approval'));
    expect(alert?.state).toBe('resolved');
    const log = await h.ctx.db.select().from(auditLog).where(eq(auditLog.subject, orderNumber));
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['refunds.request', 'refunds.decide']));
  });

  it('can not be cut into small ones', async () => {
    const { orderNumber } = await paid();
    const clerk = withLimit(support, 1000);
    expect((await requestRefund(clerk, amount(orderNumber, 600))).state).toBe('approved');
    expect((await requestRefund(clerk, amount(orderNumber, 600))).state).toBe('pending');
    await h.work();
    expect(refunds()).toEqual([600]);
  });

  it('holds its amount back while it waits, and sets it free when rejected', async () => {
    const { orderNumber, amounts } = await paid(['printful']);
    const clerk = withLimit(support, 100);
    const all = await requestRefund(clerk, { ...amount(orderNumber, 1), what: { kind: 'full' } });
    await expect(requestRefund(clerk, amount(orderNumber, 1))).rejects.toMatchObject({ code: 'conflict' });
    await decideRefund(await person(h, 'owner'), { requestId: all.requestId, decision: 'reject', note: 'too much' });
    expect((await readMoney(clerk, { orderNumber })).leftMinor).toBe(amounts.totalMinor);
    expect((await requestRefund(clerk, amount(orderNumber, 100))).state).toBe('approved');
    await h.work();
  });

  it('is asked for, not made, when a cancel is to pay for what goes on all the same', async () => {
    const order = await paid(['printify']);
    const answer = await cancelOrder(withLimit(support, 100), { orderId: order.orderId, refundUnstoppable: true });
    expect(answer.refund.status).toBe('awaiting_approval');
    await h.work();
    expect(refunds()).toEqual([]);
    const [request] = (await getOrder(support, { orderNumber: order.orderNumber })).refunds;
    expect(request).toMatchObject({ state: 'pending', reason: 'unstoppable', amountMinor: order.amounts.totalMinor });
  });

  it('is asked for by a cancel of staff, too: the goods stop at once, the money waits for somebody else', async () => {
    h.ctx.env = { ...h.ctx.env, REFUND_APPROVAL_LIMIT_MINOR: 1000 };
    const order = await h.place();
    await h.pay(order);
    await syncPayment(h.ctx, { orderId: order.orderId, source: 'stripe' });
    const clerk = withLimit(support, 1000);
    const answer = await cancelOrder(clerk, { orderId: order.orderId });
    await h.work();
    expect(answer.refund.status).toBe('awaiting_approval');
    expect(answer.fulfillments.map(({ outcome }) => outcome)).toEqual(['canceled', 'canceled']);
    expect(refunds()).toEqual([]);
    const { refunds: asked } = await getOrder(support, { orderNumber: order.orderNumber });
    expect(asked.map(({ state, requestedBy }) => [state, requestedBy])).toEqual(
      asked.map(() => ['pending', asked[0]?.requestedBy]),
    );
    expect(asked.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(order.amounts.totalMinor);
    const owner = await person(h, 'owner');
    for (const { id } of asked) await decideRefund(owner, { requestId: id, decision: 'approve' });
    await h.work();
    expect(refunds().reduce((sum, each) => sum + each, 0)).toBe(order.amounts.totalMinor);
  });

  it('keeps what was refused there, and no cent more once staff have given some of it back', async () => {
    h.ctx.env = { ...h.ctx.env, REFUND_APPROVAL_LIMIT_MINOR: 1000 };
    const order = await h.place(['printful']);
    await h.pay(order);
    await syncPayment(h.ctx, { orderId: order.orderId, source: 'stripe' });
    await cancelOrder(withLimit(support, 1000), { orderId: order.orderId });
    await h.work();
    const { refunds: asked } = await getOrder(support, { orderNumber: order.orderNumber });
    await decideRefund(await person(h, 'owner'), { requestId: asked[0]?.id ?? '', decision: 'reject' });
    expect(await heldMinor(h.ctx, order.orderId)).toBe(order.amounts.totalMinor);
    await requestRefund(withLimit(support, 1000), amount(order.orderNumber, 400));
    await h.work();
    expect(await heldMinor(h.ctx, order.orderId)).toBe(order.amounts.totalMinor - 400);
    h.later(60 * 60_000);
    await evaluateAlerts(h.ctx);
    const open = await h.ctx.db.select().from(alerts).where(eq(alerts.orderId, order.orderId));
    expect(open.filter(({ kind }) => kind === 'refund_missing')).toEqual([]);
  });

  it('counts what a cancel of staff gave back, and not what the shopper called off', async () => {
    h.ctx.env = { ...h.ctx.env, REFUND_APPROVAL_LIMIT_MINOR: 1000 };
    const order = await h.place(['printful']);
    await h.pay(order);
    const shopper = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
    await cancelOrder({ ...shopper, env: h.ctx.env }, { orderId: order.orderId });
    await h.work();
    expect(refunds()).toEqual([order.amounts.totalMinor]);
  });
});

describe('the money of an order', () => {
  it('is what was charged, less Stripe’s fee, refunds and what the providers took', async () => {
    const order = await paid();
    const money = await readMoney(support, { orderNumber: order.orderNumber });
    expect(money.chargedMinor).toBe(order.amounts.totalMinor);
    expect(money.fee?.amountMinor).toBeGreaterThan(0);
    expect(money.costs.map(({ provider }) => provider)).toEqual(['printful', 'printify']);
    const cost = money.costs.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
    expect(money.marginMinor).toBe(order.amounts.totalMinor - (money.fee?.amountMinor ?? 0) - cost);
  });
});
