import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alerts, effects, webhookEvents } from '@/db/schema/operations';
import { fulfillments } from '@/db/schema/orders';
import { auditLog } from '@/db/schema/people';
import { runEffect } from '@/lib/engine/work/run-effect';
import { runEvent } from '@/lib/engine/work/run-event';
import { redrive } from '@/lib/services/backoffice/queues/redrive';
import { replayWebhooks } from '@/lib/services/webhooks/replay-webhooks';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
import { HOUR_MS, MINUTE_MS, sceneOf } from './_scene';

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

const support = () =>
  h.as({ kind: 'user', userId: '0b5e1f0e-6a4e-4f0e-9a53-0f6f0c1d2e3f', email: 's@x.example', role: 'operations' });
const now = () => h.ctx.clock.now().getTime();

describe('a retry', () => {
  it('waits as long as the provider asked, and a second job does not come before', async () => {
    const order = await s.paidOnly(['printful']);
    const submit = await s.owed(order, 'submit');
    const limited = async () => {
      const answer = await fetch(`${h.sandbox.printfulUrl}/orders`, { headers: { authorization: 'Bearer sandbox' } });
      return answer.status === 429 ? Number(answer.headers.get('retry-after')) : null;
    };
    // A minute of Printful's begins with the next call, and must not end while it is used up.
    h.sandbox.world.clock.setScale(0.001);
    s.pass(MINUTE_MS);
    let askedS = await limited();
    while (askedS === null) askedS = await limited();
    expect(askedS).toBeGreaterThan(10);
    await runEffect(h.ctx, submit.id);
    const { nextAttemptAt, state, note } = await s.effectNow(submit.id);
    expect([state, note]).toEqual(['pending', expect.stringContaining('printful')]);
    expect((nextAttemptAt?.getTime() ?? 0) - now()).toBeGreaterThanOrEqual(askedS * 1000 - 1_000);
    expect((await s.waitsOf('effectId', submit.id)).at(-1)).toBeGreaterThanOrEqual(askedS * 1000 - 1_000);
    const before = h.door('printful').passed.length;
    await runEffect(h.ctx, submit.id);
    expect(h.door('printful').passed).toHaveLength(before);
    h.sandbox.world.clock.setScale(60);
  });

  it('follows an outage for days and then goes through by itself', async () => {
    const order = await s.paidOnly(['printful']);
    const submit = await s.owed(order, 'submit');
    h.sandbox.world.faults.set({ api: { printful: { error500: 1 } } });
    for (let hours = 0; hours < 66; hours += 6) {
      await runEffect(h.ctx, submit.id);
      s.pass(6 * HOUR_MS);
    }
    expect(await s.effectNow(submit.id)).toMatchObject({ state: 'pending', attempts: 11 });
    h.sandbox.world.faults.set({});
    await h.work();
    expect(s.going(order)).toHaveLength(1);
    expect(await s.alertsOf(order)).toEqual([]);
  });

  it('ends after three days of outage among the dead letters, with reason and alert', async () => {
    const order = await s.paidOnly(['printful']);
    const submit = await s.owed(order, 'submit');
    h.sandbox.world.faults.set({ api: { printful: { error500: 1 } } });
    s.pass(73 * HOUR_MS);
    await runEffect(h.ctx, submit.id);
    expect(await s.effectNow(submit.id)).toMatchObject({
      state: 'dead',
      note: expect.stringContaining('printful'),
    });
    expect(await s.alertsOf(order)).toEqual(['effect_stuck']);
    h.sandbox.world.faults.set({});
    await redrive(support(), { all: 'effects' });
    await h.work();
    expect(s.going(order)).toHaveLength(1);
  });

  it('of a fault of ours ends among the dead letters with its reason, and lives again once it is mended', async () => {
    const order = await s.paidOnly(['printful']);
    const submit = await s.owed(order, 'submit');
    const rename = (provider: string) =>
      h.ctx.db.update(fulfillments).set({ provider }).where(eq(fulfillments.orderId, order.orderId));
    await rename('nobody');
    for (let tries = 0; tries < 10; tries += 1) {
      await runEffect(h.ctx, submit.id);
      s.pass(40 * MINUTE_MS);
    }
    expect(await s.effectNow(submit.id)).toMatchObject({ state: 'dead', note: expect.stringContaining('nobody') });
    expect(await s.alertsOf(order)).toEqual(['effect_stuck']);
    await rename('printful');
    expect(await redrive(support(), { effectIds: [submit.id] })).toEqual({ redriven: [submit.id] });
    expect(await s.waitsOf('effectId', submit.id)).not.toEqual([]);
    await h.work();
    expect(s.going(order)).toHaveLength(1);
    expect(await s.alertsOf(order)).toEqual([]);
  });
});

describe('a message', () => {
  it('that cannot be worked on ends among the dead letters with its reason, and lives again once it is mended', async () => {
    const event = await s.storedEvent(await s.confirmed(['printify']));
    const set = (payloadSealed: string) =>
      h.ctx.db
        .update(webhookEvents)
        .set({ payloadSealed: payloadSealed as never })
        .where(eq(webhookEvents.id, event.id));
    await set('damaged');
    for (let tries = 0; tries < 10; tries += 1) {
      await runEvent(h.ctx, event.id);
      s.pass(40 * MINUTE_MS);
    }
    expect(await s.eventNow(event.id)).toMatchObject({ state: 'dead', note: expect.stringMatching(/./) });
    const open = await h.ctx.db
      .select()
      .from(alerts)
      .where(eq(alerts.key, `webhook_dead:${event.id}`));
    expect(open.map(({ state }) => state)).toEqual(['open']);
    await set(event.payloadSealed);
    await redrive(support(), { all: 'events' });
    expect(await s.waitsOf('eventId', event.id)).not.toEqual([]);
    await h.work();
    expect((await s.eventNow(event.id)).state).toBe('processed');
    const after = await h.ctx.db
      .select()
      .from(alerts)
      .where(eq(alerts.key, `webhook_dead:${event.id}`));
    expect(after.map(({ state }) => state)).toEqual(['resolved']);
  });

  it('waits out a provider that is down, and is worked on when it is back', async () => {
    const event = await s.storedEvent(await s.confirmed(['printify']));
    h.sandbox.world.faults.set({ api: { printify: { error500: 1 } } });
    await runEvent(h.ctx, event.id);
    expect(await s.eventNow(event.id)).toMatchObject({ state: 'received', note: expect.stringContaining('printify') });
    expect((await s.waitsOf('eventId', event.id)).at(-1)).toBeGreaterThan(3_000);
    h.sandbox.world.faults.set({});
    await h.work();
    expect((await s.eventNow(event.id)).state).toBe('processed');
  });
});

describe('a redrive', () => {
  it('of an effect whose fault is not mended yet gives it a full set of tries', async () => {
    const order = await s.paidOnly(['printful']);
    const submit = await s.owed(order, 'submit');
    const rename = (provider: string) =>
      h.ctx.db.update(fulfillments).set({ provider }).where(eq(fulfillments.orderId, order.orderId));
    await rename('nobody');
    for (const life of [1, 2]) {
      for (let tries = 1; tries <= 10; tries += 1) {
        expect([life, tries, (await s.effectNow(submit.id)).state]).toEqual([life, tries, 'pending']);
        await runEffect(h.ctx, submit.id);
        s.pass(40 * MINUTE_MS);
      }
      expect((await s.effectNow(submit.id)).state).toBe('dead');
      await redrive(support(), { effectIds: [submit.id] });
    }
    // The count of claims never goes back: it tells a worker that was thought dead from the one that took over.
    expect((await s.effectNow(submit.id)).attempts).toBe(20);
    await rename('printful');
    await h.work();
    expect(s.going(order)).toHaveLength(1);
  });

  it('of a message that cannot be worked on yet gives it a full set of tries, and so does a replay', async () => {
    const event = await s.storedEvent(await s.confirmed(['printify']));
    const set = (payloadSealed: string) =>
      h.ctx.db
        .update(webhookEvents)
        .set({ payloadSealed: payloadSealed as never })
        .where(eq(webhookEvents.id, event.id));
    await set('damaged');
    const again = [
      () => redrive(support(), { eventIds: [event.id] }),
      () => replayWebhooks(support(), { eventIds: [event.id], dryRun: false }),
    ];
    for (const give of again) {
      for (let tries = 1; tries <= 10; tries += 1) {
        expect([tries, (await s.eventNow(event.id)).state]).toEqual([tries, 'received']);
        await runEvent(h.ctx, event.id);
        s.pass(40 * MINUTE_MS);
      }
      expect((await s.eventNow(event.id)).state).toBe('dead');
      await give();
    }
    expect((await s.eventNow(event.id)).state).toBe('received');
    await set(event.payloadSealed);
    await h.work();
    expect((await s.eventNow(event.id)).state).toBe('processed');
  });

  it('takes only what is dead or refused, all or by id, and stands in the audit log', async () => {
    const order = await s.confirmed(['printful']);
    const mail = await s.owed(order, 'mail_placed');
    const made = await h.ctx.db
      .insert(effects)
      .values(
        (['dead', 'dead', 'attention', 'done'] as const).map((state, index) => ({
          orderId: order.orderId,
          kind: 'cancel_payment' as const,
          dedupeKey: `redrive ${index}`,
          state,
        })),
      )
      .returning({ id: effects.id });
    const [one = '', two = '', refused = '', done = ''] = made.map(({ id }) => id);
    expect(await redrive(support(), { effectIds: [one, done, mail.id] })).toEqual({ redriven: [one] });
    expect(await redrive(support(), { all: 'effects' })).toEqual({ redriven: [two] });
    expect(await redrive(support(), { effectIds: [refused] })).toEqual({ redriven: [refused] });
    expect((await s.effectNow(done)).state).toBe('done');
    const audit = await h.ctx.db.select().from(auditLog).where(eq(auditLog.action, 'jobs.redrive'));
    expect(audit.slice(-3).map(({ actor, data }) => [actor, data])).toEqual(
      [one, two, refused].map((id) => ['user:0b5e1f0e-6a4e-4f0e-9a53-0f6f0c1d2e3f', { ids: [id] }]),
    );
  });

  it('is for staff who may act, not for those who may only look', async () => {
    const viewer = h.as({ kind: 'user', userId: 'v', email: 'v@x.example', role: 'viewer' });
    await expect(redrive(viewer, { all: 'events' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(redrive(h.as({ kind: 'anonymous' }), { all: 'effects' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
