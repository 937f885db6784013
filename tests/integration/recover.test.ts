import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { effects, webhookEvents } from '@/db/schema/operations';
import { auditLog } from '@/db/schema/people';
import { inspectHealth } from '@/lib/services/backoffice/inspect-health';
import { recoverSince } from '@/lib/services/sync/recover-since';
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

const LOST = { drop: 1 };
const support = () =>
  h.as({ kind: 'user', userId: 'b7c1a6ce-0000-4000-8000-000000000001', email: 's@x.example', role: 'operations' });
const ago = (ms: number) => new Date(h.ctx.clock.now().getTime() - ms);

describe('a recovery', () => {
  it('makes good a day without a single webhook, through the inbox; a second one changes nothing', async () => {
    h.sandbox.world.faults.set({ webhooks: { stripe: LOST, printful: LOST, printify: LOST } });
    const since = ago(0);
    const [bought, refunded] = [await h.place(), await h.place(['printful'])];
    for (const order of [bought, refunded]) await h.pay(order);
    await h.work();
    expect([bought, refunded].flatMap(s.pods)).toEqual([]);

    const first = await recoverSince(support(), { since });
    expect(first.events).toBeGreaterThan(0);
    await h.work();
    expect(s.going(bought)).toHaveLength(2);
    for (const action of ['produce', 'ship_all', 'deliver'] as const)
      for (const provider of ['printful', 'printify']) s.act(bought, provider, action);
    s.inDashboard('refundInDashboard', { id: refunded.paymentIntentId });
    s.pass(12 * HOUR_MS);
    await h.work();
    expect((await s.view(bought)).status).toBe('confirmed');

    await recoverSince(support(), { since });
    await h.work();
    const seen = async (order: typeof bought) => {
      const { lastConfirmedAt: _at, fulfillments, ...rest } = await s.view(order);
      return { ...rest, fulfillments: fulfillments.map(({ lastSyncedAt: _synced, ...part }) => part) };
    };
    const states = async () => [await seen(bought), await seen(refunded), h.sandbox.mailbox.list().length];
    const [after, back] = [await s.view(bought), await s.view(refunded)];
    expect([after.status, after.packages.length]).toEqual(['delivered', 2]);
    expect([back.status, back.payment.status]).toEqual(['canceled', 'refunded']);
    expect(s.going(refunded)).toEqual([]);

    const before = await states();
    const owed = (await h.ctx.db.select().from(effects)).length;
    expect((await recoverSince(support(), { since })).events).toBe(0);
    await h.work();
    expect(await states()).toEqual(before);
    expect((await h.ctx.db.select().from(effects)).length).toBe(owed);

    const events = await h.ctx.db.select().from(webhookEvents);
    expect(new Set(events.map(({ via, state }) => `${via} ${state}`))).toEqual(new Set(['recovery processed']));
    const audit = await h.ctx.db.select().from(auditLog).where(eq(auditLog.action, 'sync.recover'));
    expect(audit).toHaveLength(3);
  });

  it('is refused to whoever may not act, and for a time Stripe no longer remembers or that has not come', async () => {
    const viewer = h.as({ kind: 'user', userId: 'v', email: 'v@x.example', role: 'viewer' });
    for (const stranger of [viewer, h.as({ kind: 'anonymous' })])
      await expect(recoverSince(stranger, { since: ago(HOUR_MS) })).rejects.toMatchObject({ code: 'forbidden' });
    for (const since of [ago(31 * 24 * HOUR_MS), ago(-HOUR_MS)])
      await expect(recoverSince(support(), { since })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('the deep health check', () => {
  it('asks for a sync where there never was one, or none of late', async () => {
    expect(await inspectHealth(h.ctx)).toMatchObject({ ok: false, lastSync: null });
    await s.sync();
    expect(await inspectHealth(h.ctx)).toMatchObject({ ok: true, promises: [], lastSync: { errors: [], open: [] } });
    s.pass(46 * MINUTE_MS);
    expect((await inspectHealth(h.ctx)).ok).toBe(false);
  });

  it('names the broken promise, the dead letters and what the last sync left open', async () => {
    const order = await s.paidOnly(['printful']);
    const [submit] = await s.effectsOf(order, 'submit');
    await h.ctx.db.execute(sql`delete from pgboss.job where data->>'effectId' = ${submit?.id ?? ''}`);
    const subject = `${order.orderNumber} submit ${submit?.id}`;
    const named = await inspectHealth(h.ctx);
    expect(named.promises).toEqual([expect.objectContaining({ promise: 'I6', kind: 'effect_without_job', subject })]);
    expect(named.work).toMatchObject({ effectsPending: 2, deadLetters: 0 });
    await s.sync();
    await h.work();
    const setState = (state: 'dead' | 'done') =>
      h.ctx.db
        .update(effects)
        .set({ state })
        .where(eq(effects.id, submit?.id ?? ''));
    await setState('dead');
    expect(await inspectHealth(h.ctx)).toMatchObject({ ok: false, work: { deadLetters: 1 } });
    await setState('done');
    expect((await inspectHealth(h.ctx)).ok).toBe(true);
    await h.ctx.db.execute(sql`update fulfillments set livemode = true where order_id = ${order.orderId}`);
    await s.sync();
    await h.ctx.db.execute(sql`update fulfillments set livemode = false where order_id = ${order.orderId}`);
    const open = await inspectHealth(h.ctx);
    expect([open.ok, open.lastSync?.open]).toEqual([false, [expect.objectContaining({ kind: 'mode_mixed' })]]);
    await s.sync();
    expect((await inspectHealth(h.ctx)).ok).toBe(true);
  });
});
