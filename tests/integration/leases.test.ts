import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { effects } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import { fulfillments } from '@/db/schema/orders';
import type { CrashPoint } from '@/lib/engine/crash-points';
import type { Ctx } from '@/lib/engine/ctx';
import { LEASE_MS } from '@/lib/engine/work/lease';
import { runEffect } from '@/lib/engine/work/run-effect';
import { runEvent } from '@/lib/engine/work/run-event';
import { takeUp } from '@/lib/engine/work/take-up';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
import { MINUTE_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  // The clock stands still unless a test moves it, so that no lease runs out by itself.
  h = await openHarness({ doors: true });
  s = sceneOf(h);
});
afterEach(async () => {
  h.sandbox.world.faults.set({});
  await h.work();
  expect(await brokenInvariants(h)).toEqual([]);
});
afterAll(() => h.close());

/** A worker that stops at `point` until it is let go. */
function stoppedAt(point: CrashPoint) {
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const at = async (here: CrashPoint) => {
    if (here !== point) return;
    reached.resolve();
    await gate.promise;
  };
  return { ctx: { ...h.ctx, at } satisfies Ctx, reached: reached.promise, letGo: gate.resolve };
}

describe('two workers', () => {
  it('on one submission make one order, and on one mail send one', async () => {
    const order = await s.paidOnly(['printify']);
    const [submit, mail] = [await s.owed(order, 'submit'), await s.owed(order, 'mail_placed')];
    const before = h.door('printify').passed.length;
    await Promise.all([submit, submit, mail, mail].map(({ id }) => runEffect(h.ctx, id)));
    const posts = h
      .door('printify')
      .passed.slice(before)
      .filter((call) => /^POST .*\/orders\.json$/.test(call));
    expect(posts).toHaveLength(1);
    expect([(await s.effectNow(submit.id)).attempts, (await s.effectNow(mail.id)).attempts]).toEqual([1, 1]);
    expect(s.mailsOf(order)).toHaveLength(1);
  });

  it('on one message look once', async () => {
    const order = await s.confirmed(['printify']);
    const event = await s.storedEvent(order);
    await Promise.all([runEvent(h.ctx, event.id), runEvent(h.ctx, event.id)]);
    expect(await s.eventNow(event.id)).toMatchObject({ state: 'processed', attempts: 1 });
  });

  it('of which one lost its lease: that one writes nothing when it wakes', async () => {
    const order = await s.paidOnly(['printful']);
    const mail = await s.owed(order, 'mail_placed');
    const slow = stoppedAt('effect.acted');
    const waking = runEffect(slow.ctx, mail.id);
    await slow.reached;
    s.pass(LEASE_MS + 1);
    await runEffect(h.ctx, mail.id);
    const told = () => h.ctx.db.select().from(orderEvents).where(eq(orderEvents.orderId, order.orderId));
    const [row, timeline] = [await s.effectNow(mail.id), await told()];
    expect(row).toMatchObject({ state: 'done', attempts: 2 });
    slow.letGo();
    await waking;
    expect([await s.effectNow(mail.id), await told()]).toEqual([row, timeline]);
  });

  it('of which one died after its confirm: an order that failed since is not confirmed again, a person decides', async () => {
    const order = await s.paidOnly(['printful']);
    const submit = await s.owed(order, 'submit');
    const dead = stoppedAt('submit.confirmed');
    let dying = runEffect(dead.ctx, submit.id);
    // Printful may want a moment to price the order before it takes the confirm.
    while (await Promise.race([dead.reached.then(() => false), dying.then(() => true)])) {
      s.pass(MINUTE_MS);
      dying = runEffect(dead.ctx, submit.id);
    }
    s.act(order, 'printful', 'fail');
    s.pass(LEASE_MS + 1);
    await runEffect(h.ctx, submit.id);
    dead.letGo();
    await dying;
    await h.work();
    const { orders } = h.sandbox.printful.dump() as { orders: { external_id: string; confirmations: number }[] };
    const there = orders.filter(({ external_id }) => external_id.startsWith(order.orderNumber));
    expect(there.map(({ confirmations }) => confirmations)).toEqual([1]);
    expect((await s.partsOf(order)).map(({ status }) => status)).toEqual(['failed']);
    expect(await s.alertsOf(order)).toEqual(['fulfillment_failed']);
  });

  it('of which one lost its lease on a message: that one writes nothing when it wakes', async () => {
    const event = await s.storedEvent(await s.confirmed(['printify']));
    const slow = stoppedAt('event.applied');
    const waking = runEvent(slow.ctx, event.id);
    await slow.reached;
    s.pass(LEASE_MS + 1);
    await runEvent(h.ctx, event.id);
    const row = await s.eventNow(event.id);
    expect(row).toMatchObject({ state: 'processed', attempts: 2 });
    slow.letGo();
    await waking;
    expect(await s.eventNow(event.id)).toEqual(row);
  });

  it('of which one lost its lease to one still at work: only the newer one writes what became of it', async () => {
    const mail = await s.owed(await s.paidOnly(['printful']), 'mail_placed');
    const [slow, newer] = [stoppedAt('effect.acted'), stoppedAt('effect.claimed')];
    const waking = runEffect(slow.ctx, mail.id);
    await slow.reached;
    s.pass(LEASE_MS + 1);
    const working = runEffect(newer.ctx, mail.id);
    await newer.reached;
    const claimed = await s.effectNow(mail.id);
    expect(claimed).toMatchObject({ state: 'pending', attempts: 2 });
    slow.letGo();
    await waking;
    expect(await s.effectNow(mail.id)).toEqual(claimed);
    newer.letGo();
    await working;
    expect(await s.effectNow(mail.id)).toMatchObject({ state: 'done', attempts: 2 });
  });

  it('of which one lost its lease on a message to one still at work: only the newer one writes', async () => {
    const event = await s.storedEvent(await s.confirmed(['printify']));
    const [slow, newer] = [stoppedAt('event.applied'), stoppedAt('event.claimed')];
    const waking = runEvent(slow.ctx, event.id);
    await slow.reached;
    s.pass(LEASE_MS + 1);
    const working = runEvent(newer.ctx, event.id);
    await newer.reached;
    const claimed = await s.eventNow(event.id);
    expect(claimed).toMatchObject({ state: 'received', attempts: 2 });
    slow.letGo();
    await waking;
    expect(await s.eventNow(event.id)).toEqual(claimed);
    newer.letGo();
    await working;
    expect(await s.eventNow(event.id)).toMatchObject({ state: 'processed', attempts: 2 });
  });

  it('about one part, a cancel and a look at the provider, take turns and never wait for each other', async () => {
    const order = await s.confirmed(['printful']);
    const [part] = await s.partsOf(order);
    const [cancel] = await h.ctx.db
      .insert(effects)
      .values({ orderId: order.orderId, fulfillmentId: part?.id ?? '', kind: 'cancel', payload: { because: 'staff' } })
      .returning();
    let canceling: Promise<void> | undefined;
    await h.ctx.db.transaction(async (tx) => {
      // Like a look: the order first, then its part.
      await tx.execute(sql`select 1 from orders where id = ${order.orderId} for update`);
      canceling = runEffect(h.ctx, cancel?.id ?? '');
      const isWaiting = async () => {
        const [row] = await h.ctx.db.execute<{ n: number }>(
          sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return (row?.n ?? 0) > 0;
      };
      while (!(await isWaiting()));
      await tx.update(fulfillments).set({ reason: 'seen' }).where(eq(fulfillments.orderId, order.orderId));
    });
    await canceling;
    expect(await s.effectNow(cancel?.id ?? '')).toMatchObject({ state: 'done', attempts: 1 });
    expect(s.going(order)).toEqual([]);
  });
});

describe('a claim', () => {
  it('holds as long as its holder lives, however long the work takes', async () => {
    const mail = await s.owed(await s.paidOnly(['printful']), 'mail_placed');
    const slow = stoppedAt('effect.acted');
    let beat: () => void = () => undefined;
    const every = (_ms: number, act: () => void) => {
      beat = act;
      return () => {
        beat = () => undefined;
      };
    };
    const working = runEffect({ ...slow.ctx, clock: { ...h.ctx.clock, every } }, mail.id);
    await slow.reached;
    for (let beats = 0; beats < 3; beats += 1) {
      s.pass(LEASE_MS - 1);
      const before = (await s.effectNow(mail.id)).leaseUntil?.getTime() ?? 0;
      beat();
      await expect.poll(async () => (await s.effectNow(mail.id)).leaseUntil?.getTime() ?? 0).toBeGreaterThan(before);
    }
    expect(await takeUp(h.ctx)).toBe(0);
    slow.letGo();
    await working;
    beat();
    expect(await s.effectNow(mail.id)).toMatchObject({ state: 'done', attempts: 1, leaseUntil: null });
  });

  it('of a process that died is taken up once, and its work is done once', async () => {
    const event = await s.storedEvent(await s.confirmed(['printify']));
    const order = await s.paidOnly(['printful']);
    const mail = await s.owed(order, 'mail_placed');
    const [dead, deadToo] = [stoppedAt('effect.claimed'), stoppedAt('event.claimed')];
    const dying = [runEffect(dead.ctx, mail.id), runEvent(deadToo.ctx, event.id)];
    await Promise.all([dead.reached, deadToo.reached]);
    expect(await takeUp(h.ctx)).toBe(0);
    s.pass(LEASE_MS + 1);
    // The queue gives a dead worker's job back much later.
    await h.ctx.db.execute(sql`delete from pgboss.job`);
    expect((await Promise.all([takeUp(h.ctx), takeUp(h.ctx)])).sort()).toEqual([0, 2]);
    await h.work();
    expect([(await s.effectNow(mail.id)).state, (await s.eventNow(event.id)).state]).toEqual(['done', 'processed']);
    expect(s.mailsOf(order)).toHaveLength(1);
    dead.letGo();
    deadToo.letGo();
    await Promise.all(dying);
  });
});

describe('a job', () => {
  it('that meets a lease comes back when the lease is over', async () => {
    const mail = await s.owed(await s.paidOnly(['printful']), 'mail_placed');
    const slow = stoppedAt('effect.claimed');
    const working = runEffect(slow.ctx, mail.id);
    await slow.reached;
    await runEffect(h.ctx, mail.id);
    expect((await s.waitsOf('effectId', mail.id)).at(-1)).toBeGreaterThan(LEASE_MS - 1_000);
    slow.letGo();
    await working;
  });

  it('that meets a leased message comes back when the lease is over', async () => {
    const event = await s.storedEvent(await s.confirmed(['printify']));
    const slow = stoppedAt('event.claimed');
    const working = runEvent(slow.ctx, event.id);
    await slow.reached;
    await runEvent(h.ctx, event.id);
    expect((await s.waitsOf('eventId', event.id)).at(-1)).toBeGreaterThan(LEASE_MS - 1_000);
    slow.letGo();
    await working;
  });
});
