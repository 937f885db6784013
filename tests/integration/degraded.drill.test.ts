import { and, eq, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts, effects, webhookEvents } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { runEffect } from '@/lib/engine/work/run-effect';
import { runEvent } from '@/lib/engine/work/run-event';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import { listProviderHealth } from '@/lib/services/backoffice/providers/list-provider-health';
import { listProducts } from '@/lib/services/catalogue/list-products';
import { quoteShipping } from '@/lib/services/checkout/quote-shipping';
import { runMaintenance } from '@/lib/services/sync/run-maintenance';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { sceneOf } from './_scene';

const DAY_MS = 86_400_000;
const QUARTER_MS = 15 * 60_000;
const DOWN = { error500: { error500: 1 }, refuse: { refuse: 1 }, tooMany: { tooMany: 1 } };

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => closeKept(h));

const down = (how: keyof typeof DOWN = 'refuse') => h.sandbox.world.faults.set({ api: { printful: DOWN[how] } });
const backUp = () => h.sandbox.world.faults.set({});
const partsOf = (orderId: string) => h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId));
const shippingOf = async (orderId: string) =>
  (await h.ctx.db.select({ shipping: orders.shipping }).from(orders).where(eq(orders.id, orderId)))[0]?.shipping;

/** The cart that `place` buys, asked about for some address. */
async function quote(postalCode: string, provider = 'printful') {
  const [product] = (await listProducts(h.ctx, {})).products.filter(
    (each) => each.provider === provider && each.available,
  );
  const variant = product?.variants.find(({ available }) => available);
  return quoteShipping(
    h.ctx,
    {
      items: [{ variantId: variant?.id ?? '', quantity: 1 }],
      destination: { country: 'US', state: 'CA', postalCode },
    },
    { lane: 'refresh', freshMs: 0 },
  );
}

describe('while Printful is down', () => {
  it.each(['error500', 'refuse'] as const)(
    'by %s, checkout sells on the last quoted delivery, and the order is printed once it is back',
    async (how) => {
      const before = h.ctx.clock.now();
      await quote('94105');
      h.later(60_000);
      down(how);
      const order = await h.place(['printful']);
      expect(await h.pay(order)).toBe(200);
      const quotedAt = (await shippingOf(order.orderId))?.quotedAt;
      expect(quotedAt && new Date(quotedAt).getTime()).toBeLessThan(before.getTime() + 60_000);

      await h.work();
      expect((await partsOf(order.orderId)).map(({ status, podOrderId }) => [status, podOrderId])).toEqual([
        ['pending', null],
      ]);
      const owed = await h.ctx.db.select().from(effects).where(eq(effects.orderId, order.orderId));
      expect(owed.find(({ kind }) => kind === 'submit')?.state).toBe('pending');

      backUp();
      await h.work();
      expect((await partsOf(order.orderId)).map(({ status }) => status)).toEqual(['confirmed']);
      expect(h.sandbox.printful.orders()).toHaveLength(1);
    },
  );

  it('the other provider goes on: its part of the order is printed meanwhile', async () => {
    const order = await h.place();
    down();
    await h.pay(order);
    await h.work();
    const parts = await partsOf(order.orderId);
    expect(new Map(parts.map(({ provider, status }) => [provider, status]))).toEqual(
      new Map([
        ['printful', 'pending'],
        ['printify', 'confirmed'],
      ]),
    );
    backUp();
    await h.work();
    expect((await partsOf(order.orderId)).map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
  });

  it('an address that was never quoted is told in plain words that delivery cannot be priced', async () => {
    await quote('94105');
    down();
    await expect(quote('10001')).rejects.toMatchObject({
      code: 'provider_unavailable',
      message: 'We cannot price the delivery right now. Please try again in a few minutes.',
    });
  });

  it('a quote stands in for seven days and no longer', async () => {
    await quote('94105');
    down('tooMany');
    h.later(7 * DAY_MS - 60_000);
    expect((await quote('94105')).choices[0]?.quotedAt).toBeDefined();
    h.later(120_000);
    await expect(quote('94105')).rejects.toMatchObject({ code: 'provider_unavailable' });
  });
});

it('a delivery that was quoted just now carries no age', async () => {
  const order = await h.place();
  expect(await shippingOf(order.orderId)).not.toHaveProperty('quotedAt');
});

type Placed = Awaited<ReturnType<Harness['place']>>;

/** What the worker would do now: everything that is due, and nothing that has to wait. */
async function workWhatIsDue(): Promise<void> {
  const now = () => h.ctx.clock.now();
  for (;;) {
    await h.sandbox.world.deliveries.settled();
    const events = await h.ctx.db
      .select({ id: webhookEvents.id })
      .from(webhookEvents)
      .where(
        and(
          eq(webhookEvents.state, 'received'),
          or(isNull(webhookEvents.nextAttemptAt), lte(webhookEvents.nextAttemptAt, now())),
        ),
      );
    const owed = await h.ctx.db
      .select({ id: effects.id })
      .from(effects)
      .where(and(eq(effects.state, 'pending'), or(isNull(effects.nextAttemptAt), lte(effects.nextAttemptAt, now()))));
    if (events.length + owed.length === 0) return;
    for (const { id } of events) await runEvent(h.ctx, id);
    for (const { id } of owed) await runEffect(h.ctx, id);
  }
}

async function aQuarterOfAnHour(): Promise<void> {
  await workWhatIsDue();
  await runWatch(h.ctx);
  h.later(QUARTER_MS);
  await runPodSync(h.ctx, 'schedule');
}

describe('six hours without a provider', () => {
  it.each(['printful', 'printify'] as const)(
    'of %s lose no order, print none twice and need nobody: what was sold, canceled and made meanwhile is put right',
    async (provider) => {
      h.stopClock();
      const s = sceneOf(h);
      const early = await s.confirmed([provider]);
      h.sandbox.world.faults.set({ api: { [provider]: DOWN.refuse }, webhooks: { [provider]: { drop: 1 } } });
      const sold: Placed[] = [];
      for (let quarter = 0; quarter < 24; quarter += 1) {
        // The print shop goes on working; only nobody can reach it.
        if (quarter === 4) s.act(early, provider, 'produce');
        if (quarter % 6 === 0) sold.push(await s.paidOnly([provider]));
        if (quarter % 6 === 3) sold.push(await s.paidOnly());
        if (quarter % 4 === 0) await runMaintenance(h.ctx, 'schedule');
        await aQuarterOfAnHour();
      }
      const [regretted, ...kept] = sold;
      if (!regretted) throw new Error('nothing was sold');
      await s.cancel(regretted);
      expect(s.pods(regretted)).toEqual([]);
      expect(s.going(early)).toHaveLength(1);

      backUp();
      for (let quarter = 0; quarter < 6; quarter += 1) await aQuarterOfAnHour();
      for (const order of kept) {
        const parts = await partsOf(order.orderId);
        expect(parts.map(({ status }) => status)).toEqual(parts.map(() => 'confirmed'));
        expect(s.going(order)).toHaveLength(parts.length);
        expect(s.subjectsOf(order)).toHaveLength(1);
      }
      expect((await s.view(early)).status).toBe('in_production');
      expect(s.going(regretted)).toEqual([]);
      expect(s.refundsOf(regretted).map(({ amount }) => amount)).toEqual([regretted.amounts.totalMinor]);
      const dead = await h.ctx.db
        .select()
        .from(effects)
        .where(inArray(effects.state, ['pending', 'dead']));
      expect(dead.map(({ kind, state, note }) => [kind, state, note])).toEqual([]);
      // Here the work is done without the queue, whose jobs therefore pile up, and nobody reads the catalogue.
      const open = (await h.ctx.db.select().from(alerts).where(ne(alerts.state, 'resolved'))).filter(
        ({ kind }) => kind !== 'queue_backlog' && kind !== 'catalogue_late',
      );
      expect(open.map(({ message }) => message)).toEqual([]);
    },
  );
});

describe('the health of the providers', () => {
  const healthOf = async (provider: string) =>
    (await listProviderHealth(h.ctx)).providers.find((each) => each.provider === provider);

  it('shows staff what calls came to, when one went down, and that it is back', async () => {
    h.stopClock();
    await quote('94105');
    down();
    for (let tries = 0; tries < 6; tries += 1) await quote('94105');
    expect(await healthOf('printful')).toMatchObject({
      label: 'Printful',
      tokens: { of: 1800 },
      breaker: 'open',
      consecutiveFailures: 5,
      lastError: expect.stringContaining('no usable answer'),
      lastHour: { failed: 5, limited: 0 },
    });
    expect(await healthOf('printify')).toMatchObject({ breaker: 'closed', consecutiveFailures: 0, lastError: null });
    backUp();
    h.later(10_000);
    expect((await healthOf('printful'))?.breaker).toBe('half_open');
    await quote('94105');
    expect(await healthOf('printful')).toMatchObject({ breaker: 'closed', openUntil: null, consecutiveFailures: 0 });
  });

  it('has Stripe too, which is written down and never held back', async () => {
    h.sandbox.world.faults.set({ api: { stripe: { error500: 1 } } });
    for (let tries = 0; tries < 6; tries += 1) await expect(h.ctx.stripe.readPayment('pi_none')).rejects.toThrow();
    expect(await healthOf('stripe')).toMatchObject({ breaker: 'closed', consecutiveFailures: 6, tokens: null });
    backUp();
    await expect(h.ctx.stripe.readPayment('pi_none')).rejects.toMatchObject({ kind: 'rejected' });
    expect(await healthOf('stripe')).toMatchObject({ consecutiveFailures: 0 });
  });

  it('is no business of strangers', async () => {
    await expect(listProviderHealth(h.as({ kind: 'anonymous' }))).rejects.toMatchObject({ code: 'forbidden' });
  });
});
