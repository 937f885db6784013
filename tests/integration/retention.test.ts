import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogueRuns } from '@/db/schema/catalogue-runs';
import { rateLimits } from '@/db/schema/limits';
import { alertDeliveries, alerts, effects, syncRuns, webhookEvents } from '@/db/schema/operations';
import { orderTokens } from '@/db/schema/order-tokens';
import { sessions, verificationTokens } from '@/db/schema/people';
import { webhookRejections, webhookSecrets } from '@/db/schema/webhooks';
import { KEPT_DAYS } from '@/lib/services/sync/maintenance/forget-old';
import { runMaintenance } from '@/lib/services/sync/run-maintenance';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

const DAY_MS = 86_400_000;
let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const ago = (days: number) => new Date(h.ctx.clock.now().getTime() - days * DAY_MS);
/** A day before its time is over, and a day after. */
const around = (kept: number) => [ago(kept - 1), ago(kept + 1)] as const;

/** An alert that was told of long ago, once per opening. */
async function toldAlert(state: 'open' | 'resolved', openings: number): Promise<string> {
  const [alert] = await h.ctx.db
    .insert(alerts)
    .values({ key: `sync_late:${randomUUID()}`, kind: 'sync_late', severity: 'warning', state, message: 'm', openings })
    .returning({ id: alerts.id });
  const alertId = alert?.id ?? '';
  for (let opening = 1; opening <= openings; opening += 1) {
    await news({ alertId, opening, state: 'done' });
  }
  return alertId;
}

async function news({ state, ...about }: { alertId: string; opening: number; state: 'done' | 'pending' }) {
  const at = ago(KEPT_DAYS.effectsOfNoOrder + 1);
  const [effect] = await h.ctx.db
    .insert(effects)
    .values({ kind: 'alert_message', dedupeKey: randomUUID(), payload: { channel: 'mail' }, state, updatedAt: at })
    .returning({ id: effects.id });
  await h.ctx.db
    .insert(alertDeliveries)
    .values({ ...about, channel: 'mail', effectId: effect?.id ?? '', createdAt: at });
}

it('maintenance forgets what is past its time, and nothing a day younger, unsettled or still in use', async () => {
  const { db } = h.ctx;
  for (const hour of around(KEPT_DAYS.webhookRejections))
    await db.insert(webhookRejections).values({ source: 'stripe', hour, reason: 'invalid_signature', count: 1 });
  for (const startedAt of around(KEPT_DAYS.syncRuns))
    await db.insert(syncRuns).values({ trigger: 'kept?', startedAt, finishedAt: startedAt });
  const reading = { provider: 'printful', kind: 'full', trigger: 'kept?', state: 'done' } as const;
  for (const startedAt of around(KEPT_DAYS.catalogueRuns))
    await db.insert(catalogueRuns).values({ ...reading, startedAt, progressAt: startedAt, finishedAt: startedAt });
  const secret = { source: 'printify', secretSealed: 'x' as never, createdBy: 'system:test', createdAt: ago(900) };
  for (const retiredAt of [...around(KEPT_DAYS.webhookSecrets), null])
    await db.insert(webhookSecrets).values({ ...secret, retiredAt });
  for (const receivedAt of around(KEPT_DAYS.webhookEvents))
    for (const state of ['processed', 'ignored', 'dead'] as const) {
      const event = { source: 'printify', type: 'order:updated', signed: true, payloadSealed: 'x' as never };
      await db.insert(webhookEvents).values({ ...event, state, receivedAt, dedupeKey: `${state}${receivedAt}` });
    }
  const order = await h.place(['printful']);
  for (const expiresAt of [ago(1), ago(-1)]) {
    const token = { hash: String(expiresAt), orderId: order.orderId, strength: 'weak', createdAt: ago(180) } as const;
    await db.insert(orderTokens).values({ ...token, expiresAt });
  }
  const user = await person(h, 'customer');
  const userId = user.actor.kind === 'user' ? user.actor.userId : '';
  for (const expires of [ago(1), ago(-1)]) {
    await db.insert(sessions).values({ sessionToken: String(expires), userId, expires });
    await db.insert(verificationTokens).values({ identifier: 'ada@example.com', token: String(expires), expires });
    await db.insert(rateLimits).values({ key: `lookup:${expires}`, points: 1, expire: expires.getTime() });
  }
  const resolved = await toldAlert('resolved', 1);
  const open = await toldAlert('open', 2);
  const owed = await toldAlert('resolved', 0);
  await news({ alertId: owed, opening: 1, state: 'pending' });

  // The sync heals and forgets nothing.
  const all = await db.$count(webhookEvents);
  expect((await runPodSync(h.ctx, 'test')).errors).toEqual([]);
  expect(await db.$count(webhookEvents)).toBe(all);
  expect((await runMaintenance(h.ctx, 'test')).errors).toEqual([]);

  const rejections = await db.select().from(webhookRejections);
  expect(rejections.map(({ hour }) => hour > ago(KEPT_DAYS.webhookRejections))).toEqual([true]);
  expect((await db.select().from(syncRuns)).filter(({ trigger }) => trigger === 'kept?')).toHaveLength(1);
  expect((await db.select().from(catalogueRuns)).filter(({ trigger }) => trigger === 'kept?')).toHaveLength(1);
  expect((await db.select().from(webhookSecrets)).map(({ retiredAt }) => retiredAt === null).sort()).toEqual([
    false,
    true,
  ]);
  // What was given up is kept until a person has settled it.
  expect((await db.select().from(webhookEvents)).map(({ state }) => state).sort()).toEqual([
    'dead',
    'dead',
    'ignored',
    'processed',
  ]);
  // The new one, and the one that the shopper got when ordering.
  expect((await db.select().from(orderTokens)).map(({ expiresAt }) => expiresAt > ago(0))).toEqual([true, true]);
  const inForce = [
    ...(await db.select().from(sessions)).map(({ expires }) => expires),
    ...(await db.select().from(verificationTokens)).map(({ expires }) => expires),
    ...(await db.select().from(rateLimits)).map(({ expire }) => new Date(expire ?? 0)),
  ];
  expect(inForce.map((expires) => expires > ago(0))).toEqual([true, true, true]);
  const left = await db.select().from(alertDeliveries);
  expect(left.filter(({ alertId }) => alertId === resolved)).toEqual([]);
  // Without the row of its newest opening an open alert would be told of again.
  expect(left.filter(({ alertId }) => alertId === open).map(({ opening }) => opening)).toEqual([2]);
  expect(left.filter(({ alertId }) => alertId === owed)).toHaveLength(1);
});
