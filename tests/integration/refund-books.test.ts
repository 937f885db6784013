import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alerts, providerHealth } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { paymentRefunds } from '@/db/schema/refunds';
import { retryAlert } from '@/lib/services/backoffice/alerts/retry-alert';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { HOUR_MS, MINUTE_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness();
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;

async function booked(order: Placed) {
  const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
  return { payment: row?.paymentStatus, refundedMinor: row?.refundedMinor };
}

/** A look at the payment that has read Stripe and does not get on until it is told to. */
async function slowLook(order: Placed): Promise<() => Promise<unknown>> {
  const read = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const ctx = {
    ...h.ctx,
    at: async () => {
      read.resolve();
      await go.promise;
    },
  };
  const look = syncPayment(ctx, { orderId: order.orderId, source: 'webhook' });
  await read.promise;
  return () => {
    go.resolve();
    return look;
  };
}

describe('what was given back stays in our books', () => {
  it('though a look that began before the refund ends after it', async () => {
    const order = await s.confirmed(['printful']);
    const finish = await slowLook(order);
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId, amount: 777 });
    await h.work();
    await finish();
    expect(await booked(order)).toEqual({ payment: 'partially_refunded', refundedMinor: 777 });
  });

  it('whole, so that it is not offered again', async () => {
    const order = await s.confirmed(['printful']);
    for (const action of ['produce', 'ship_all', 'deliver'] as const) s.act(order, 'printful', action);
    await h.work();
    const finish = await slowLook(order);
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId });
    await h.work();
    await finish();
    expect(await booked(order)).toEqual({ payment: 'refunded', refundedMinor: order.amounts.totalMinor });
  });

  it('until it fails at the bank: then it is ours again, whatever an earlier look still believes', async () => {
    const order = await s.confirmed(['printful']);
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId, amount: 777 });
    await h.work();
    const finish = await slowLook(order);
    s.inDashboard('failRefund', { id: s.refundsOf(order)[0]?.id });
    await h.work();
    await finish();
    expect(await booked(order)).toEqual({ payment: 'paid', refundedMinor: 0 });
  });
});

describe('a refund that waits at Stripe', () => {
  it('is put before a person after days, and heals by itself once the balance is topped up', async () => {
    const order = await s.paidOnly(['printful'], '4000000000007726');
    const hold = () => s.inDashboard('holdRefund', { id: s.refundsOf(order)[0]?.id });
    const shopper = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
    const ctx = { ...shopper, at: (point: string) => (point === 'refund.made' ? hold() : undefined) };
    const { refund } = await cancelOrder(ctx, { orderId: order.orderId });
    expect(refund.status).toBe('requested');
    await h.work();
    await runWatch(h.ctx);
    expect(await s.alertsOf(order)).toEqual([]);
    s.pass(7 * 24 * HOUR_MS);
    await s.sync();
    await h.work();
    await runWatch(h.ctx);
    expect(await s.alertsOf(order)).toEqual(['refund_pending']);
    expect(s.subjectsOf(order)).not.toContain('Your refund');
    // Its message is lost, and Stripe forgets events after a month.
    h.sandbox.world.faults.set({ webhooks: { stripe: { drop: 1 } } });
    s.inDashboard('settleRefund', { id: s.refundsOf(order)[0]?.id });
    await h.ctx.db
      .update(providerHealth)
      .set({ watermark: h.ctx.clock.now() })
      .where(eq(providerHealth.provider, 'stripe'));
    s.pass(HOUR_MS);
    await s.sync();
    await h.work();
    await runWatch(h.ctx);
    expect(await s.alertsOf(order)).toEqual([]);
    expect(s.subjectsOf(order)).toContain('Your refund');
    h.sandbox.world.faults.set({});
  });
});

describe('a refund in the dashboard of an order that is ten days old', () => {
  it('is in our books after the next sync, whatever became of its message', async () => {
    const order = await s.confirmed(['printful']);
    s.pass(240 * HOUR_MS);
    await s.sync();
    await h.work();
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId, amount: 777 });
    await h.work();
    // As an older release has left it: the message was worked, and the amount lost.
    await h.ctx.db.delete(paymentRefunds).where(eq(paymentRefunds.orderId, order.orderId));
    const lost = { paymentStatus: 'paid', refundedMinor: 0, updatedAt: new Date(0) } as const;
    await h.ctx.db.update(orders).set(lost).where(eq(orders.id, order.orderId));
    s.pass(5 * MINUTE_MS);
    const { findings } = await s.sync();
    expect(findings).toMatchObject([{ kind: 'refund_unknown_here', subject: order.orderNumber, outcome: 'repaired' }]);
    expect(await booked(order)).toEqual({ payment: 'partially_refunded', refundedMinor: 777 });
    expect((await s.sync()).findings).toEqual([]);
  });
});

describe('a refund that the bank sends back', () => {
  const failedAlert = async (order: Placed) => {
    const open = and(eq(alerts.orderId, order.orderId), eq(alerts.kind, 'refund_failed'), eq(alerts.state, 'open'));
    const [alert] = await h.ctx.db.select().from(alerts).where(open);
    return alert?.id ?? '';
  };
  const person = () => h.as({ kind: 'user', userId: crypto.randomUUID(), role: 'owner', email: 'o@shop.example' });

  it('is made once more by "Try again", once, and the case is closed when it has arrived', async () => {
    const order = await s.confirmed(['printful']);
    await s.cancel(order);
    await h.work();
    s.inDashboard('failRefund', { id: s.refundsOf(order)[0]?.id });
    await h.work();
    expect([s.refunded(order), await s.alertsOf(order)]).toEqual([0, ['refund_failed']]);
    await retryAlert(person(), { alertId: await failedAlert(order) });
    await h.work();
    await s.sync();
    await h.work();
    expect(
      s
        .refundsOf(order)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['failed', 'succeeded']);
    expect([s.refunded(order), await s.alertsOf(order)]).toEqual([order.amounts.totalMinor, []]);
    expect(await booked(order)).toEqual({ payment: 'refunded', refundedMinor: order.amounts.totalMinor });
  });

  it('says what works where it was made in the dashboard', async () => {
    const order = await s.confirmed(['printful']);
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId, amount: 100 });
    await h.work();
    s.inDashboard('failRefund', { id: s.refundsOf(order)[0]?.id });
    await h.work();
    const alertId = await failedAlert(order);
    await expect(retryAlert(person(), { alertId })).rejects.toThrow('pay the customer another way');
  });
});
