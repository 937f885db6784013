import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts, webhookEvents } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { redeemToken } from '@/lib/services/order/reading/access-tokens';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { receiveWebhook } from '@/lib/services/webhooks/receive-webhook';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => closeKept(h));

const providerOrders = () => [...h.sandbox.printful.orders(), ...h.sandbox.printify.orders()];
const act = (action: Parameters<Harness['sandbox']['printful']['act']>[1]) => {
  for (const service of [h.sandbox.printful, h.sandbox.printify])
    for (const { id } of service.orders()) service.act(id, action);
};
const stripe = () =>
  h.sandbox.stripe.dump() as {
    charges: { status: string }[];
    refunds: { amount: number; status: string }[];
    payment_intents: { status: string }[];
  };
const view = (orderId: string) => trackOrder(h.ctx, { orderId });
const owner = async (order: { orderId: string; accessToken: string }) => {
  const opened = await redeemToken(h.ctx, order.accessToken);
  if (!opened) throw new Error('the token opens nothing');
  return h.as({ kind: 'order_token', orderId: opened.orderId, strength: opened.strength });
};

describe('an order', () => {
  it('is handed to each provider exactly once, and paying or being told twice changes nothing', async () => {
    const order = await h.place();
    expect(await h.pay(order)).toBe(200);
    await h.work();
    expect(await h.pay(order)).toBe(400);
    for (const event of (h.sandbox.stripe.dump() as { events: { id: string }[] }).events)
      h.sandbox.stripe.control['resendEvent']?.({ id: event.id });
    await h.work();
    expect(
      providerOrders()
        .map(({ externalId }) => externalId)
        .sort(),
    ).toEqual([`${order.orderNumber}-1`, `${order.orderNumber}-2`]);
    expect(providerOrders().every(({ confirmed }) => confirmed)).toBe(true);
    expect(stripe().charges).toHaveLength(1);
    expect((await view(order.orderId)).status).toBe('confirmed');
    expect(h.sandbox.mailbox.list()).toHaveLength(1);
  });

  it('reaches delivered by one sync run alone when every provider webhook is dropped', async () => {
    const drop = { drop: 1 };
    h.sandbox.world.faults.set({ webhooks: { printful: drop, printify: drop } });
    const order = await h.place();
    await h.pay(order);
    await h.work();
    for (const action of ['produce', 'ship_all', 'deliver'] as const) act(action);
    expect((await view(order.orderId)).status).toBe('confirmed');
    const report = await runPodSync(h.ctx, 'test');
    expect(report.errors).toEqual([]);
    expect((await view(order.orderId)).status).toBe('delivered');
    await h.work();
    const subjects = h.sandbox.mailbox.list().map(({ subject }) => subject);
    // It was all there when we heard of it.
    expect(subjects.filter((subject) => subject.startsWith('On its way'))).toHaveLength(0);
    expect(subjects.filter((subject) => subject.startsWith('Delivered'))).toHaveLength(1);
  });

  it.each(['printful', 'printify'] as const)(
    'is printed once at %s although the answer to its creation was lost',
    async (provider) => {
      const order = await h.place([provider]);
      await h.pay(order);
      h.sandbox.world.faults.set({ seed: 3, api: { [provider]: { lostAnswer: 0.5 } } });
      for (let round = 0; round < 6; round += 1) await h.work();
      h.sandbox.world.faults.set({});
      await h.work();
      expect(providerOrders()).toHaveLength(1);
      expect((await view(order.orderId)).status).toBe('confirmed');
    },
  );

  it('is not submitted when the money is not the order’s money', async () => {
    const order = await h.place();
    await h.ctx.db
      .update(orders)
      .set({ totalMinor: order.amounts.totalMinor + 100 })
      .where(eq(orders.id, order.orderId));
    await h.pay(order);
    await h.work();
    expect(providerOrders()).toEqual([]);
    expect((await h.ctx.db.select().from(alerts)).map(({ kind }) => kind)).toContain('payment_mismatch');
  });

  it('that is canceled before production is stopped and refunded once', async () => {
    const order = await h.place(['printful']);
    await h.pay(order);
    await h.work();
    const answer = await cancelOrder(await owner(order), { orderId: order.orderId });
    await h.work();
    expect(answer.fulfillments.map(({ outcome }) => outcome)).not.toContain('refused');
    expect(stripe().refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(order.amounts.totalMinor);
    const after = await view(order.orderId);
    expect([after.status, after.payment.status]).toEqual(['canceled', 'refunded']);
    await expect(cancelOrder(await owner(order), { orderId: order.orderId })).rejects.toMatchObject({
      code: 'not_cancelable',
    });
  });

  it('of which one provider will not stop is refunded for the other part only, and says why', async () => {
    const order = await h.place();
    await h.pay(order);
    await h.work();
    const answer = await cancelOrder(await owner(order), { orderId: order.orderId });
    await h.work();
    expect(answer.fulfillments.map(({ provider, outcome }) => [provider, outcome])).toEqual([
      ['printful', 'canceled'],
      ['printify', 'refused'],
    ]);
    expect(answer.fulfillments[1]?.reason).toBeTruthy();
    const refunded = stripe().refunds.reduce((sum, { amount }) => sum + amount, 0);
    expect(refunded).toBeGreaterThan(0);
    expect(refunded).toBeLessThan(order.amounts.totalMinor);
    const after = await view(order.orderId);
    expect(after.payment).toMatchObject({ status: 'partially_refunded', refunded });
    expect(after.timeline.map(({ title }) => title)).toContain('Too late to cancel');
    // Nothing is under way any more, and the page says so.
    expect(after.cancelReason).toBe('What could still be stopped was canceled. The print shop had begun the rest.');
    expect(after.addressReason).toMatch(/^The print shop has your order/);
  });

  it('that a provider cancels by itself is refunded for that part', async () => {
    const order = await h.place();
    await h.pay(order);
    await h.work();
    const [printful] = h.sandbox.printful.orders();
    h.sandbox.printful.act(printful?.id ?? '', 'produce');
    await h.work();
    const [printify] = h.sandbox.printify.orders();
    h.sandbox.printify.act(printify?.id ?? '', 'cancel');
    await h.work();
    const refunded = stripe().refunds.reduce((sum, { amount }) => sum + amount, 0);
    expect(refunded).toBeGreaterThan(0);
    expect(refunded).toBeLessThan(order.amounts.totalMinor);
    expect((await view(order.orderId)).payment.status).toBe('partially_refunded');
  });

  it('called off before it was paid can not be paid any more', async () => {
    const order = await h.place();
    await cancelOrder(await owner(order), { orderId: order.orderId });
    await h.work();
    expect(await h.pay(order)).toBe(400);
    expect(stripe().payment_intents.map(({ status }) => status)).toEqual(['canceled']);
    expect((await view(order.orderId)).status).toBe('canceled');
  });

  it('keeps open after a declined card and can be paid with another', async () => {
    const order = await h.place();
    expect(await h.pay(order, '4000000000000002')).toBe(402);
    await h.work();
    expect((await view(order.orderId)).payment.status).toBe('failed');
    expect(await h.pay(order)).toBe(200);
    await h.work();
    expect((await view(order.orderId)).payment.status).toBe('paid');
  });

  it('opens for nobody by its number alone, and shows a mailed link no street', async () => {
    const order = await h.place();
    await h.pay(order);
    await h.work();
    const stranger = h.as({ kind: 'anonymous' });
    await expect(trackOrder(stranger, { orderNumber: order.orderNumber })).rejects.toMatchObject({
      code: 'not_found',
    });
    const token = /\?t=([\w-]{22})/.exec(h.sandbox.mailbox.list()[0]?.text ?? '')?.[1] ?? '';
    const opened = await redeemToken(h.ctx, token);
    expect(opened?.strength).toBe('weak');
    const masked = await trackOrder(h.as({ kind: 'order_token', orderId: order.orderId, strength: 'weak' }), {
      orderNumber: order.orderNumber,
    });
    expect(masked.masked).toBe(true);
    expect(JSON.stringify(masked.recipient)).not.toContain('Market Street');
  });

  it('never forgets or rewrites what happened to it', async () => {
    const order = await h.place();
    await expect(
      h.ctx.db.execute(sql`update order_events set kind = 'x' where order_id = ${order.orderId}`),
    ).rejects.toThrow();
  });
});

describe('a webhook', () => {
  const message = (rawBody: string, headers: Record<string, string> = {}) => ({
    source: 'printify',
    rawBody,
    headers: new Headers(headers),
    unsigned: false,
  });

  it.each([
    ['no signature', {}],
    ['a wrong signature', { 'x-pfy-signature': `sha256=${'0'.repeat(64)}` }],
  ])('with %s is refused and nothing of it is stored', async (_name, headers) => {
    await expect(receiveWebhook(h.ctx, message('{"id":"e1","type":"order:updated"}', headers))).rejects.toMatchObject({
      code: 'invalid_signature',
    });
    expect(await h.ctx.db.select().from(webhookEvents)).toEqual([]);
  });

  it('is stored once however often it is sent, and survives forged and unsigned copies', async () => {
    h.sandbox.world.faults.set({
      webhooks: { stripe: { duplicate: 1, forge: 1, unsigned: 1 }, printify: { duplicate: 1, forge: 1, unsigned: 1 } },
    });
    const order = await h.place(['printify']);
    await h.pay(order);
    await h.work();
    const stored = await h.ctx.db.select().from(webhookEvents);
    expect(new Set(stored.map(({ source, dedupeKey }) => `${source} ${dedupeKey}`)).size).toBe(stored.length);
    expect(h.received.filter(({ status }) => status === 401).length).toBeGreaterThan(0);
    expect(providerOrders()).toHaveLength(1);
    expect(stored.every(({ state }) => state === 'processed' || state === 'ignored')).toBe(true);
  });
});
