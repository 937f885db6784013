import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects, syncRuns, webhookEvents } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { users } from '@/db/schema/people';
import { webhookRegistrations, webhookRejections } from '@/db/schema/webhooks';
import type { Role } from '@/lib/domain/core/actor';
import { ALERT_INFO, ALERT_KINDS, type AlertInfo, type AlertKind } from '@/lib/domain/order/alerts';
import type { Ctx } from '@/lib/engine/ctx';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { retryAlert } from '@/lib/services/backoffice/alerts/retry-alert';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

async function staff(role: Role): Promise<Ctx> {
  const [user] = await h.ctx.db
    .insert(users)
    .values({ email: `${role}-${randomUUID()}@flowbotz.example`, role })
    .returning();
  if (!user) throw new Error('no user');
  return h.as({ kind: 'user', userId: user.id, email: user.email ?? '', role });
}

/** Paid, and our side knows, but nothing owed was done yet. */
async function paidOnly(providers?: string[]) {
  const order = await h.place(providers);
  await h.pay(order);
  await syncPayment(h.ctx, { orderId: order.orderId, source: 'customer' });
  return order;
}

const open = async (ctx: Ctx, desk: 'attention' | 'alerts') =>
  (await listAlerts(ctx, { desk, state: 'open' })).alerts.map(({ kind, message }) => ({ kind, message }));
const kinds = async (desk: 'attention' | 'alerts') => (await open(h.ctx, desk)).map(({ kind }) => kind);
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('the checks', () => {
  it('are quiet when nothing is wrong', async () => {
    const order = await h.place();
    await h.pay(order);
    await h.work();
    await runPodSync(h.ctx, 'test');
    await h.work();
    expect(await evaluateAlerts(h.ctx)).toEqual({ opened: 0, resolved: 0, failed: [] });
    expect([await open(h.ctx, 'attention'), await kinds('alerts')]).toEqual([[], []]);
  });

  it('find a paid order that nobody submitted, which one click submits once, and then are quiet again', async () => {
    const order = await paidOnly(['printful']);
    await h.ctx.db.delete(effects).where(eq(effects.orderId, order.orderId));
    await h.ctx.db
      .update(orders)
      .set({ paidAt: ago(20) })
      .where(eq(orders.id, order.orderId));
    await evaluateAlerts(h.ctx);
    const operations = await staff('operations');
    const [alert] = (await listAlerts(operations, { desk: 'attention', state: 'open' })).alerts;
    expect(alert).toMatchObject({ kind: 'unsubmitted', severity: 'critical', orderNumber: order.orderNumber });
    await retryAlert(operations, { alertId: alert?.id ?? '' });
    await retryAlert(operations, { alertId: alert?.id ?? '' });
    await h.work();
    expect(h.sandbox.printful.orders().map(({ confirmed }) => confirmed)).toEqual([true]);
    expect(await evaluateAlerts(h.ctx)).toMatchObject({ opened: 0, resolved: 1 });
    expect(await kinds('attention')).toEqual([]);
  });

  it('find a canceled part whose refund was forgotten, which one click refunds once', async () => {
    const order = await paidOnly(['printify']);
    await h.work();
    await h.ctx.db
      .update(fulfillments)
      .set({ status: 'canceled', rank: 90, updatedAt: ago(60) })
      .where(eq(fulfillments.orderId, order.orderId));
    await evaluateAlerts(h.ctx);
    const [alert] = (await listAlerts(h.ctx, { desk: 'attention', state: 'open' })).alerts;
    expect(alert?.kind).toBe('refund_missing');
    expect(await kinds('alerts')).toEqual(['payment_problems']);
    await retryAlert(await staff('support'), { alertId: alert?.id ?? '' });
    await h.work();
    await evaluateAlerts(h.ctx);
    expect((h.sandbox.stripe.dump() as { refunds: { amount: number }[] }).refunds).toHaveLength(1);
    expect([await kinds('attention'), await kinds('alerts')]).toEqual([[], []]);
  });

  it('find each fault of the system by its own rule, and let go of it when it is over', async () => {
    const order = await paidOnly(['printful', 'printify']);
    const { db } = h.ctx;
    const faults: { kind: AlertKind; make: () => Promise<unknown>; mend: () => Promise<unknown> }[] = [
      {
        kind: 'provider_errors',
        make: () => db.update(effects).set({ attempts: 4, note: 'printful: HTTP 500', updatedAt: ago(1) }),
        mend: () => db.update(effects).set({ attempts: 0, note: null }),
      },
      {
        kind: 'webhook_unregistered',
        make: () =>
          db.insert(webhookRegistrations).values({
            source: 'printify',
            inOrder: false,
            detail: 'not registered: order:updated',
            checkedAt: ago(0),
          }),
        mend: () => db.delete(webhookRegistrations),
      },
      {
        kind: 'webhook_failing',
        make: () =>
          db
            .insert(webhookRejections)
            .values({ source: 'stripe', hour: ago(30), reason: 'invalid_signature', count: 9 }),
        mend: () => db.delete(webhookRejections),
      },
      {
        kind: 'webhook_silent',
        make: () =>
          db.update(fulfillments).set({ status: 'confirmed', rank: 10, confirmedAt: ago(30 * 60), updatedAt: ago(0) }),
        mend: () => db.update(fulfillments).set({ status: 'pending', rank: 0, confirmedAt: null }),
      },
      {
        kind: 'webhook_missed',
        make: () =>
          db.execute(sql`insert into order_events (order_id, kind, occurred_at, recorded_at, source, actor, customer_visible, data)
            values (${order.orderId}, 'fulfillment.in_production', now(), now() + interval '1 minute', 'sync', 'test', true, '{"provider":"printify"}')`),
        mend: () => db.execute(sql`delete from order_events where source = 'sync'`),
      },
      {
        kind: 'processing_delayed',
        make: () =>
          db
            .update(fulfillments)
            .set({ status: 'in_production', rank: 20, updatedAt: ago(8 * 24 * 60), confirmedAt: ago(1) }),
        mend: () => db.update(fulfillments).set({ status: 'pending', rank: 0, confirmedAt: null }),
      },
      {
        kind: 'sync_late',
        make: async () => {
          await db.update(orders).set({ createdAt: ago(120) });
          await db.insert(syncRuns).values({ trigger: 'test', startedAt: ago(90), finishedAt: ago(89) });
        },
        mend: () => db.insert(syncRuns).values({ trigger: 'test', startedAt: ago(2), finishedAt: ago(1) }),
      },
      {
        kind: 'maintenance_late',
        make: () => db.update(orders).set({ createdAt: ago(7 * 60) }),
        mend: () =>
          db.insert(syncRuns).values({ kind: 'maintenance', trigger: 'test', startedAt: ago(2), finishedAt: ago(1) }),
      },
      {
        kind: 'queue_backlog',
        make: () =>
          db.execute(sql`update pgboss.job set start_after = now() - interval '20 minutes' where state = 'created'`),
        mend: () => db.execute(sql`update pgboss.job set start_after = now() where state = 'created'`),
      },
    ];
    for (const { kind, make, mend } of faults) {
      await make();
      expect((await evaluateAlerts(h.ctx)).failed).toEqual([]);
      expect(await kinds('alerts'), kind).toContain(kind);
      await mend();
      await evaluateAlerts(h.ctx);
      expect(await kinds('alerts'), `${kind} is over`).not.toContain(kind);
    }
    expect(await kinds('alerts')).toEqual([]);
  });

  it('put dead messages and given-up work before a person', async () => {
    const order = await paidOnly(['printful']);
    await h.ctx.db
      .update(effects)
      .set({ state: 'dead', note: 'it never worked' })
      .where(eq(effects.kind, 'mail_placed'));
    await h.sandbox.world.deliveries.settled();
    const dead = await h.ctx.db
      .update(webhookEvents)
      .set({ state: 'dead', note: 'a fault in here' })
      .returning({ id: webhookEvents.id });
    expect(dead.length).toBeGreaterThan(0);
    await evaluateAlerts(h.ctx);
    expect((await kinds('attention')).sort()).toEqual(expect.arrayContaining(['effect_stuck', 'webhook_dead']));
    const operations = await staff('operations');
    for (const { id } of (await listAlerts(operations, { desk: 'attention', state: 'open' })).alerts)
      await retryAlert(operations, { alertId: id });
    await h.work();
    await evaluateAlerts(h.ctx);
    expect(await kinds('attention')).toEqual([]);
    const mails = h.sandbox.mailbox.list().map(({ subject }) => subject);
    expect(
      mails.filter((subject) => subject.startsWith('Order confirmed') && subject.includes(order.orderNumber)),
    ).toHaveLength(1);
  });

  it('offer to try again only what can be tried again, and to no role what it may not do', async () => {
    const order = await paidOnly(['printful']);
    const [part] = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId));
    const offered = ALERT_KINDS.filter((kind) => (ALERT_INFO[kind] as AlertInfo).fixes.includes('retry'));
    const about = { orderId: order.orderId, fulfillmentId: part?.id ?? '' };
    for (const kind of offered) {
      await raiseAlert(h.ctx, { kind, key: randomUUID(), message: 'a case', ...about });
    }
    await raiseAlert(h.ctx, { kind: 'sync_late', key: 'sync', message: 'no run for an hour' });
    for (const role of ['operations', 'support'] as const) {
      const person = await staff(role);
      const cases = (await listAlerts(person, { desk: 'attention', state: 'open' })).alerts;
      const open = cases.filter(({ fixes }) => fixes.includes('retry'));
      expect(open.length).toBe(role === 'operations' ? offered.length : 2);
      for (const { id } of open) expect((await retryAlert(person, { alertId: id })).detail).toBeTruthy();
      const [late] = (await listAlerts(person, { desk: 'alerts', state: 'open' })).alerts;
      expect(late?.fixes).toEqual(role === 'operations' ? ['sync_now'] : []);
    }
  });
});
