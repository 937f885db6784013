import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts } from '@/db/schema/operations';
import { auditLog } from '@/db/schema/people';
import type { Ctx } from '@/lib/engine/ctx';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { readMoney } from '@/lib/services/backoffice/orders/read-money';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { decideRefund } from '@/lib/services/order/refund/decide-refund';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
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

const amount = (orderNumber: string, amount_minor: number, requestId: string = randomUUID()) => ({
  orderNumber,
  requestId,
  what: { kind: 'amount' as const, amount_minor },
  reason: 'goodwill' as const,
});

describe('a refund by staff', () => {
  it('of an amount goes back once however often the same request is sent', async () => {
    const { order_number } = await paid();
    const id = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => requestRefund(support, amount(order_number, 500, id))));
    await h.work();
    expect(answers.map(({ state }) => state)).toEqual(['approved', 'approved', 'approved']);
    expect(refunds()).toEqual([500]);
    const money = await readMoney(support, { orderNumber: order_number });
    expect(money.refunded_minor).toBe(500);
    const { history } = await getOrder(support, { orderNumber: order_number });
    expect(history.find(({ kind }) => kind === 'refund.succeeded')?.detail).toBe('amount: $5.00');
  });

  it('that was changed after it was sent is told so, and does not pass for what was sent first', async () => {
    const { order_number } = await paid(['printful']);
    const id = randomUUID();
    await requestRefund(support, amount(order_number, 500, id));
    for (const changed of [
      amount(order_number, 700, id),
      { ...amount(order_number, 500, id), reason: 'damaged' as const },
      { ...amount(order_number, 500, id), what: { kind: 'lines' as const, lines: [{ item_id: id, quantity: 1 }] } },
    ])
      await expect(requestRefund(support, changed)).rejects.toMatchObject({ code: 'conflict' });
    await h.work();
    expect(refunds()).toEqual([500]);
  });

  it('never gives back more than is left, asked at once or one after the other', async () => {
    const { order_number, amounts } = await paid(['printful']);
    const most = amounts.total_minor - 100;
    const tries = await Promise.allSettled([
      requestRefund(support, amount(order_number, most)),
      requestRefund(support, amount(order_number, most)),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(requestRefund(support, amount(order_number, 101))).rejects.toMatchObject({ code: 'conflict' });
    await requestRefund(support, { ...amount(order_number, 1), what: { kind: 'full' } });
    await h.work();
    expect(refunds().reduce((sum, each) => sum + each, 0)).toBe(amounts.total_minor);
    await expect(requestRefund(support, amount(order_number, 1))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('by line is the line’s price, and no piece is refunded twice', async () => {
    const { order_number } = await paid();
    const [item] = (await getOrder(support, { orderNumber: order_number })).items;
    if (!item) throw new Error('no item');
    const lines = { kind: 'lines' as const, lines: [{ item_id: item.id, quantity: 1 }] };
    await requestRefund(support, { ...amount(order_number, 1), what: lines });
    await h.work();
    expect(refunds()).toEqual([item.unit_minor]);
    await expect(requestRefund(support, { ...amount(order_number, 1), what: lines })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is refused for an order that nobody paid', async () => {
    const { order_number } = await h.place();
    await expect(requestRefund(support, amount(order_number, 1))).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a refund above the limit', () => {
  it('waits for somebody else, who must be finance or owner', async () => {
    const { order_number } = await paid();
    const finance = withLimit(await person(h, 'finance'), 1000);
    const asked = await requestRefund(finance, amount(order_number, 1001));
    expect(asked.state).toBe('pending');
    await h.work();
    expect(refunds()).toEqual([]);
    const decision = { requestId: asked.request_id, decision: 'approve' as const };
    await expect(decideRefund(finance, decision)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(decideRefund(await person(h, 'operations'), decision)).rejects.toMatchObject({ code: 'forbidden' });
    const owner = await person(h, 'owner');
    const twice = await Promise.allSettled([decideRefund(owner, decision), decideRefund(owner, decision)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await h.work();
    expect(refunds()).toEqual([1001]);
    const [alert] = await h.ctx.db.select().from(alerts).where(eq(alerts.kind, 'refund_approval'));
    expect(alert?.state).toBe('resolved');
    const log = await h.ctx.db.select().from(auditLog).where(eq(auditLog.subject, order_number));
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['refunds.request', 'refunds.decide']));
  });

  it('can not be cut into small ones', async () => {
    const { order_number } = await paid();
    const clerk = withLimit(support, 1000);
    expect((await requestRefund(clerk, amount(order_number, 600))).state).toBe('approved');
    expect((await requestRefund(clerk, amount(order_number, 600))).state).toBe('pending');
    await h.work();
    expect(refunds()).toEqual([600]);
  });

  it('holds its amount back while it waits, and sets it free when rejected', async () => {
    const { order_number, amounts } = await paid(['printful']);
    const clerk = withLimit(support, 100);
    const all = await requestRefund(clerk, { ...amount(order_number, 1), what: { kind: 'full' } });
    await expect(requestRefund(clerk, amount(order_number, 1))).rejects.toMatchObject({ code: 'conflict' });
    await decideRefund(await person(h, 'owner'), { requestId: all.request_id, decision: 'reject', note: 'too much' });
    expect((await readMoney(clerk, { orderNumber: order_number })).left_minor).toBe(amounts.total_minor);
    expect((await requestRefund(clerk, amount(order_number, 100))).state).toBe('approved');
    await h.work();
  });

  it('is asked for, not made, when a cancel is to pay for what goes on all the same', async () => {
    const order = await paid(['printify']);
    const answer = await cancelOrder(withLimit(support, 100), { orderId: order.order_id, refund_unstoppable: true });
    expect(answer.refund.status).toBe('awaiting_approval');
    await h.work();
    expect(refunds()).toEqual([]);
    const [request] = (await getOrder(support, { orderNumber: order.order_number })).refunds;
    expect(request).toMatchObject({ state: 'pending', reason: 'unstoppable', amount_minor: order.amounts.total_minor });
  });
});

describe('the money of an order', () => {
  it('is what was charged, less Stripe’s fee, refunds and what the providers took', async () => {
    const order = await paid();
    const money = await readMoney(support, { orderNumber: order.order_number });
    expect(money.charged_minor).toBe(order.amounts.total_minor);
    expect(money.fee?.amount_minor).toBeGreaterThan(0);
    expect(money.costs.map(({ provider }) => provider)).toEqual(['printful', 'printify']);
    const cost = money.costs.reduce((sum, { amount_minor }) => sum + (amount_minor ?? 0), 0);
    expect(money.margin_minor).toBe(order.amounts.total_minor - (money.fee?.amount_minor ?? 0) - cost);
  });
});
