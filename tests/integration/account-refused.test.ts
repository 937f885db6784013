import { eq, ne } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts, effects, providerHealth } from '@/db/schema/operations';
import { fulfillments } from '@/db/schema/orders';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import { quoteShipping } from '@/lib/services/checkout/quote-shipping';
import { type Harness, openHarness } from '../support/harness';

const HOUR_MS = 3_600_000;

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const openAlerts = async () =>
  (await h.ctx.db.select({ kind: alerts.kind, key: alerts.key }).from(alerts).where(ne(alerts.state, 'resolved')))
    .map(({ key }) => key)
    .sort();
const statesOf = async (orderId: string) =>
  (await h.ctx.db.select().from(effects).where(eq(effects.orderId, orderId))).map(({ kind, state }) => [kind, state]);

describe.each([
  ['printful', 'unauthorized'],
  ['printful', 'botCheck'],
  ['printify', 'unauthorized'],
] as const)('while %s answers %s to everything', (provider, fault) => {
  it('paid orders wait, one alert says what to do, and all of them are handed over once the key is right', async () => {
    const orders = [await h.place([provider]), await h.place([provider])];
    h.sandbox.world.faults.set({ api: { [provider]: { [fault]: 1 } } });
    for (const order of orders) await h.pay(order);
    await h.work();
    h.later(HOUR_MS);
    await h.work();
    await runWatch(h.ctx);
    for (const { orderId } of orders) expect(await statesOf(orderId)).toContainEqual(['submit', 'pending']);
    expect((await openAlerts()).filter((key) => key.includes(provider) || key.startsWith('unsubmitted'))).toEqual([
      `account_refused:${provider}`,
    ]);

    h.sandbox.world.faults.set({});
    h.later(HOUR_MS);
    await h.work();
    await runWatch(h.ctx);
    for (const { orderId } of orders) {
      const [part] = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId));
      expect(part?.confirmedAt).not.toBeNull();
    }
    expect((await openAlerts()).filter((key) => key.includes(provider))).toEqual([]);
    const [health] = await h.ctx.db.select().from(providerHealth).where(eq(providerHealth.provider, provider));
    expect(health?.refusedSince, 'what fails later would be told as refused').toBeNull();
  });
});

it('with a refused key the shop goes on selling on the last quoted delivery', async () => {
  const { items } = await h.cart(['printful']);
  const destination = { country: 'US', state: 'CA', postalCode: '94105' };
  h.sandbox.world.faults.set({ api: { printful: { unauthorized: 1 } } });
  const { choices } = await quoteShipping(h.ctx, { items, destination }, { lane: 'refresh', freshMs: 0 });
  expect(choices[0]?.quotedAt).toBeDefined();
});

describe('a mail server that refuses us', () => {
  it.each(['password', 'limit', 'sender', 'senderDomain'] as const)('for our %s loses no mail', async (mail) => {
    const order = await h.place(['printful']);
    h.sandbox.world.faults.set({ mail });
    await h.pay(order);
    await h.work();
    expect(await statesOf(order.orderId)).toContainEqual(['mail_placed', 'pending']);
    expect(h.sandbox.mailbox.list()).toEqual([]);
    expect(await openAlerts()).toContain('account_refused:smtp');

    h.sandbox.world.faults.set({});
    h.later(HOUR_MS);
    await h.work();
    expect(await statesOf(order.orderId)).toContainEqual(['mail_placed', 'done']);
    expect(await openAlerts()).not.toContain('account_refused:smtp');
  });

  it('for the one who is written to is that one’s case, at once', async () => {
    const order = await h.place(['printful']);
    h.sandbox.world.faults.set({ mail: 'recipient' });
    await h.pay(order);
    await h.work();
    expect(await statesOf(order.orderId)).toContainEqual(['mail_placed', 'attention']);
    expect(await openAlerts()).not.toContain('account_refused:smtp');
  });
});

it('a key that is about to end is told a month before, by its own claim or by the environment', async () => {
  const endsAt = new Date(h.ctx.clock.now().getTime() + 20 * 24 * HOUR_MS);
  const claims = Buffer.from(JSON.stringify({ exp: endsAt.getTime() / 1000 })).toString('base64url');
  const env = { ...h.ctx.env, PRINTIFY_API_KEY: `x.${claims}.y`, PRINTFUL_KEY_EXPIRES: '2099-01-01' };
  await runWatch({ ...h.ctx, env });
  const [alert] = await h.ctx.db.select().from(alerts).where(eq(alerts.kind, 'key_expiring'));
  expect(alert).toMatchObject({ key: 'key_expiring:printify', severity: 'warning', state: 'open' });
  expect(alert?.message).toContain(endsAt.toISOString().slice(0, 10));
});
