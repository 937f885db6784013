import { createHmac, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts, webhookEvents } from '@/db/schema/operations';
import { webhookSecrets } from '@/db/schema/webhooks';
import type { Services } from '@/lib/compose/services';
import { LIMITS } from '@/lib/http/rate-limit';
import { receiveMessage } from '@/lib/http/webhook/webhook-endpoint';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { environmentSecrets } from '@/lib/services/webhooks/active-secrets';
import { receiveWebhook } from '@/lib/services/webhooks/receive-webhook';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
import { statementsOf } from '../support/statements';

let h: Harness;
// The route handlers take this process's services; a test lends them its own.
const process = globalThis as typeof globalThis & { flowbotzServices?: Promise<Services> };
beforeEach(async () => {
  h = await openHarness();
  process.flowbotzServices = Promise.resolve({ ...h.ctx, connection: h.connection, close: () => h.close() });
});
afterEach(async () => {
  delete process.flowbotzServices;
  try {
    expect(await brokenInvariants(h)).toEqual([]);
  } finally {
    await h.close();
  }
});

const stored = () => h.ctx.db.select().from(webhookEvents);
const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');
const secretOf = (source: string) => environmentSecrets(h.ctx, source)[0] ?? '';
const postTo = (source: string, body: string, headers: Record<string, string>) =>
  receiveMessage(new Request(`http://127.0.0.1/api/webhooks/${source}`, { method: 'POST', body, headers }), {
    params: Promise.resolve({ source }),
  });

function stripeHeaders(body: string, ageSeconds: number) {
  const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
  return { 'stripe-signature': `t=${timestamp},v1=${hmac(secretOf('stripe'), `${timestamp}.${body}`)}` };
}
const printifyHeaders = (body: string) => ({ 'x-pfy-signature': `sha256=${hmac(secretOf('printify'), body)}` });

const STRIPE_EVENT = JSON.stringify({
  id: 'evt_intake',
  object: 'event',
  type: 'payment_intent.succeeded',
  created: Math.floor(Date.now() / 1000),
  livemode: false,
  data: { object: { id: 'pi_nobody', object: 'payment_intent' } },
});
const UNKNOWN_TYPE = JSON.stringify({
  id: 'e-intake',
  type: 'order:teleported',
  created_at: '2026-01-01 00:00:00+00:00',
  resource: { id: 'x', type: 'order', data: {} },
});

/** Names its object and does not carry it. */
const THIN = {
  id: 'evt_thin',
  object: 'v2.core.event',
  type: 'v1.billing.meter.no_meter_found',
  created: '2026-11-30T00:00:00Z',
  livemode: false,
  related_object: { id: 'mtr_1', type: 'billing.meter', url: '/v1/billing/meters/mtr_1' },
};

describe('the webhook routes', () => {
  it('refuse a Stripe message that was signed ten minutes ago, and store nothing', async () => {
    const response = await postTo('stripe', STRIPE_EVENT, stripeHeaders(STRIPE_EVENT, 600));
    expect(response.status).toBe(401);
    expect(await stored()).toEqual([]);
  });

  it('refuse a message whose body was changed after it was signed', async () => {
    const headers = stripeHeaders(STRIPE_EVENT, 0);
    expect((await postTo('stripe', STRIPE_EVENT.replace('pi_nobody', 'pi_other'), headers)).status).toBe(401);
    expect((await postTo('printful', STRIPE_EVENT, {})).status).toBe(401);
    expect(await stored()).toEqual([]);
  });

  it('store a type we do not know as ignored, and once', async () => {
    const first = await postTo('printify', UNKNOWN_TYPE, printifyHeaders(UNKNOWN_TYPE));
    const again = await postTo('printify', UNKNOWN_TYPE, printifyHeaders(UNKNOWN_TYPE));
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await again.json()).toMatchObject({ outcome: 'duplicate' });
    expect((await stored()).map(({ type, state }) => [type, state])).toEqual([['order:teleported', 'ignored']]);
  });

  it('take what was signed and cannot be read, so that nobody is blocked, and lay it before a person', async () => {
    for (const body of [JSON.stringify({ id: 7, type: ['order'] }), 'not JSON']) {
      expect((await postTo('printify', body, printifyHeaders(body))).status).toBe(200);
      expect((await postTo('printify', body, printifyHeaders(body))).status).toBe(200);
      expect((await postTo('printify', body, {})).status).toBe(401);
    }
    expect((await stored()).map(({ type, state }) => [type, state])).toEqual([
      ['unreadable', 'dead'],
      ['unreadable', 'dead'],
    ]);
    await evaluateAlerts(h.ctx);
    const open = await h.ctx.db.select().from(alerts).where(eq(alerts.kind, 'webhook_dead'));
    expect(open.map(({ message }) => message)).toEqual([
      expect.stringContaining('could not be processed: The message is not'),
      expect.stringContaining('could not be processed: The message is not'),
    ]);
  });

  it.each(['not JSON', 'null', '[]', '"text"', '{}', `${'['.repeat(100_000)}`, JSON.stringify(THIN)])(
    'take what Stripe signed and nobody can read',
    async (body) => {
      expect((await postTo('stripe', body, stripeHeaders(body, 0))).status).toBe(200);
      expect((await postTo('stripe', body, stripeHeaders(body, 0))).status).toBe(200);
      expect((await postTo('stripe', body, {})).status).toBe(401);
      expect((await stored()).map(({ type, state }) => [type, state])).toEqual([['unreadable', 'dead']]);
    },
  );

  it('refuse no genuine message for being one of many, and strangers after so many forged ones', async () => {
    const forged = () => postTo('printify', UNKNOWN_TYPE, { 'x-pfy-signature': 'sha256=00' });
    for (let sent = 0; sent < LIMITS.webhook[0].most; sent += 50)
      await Promise.all(Array.from({ length: 50 }, async () => expect((await forged()).status).toBe(401)));
    expect((await forged()).status).toBe(429);
    expect((await postTo('printify', UNKNOWN_TYPE, printifyHeaders(UNKNOWN_TYPE))).status).toBe(200);
  });

  it('answer 413 to more than 256 kB, even when it is signed', async () => {
    const body = JSON.stringify({ ...JSON.parse(UNKNOWN_TYPE), padding: 'x'.repeat(257_000) });
    expect((await postTo('printify', body, printifyHeaders(body))).status).toBe(413);
    expect(await stored()).toEqual([]);
  });

  it('store a message and its job with one statement, and look up secrets and keys now and then', async () => {
    const message = (id: string) => JSON.stringify({ ...JSON.parse(STRIPE_EVENT), id });
    const send = (body: string) => postTo('stripe', body, stripeHeaders(body, 0));
    const jobs = () => h.ctx.db.execute(sql`select data from pgboss.job where name = 'webhook'`);
    // What is connected is asked by time, whatever comes.
    const statements = async (id: string) =>
      (await statementsOf(() => send(message(id)))).filter((text) => !text.includes('kept_keys'));
    expect(await statements('evt_1')).toHaveLength(2);
    expect(await statements('evt_2')).toHaveLength(1);
    expect(await statements('evt_2')).toHaveLength(1);
    const ids = (await stored()).map(({ id }) => ({ data: { eventId: id } }));
    expect(ids).toHaveLength(2);
    expect(await jobs()).toEqual(expect.arrayContaining(ids));
    expect(await jobs()).toHaveLength(2);
    await h.work();
  });

  it('take what is signed with a secret that another process made a moment ago', async () => {
    expect((await postTo('printify', UNKNOWN_TYPE, printifyHeaders(UNKNOWN_TYPE))).status).toBe(200);
    const id = randomUUID();
    const secretSealed = h.ctx.vault.seal(webhookSecrets.secretSealed, id, 'made elsewhere');
    const row = { id, source: 'printify', secretSealed, createdAt: h.ctx.clock.now(), createdBy: 'test' };
    await h.ctx.db.insert(webhookSecrets).values(row);
    const headers = { 'x-pfy-signature': `sha256=${hmac('made elsewhere', UNKNOWN_TYPE)}` };
    expect((await postTo('printify', UNKNOWN_TYPE, headers)).status).toBe(200);
  });

  it('keep what they store unreadable without the data key', async () => {
    const message = { rawBody: UNKNOWN_TYPE, headers: new Headers(printifyHeaders(UNKNOWN_TYPE)), unsigned: false };
    await receiveWebhook(h.ctx, { source: 'printify', ...message });
    expect((await stored()).map(({ payloadSealed }) => payloadSealed.includes('teleported'))).toEqual([false]);
  });
});
