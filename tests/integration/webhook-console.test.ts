import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookEvents } from '@/db/schema/operations';
import { webhookRegistrations, webhookRejections, webhookSecrets } from '@/db/schema/webhooks';
import type { Services } from '@/lib/compose/services';
import type { Role } from '@/lib/domain/core/actor';
import type { Ctx } from '@/lib/engine/ctx';
import { receiveMessage } from '@/lib/http/webhook/webhook-endpoint';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { checkRegistrations } from '@/lib/services/webhooks/check-registrations';
import { getWebhook } from '@/lib/services/webhooks/get-webhook';
import { listSources } from '@/lib/services/webhooks/list-sources';
import { listWebhooks } from '@/lib/services/webhooks/list-webhooks';
import { repairRegistration, retireSecrets } from '@/lib/services/webhooks/repair-registration';
import { replayProgress, replayWebhooks } from '@/lib/services/webhooks/replay-webhooks';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
// The route handlers take this process's services; a test lends them its own.
const process = globalThis as typeof globalThis & { flowbotzServices?: Promise<Services> };
beforeEach(async () => {
  h = await openHarness();
  process.flowbotzServices = Promise.resolve({ ...h.ctx, connection: h.connection, close: () => h.close() });
});
afterEach(async () => {
  delete process.flowbotzServices;
  await h.close();
});

const as = (role: Role): Ctx => h.as({ kind: 'user', userId: randomUUID(), email: `${role}@flowbotz.example`, role });

/** One order of both providers, as far as it goes by itself. */
async function orderOf(providers: string[]) {
  const order = await h.place(providers);
  await h.pay(order);
  await h.work();
  return order;
}

const events = () => h.ctx.db.select().from(webhookEvents);
const produce = (service: 'printful' | 'printify') => {
  for (const { id } of h.sandbox[service].orders()) h.sandbox[service].act(id, 'produce');
};

describe('the webhook log', () => {
  it('shows what a message changed, and its body without anything personal, to operations only', async () => {
    const order = await orderOf(['printful']);
    const { events: told } = await listWebhooks(as('viewer'), { source: 'stripe' });
    const paid = told.find(({ type }) => type === 'payment_intent.succeeded');
    expect(paid).toMatchObject({ state: 'processed', orderNumber: order.orderNumber });
    // Stripe tells of one payment several times, in any order: the first to be worked on changes something.
    const looked = await Promise.all(told.map(({ id }) => getWebhook(as('operations'), { eventId: id })));
    const changed = looked.filter(({ changes }) => changes.some(({ kind }) => kind === 'payment.succeeded'));
    expect(changed).toHaveLength(1);
    const seen = await getWebhook(as('operations'), { eventId: paid?.id ?? '' });
    expect(seen.body).toContain(order.paymentIntentId);
    expect(seen.body).not.toMatch(/lovelace|market street|ada@example/i);
    expect(seen.headers).toMatchObject({ 'stripe-signature': '[redacted]' });
    expect((await getWebhook(as('viewer'), { eventId: paid?.id ?? '' })).body).toBeNull();
  });

  it('pages through every message once, in the order they came', async () => {
    await orderOf(['printful']);
    const [model] = await events();
    if (!model) throw new Error('nothing came in');
    await h.ctx.db.insert(webhookEvents).values(
      Array.from({ length: 120 }, (_, index) => ({
        ...model,
        id: randomUUID(),
        dedupeKey: `copy-${index}`,
        // Many in one moment: the id decides among them.
        receivedAt: new Date(model.receivedAt.getTime() - Math.floor(index / 40) * 1_000),
      })),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listWebhooks(as('viewer'), cursor === undefined ? {} : { cursor });
      seen.push(...page.events.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await events()).length);
  });

  it('replays a filtered set after counting it, tells how far it is, and changes nothing twice', async () => {
    const order = await orderOf(['printful', 'printify']);
    const operations = as('operations');
    const filter = { source: 'stripe' };
    const dry = await replayWebhooks(operations, { filter, dryRun: true });
    expect(dry).toMatchObject({ replayId: null, limited: false });
    expect(dry.count).toBeGreaterThan(0);
    expect((await events()).every(({ state }) => state !== 'received')).toBe(true);
    const replay = await replayWebhooks(operations, { filter, dryRun: false });
    expect(replay.count).toBe(dry.count);
    const replayId = replay.replayId ?? '';
    expect(await replayProgress(operations, { replayId })).toMatchObject({ total: dry.count, waiting: dry.count });
    await h.work();
    expect(await replayProgress(operations, { replayId })).toMatchObject({ total: dry.count, waiting: 0, dead: 0 });
    expect(h.sandbox.mailbox.list().filter(({ subject }) => subject.includes(order.orderNumber))).toHaveLength(1);
    // Routine is told by its code, whatever its words say.
    await h.ctx.db.update(webhookEvents).set({ note: 'seen before' }).where(eq(webhookEvents.replayId, replayId));
    const { history } = await getOrder(operations, { orderNumber: order.orderNumber });
    const replayed = history.filter(({ detail }) => detail.startsWith('seen before'));
    expect(replayed.length).toBeGreaterThan(0);
    expect(replayed.filter(({ quiet }) => !quiet)).toEqual([]);
    await expect(replayWebhooks(as('support'), { filter, dryRun: true })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(replayWebhooks(operations, { dryRun: true })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('replays a set that is larger than one replay takes in turns, until every message had its own', async () => {
    await h.ctx.db.execute(sql`
      insert into webhook_events (source, dedupe_key, type, signed, state, received_at, owed_at, payload_sealed)
      select 'printify', 'bulk-' || n, 'order:bulk', true, 'processed', at, at, 'x'
      from (select n, now() - interval '1 day' + n * interval '1 millisecond' as at from generate_series(1, 5003) n) s`);
    const input = { filter: { type: 'order:bulk' }, dryRun: false };
    const first = await replayWebhooks(as('operations'), input);
    expect(first).toMatchObject({ count: 5_000, limited: true });
    const bulk = eq(webhookEvents.type, 'order:bulk');
    await h.ctx.db.update(webhookEvents).set({ state: 'processed' }).where(bulk);
    await replayWebhooks(as('operations'), input);
    const never = await h.ctx.db
      .select({ id: webhookEvents.id })
      .from(webhookEvents)
      .where(and(bulk, isNull(webhookEvents.replayId)));
    expect(never).toHaveLength(0);
  });

  it('counts what was turned away, and stores none of it', async () => {
    for (let tries = 0; tries < 3; tries += 1) {
      const request = new Request('http://127.0.0.1/api/webhooks/printify', { method: 'POST', body: '{}' });
      expect((await receiveMessage(request, { params: Promise.resolve({ source: 'printify' }) })).status).toBe(401);
    }
    const toNobody = new Request('http://127.0.0.1/api/webhooks/nobody', { method: 'POST', body: '{}' });
    expect((await receiveMessage(toNobody, { params: Promise.resolve({ source: 'nobody' }) })).status).toBe(404);
    expect(await events()).toEqual([]);
    expect(await h.ctx.db.select().from(webhookRejections)).toMatchObject([
      { source: 'printify', reason: 'invalid_signature', count: 3 },
    ]);
    const { sources } = await listSources(as('viewer'));
    expect(sources.find(({ source }) => source === 'printify')).toMatchObject({ rejected24h: 3, events24h: 0 });
  });
});

describe('a registration', () => {
  const verdicts = async () =>
    Object.fromEntries(
      (await h.ctx.db.select().from(webhookRegistrations)).map(({ source, inOrder }) => [source, inOrder]),
    );

  it('that was lost at Stripe, Printful and Printify is noticed, and one click each makes messages arrive again', async () => {
    await checkRegistrations(h.ctx, { onlyStale: false });
    expect(await verdicts()).toEqual({ stripe: true, printful: true, printify: true });
    await orderOf(['printful', 'printify']);
    await forgetRegistrations();
    await checkRegistrations(h.ctx, { onlyStale: true });
    expect(await verdicts(), 'asked within five minutes, left alone').toMatchObject({ stripe: true });
    await checkRegistrations(h.ctx, { onlyStale: false });
    expect(await verdicts()).toEqual({ stripe: false, printful: false, printify: false });
    for (const source of ['stripe', 'printful', 'printify'])
      expect(await repairRegistration(as('operations'), { source })).toMatchObject({ inOrder: true });
    const before = new Set((await events()).map(({ id }) => id));
    produce('printful');
    produce('printify');
    await h.work();
    const fresh = (await events()).filter(({ id }) => !before.has(id));
    expect(new Set(fresh.map(({ source }) => source))).toEqual(new Set(['printful', 'printify']));
    expect(h.received.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('gets a new secret while the old one still counts, until the old one is retired', async () => {
    await orderOf(['printify']);
    const owner = as('owner');
    await expect(repairRegistration(as('operations'), { source: 'printify', rotate: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    for (const source of ['stripe', 'printful', 'printify'])
      expect(await repairRegistration(owner, { source, rotate: true })).toMatchObject({
        inOrder: true,
        newSecret: true,
      });
    produce('printify');
    await h.work();
    expect(h.received.filter(({ status }) => status >= 400)).toEqual([]);
    const { sources } = await listSources(owner);
    expect(sources.map(({ environmentSecrets, consoleSecrets }) => environmentSecrets + consoleSecrets.length)).toEqual(
      [2, 2, 2],
    );
    await repairRegistration(owner, { source: 'printify', rotate: true });
    expect(await retireSecrets(owner, { source: 'printify' })).toEqual({ retired: 1 });
    const rows = await h.ctx.db.select().from(webhookSecrets).where(eq(webhookSecrets.source, 'printify'));
    expect(rows.filter(({ retiredAt }) => retiredAt === null)).toHaveLength(1);
    expect(rows.map(({ secretSealed }) => secretSealed.startsWith('v2.'))).toEqual([true, true]);
  });

  /** As somebody would who tidies up in the three dashboards. */
  async function forgetRegistrations(): Promise<void> {
    const { origin } = h.sandbox;
    const key = { authorization: 'Bearer sk_test_flowbotzSandbox0001' };
    const list = await fetch(`${h.sandbox.stripeUrl}/v1/webhook_endpoints`, { headers: key });
    for (const { id } of ((await list.json()) as { data: { id: string }[] }).data)
      await fetch(`${h.sandbox.stripeUrl}/v1/webhook_endpoints/${id}`, { method: 'DELETE', headers: key });
    const bearer = { authorization: 'Bearer sandbox' };
    await fetch(`${origin}/printful/v2/webhooks`, { method: 'DELETE', headers: bearer });
    const shop = `${origin}/printify/v1/shops/901001/webhooks`;
    const hooks = (await (await fetch(`${shop}.json`, { headers: bearer })).json()) as { id: string; url: string }[];
    for (const { id, url } of hooks)
      await fetch(`${shop}/${id}.json?host=${encodeURIComponent(new URL(url).host)}`, {
        method: 'DELETE',
        headers: bearer,
      });
  }
});
