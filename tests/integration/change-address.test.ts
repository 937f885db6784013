import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts, effects } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { runEffect } from '@/lib/engine/work/run-effect';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { changeAddress } from '@/lib/services/order/self-service/change-address';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';

const NEW_HOME = {
  name: 'Ada Byron',
  line1: '99 Mission Street',
  line2: 'Floor 3',
  city: 'Oakland',
  state: 'CA',
  postalCode: '94607',
  country: 'US',
};

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => closeKept(h));

const owner = (order: { orderId: string }) => h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
const change = (order: { orderId: string }, recipient: typeof NEW_HOME & { phone?: string } = NEW_HOME) =>
  changeAddress(owner(order), { ref: { orderId: order.orderId }, recipient });
const shown = async (order: { orderId: string }) =>
  (await trackOrder(owner(order), { orderId: order.orderId })).recipient;

type There = { address1: string; phone?: string };

/** What each provider would write on the parcel. */
async function addressesThere(field: keyof There = 'address1'): Promise<(string | undefined)[]> {
  const { printfulUrl, printifyUrl } = h.sandbox;
  const headers = { authorization: 'Bearer sandbox' };
  const printful = (await (await fetch(`${printfulUrl}/orders`, { headers })).json()) as {
    result: { recipient: There }[];
  };
  const printify = (await (await fetch(`${printifyUrl}/v1/shops/901001/orders.json`, { headers })).json()) as {
    data: { address_to: There }[];
  };
  return [
    ...printful.result.map(({ recipient }) => recipient[field]),
    ...printify.data.map(({ address_to }) => address_to[field]),
  ];
}

/** Time stands nearly still, so that the providers are still working out costs and no draft can be confirmed yet. */
async function waitingDrafts(order: { orderId: string }): Promise<number> {
  h.sandbox.world.clock.setScale(0.001);
  await syncPayment(h.ctx, { orderId: order.orderId, source: 'system' });
  const submits = await h.ctx.db.select().from(effects).where(eq(effects.kind, 'submit'));
  for (const { id } of submits) await runEffect(h.ctx, id);
  const tried = await h.ctx.db.select().from(effects).where(eq(effects.kind, 'submit'));
  return tried.filter(({ state, reasonCode }) => state === 'pending' && reasonCode === 'not_ready').length;
}

/** Time goes on, and with it everything that is owed. */
async function goOn(): Promise<void> {
  h.sandbox.world.clock.setScale(60);
  await h.work();
}

/** Paid, and nothing handed over yet. */
async function paidOnly() {
  const order = await h.place();
  await h.pay(order);
  await syncPayment(h.ctx, { orderId: order.orderId, source: 'system' });
  return order;
}

describe('an address', () => {
  it('given before the order was handed over is the one it is made with', async () => {
    const order = await paidOnly();
    await change(order);
    await h.work();
    expect(await addressesThere()).toEqual([NEW_HOME.line1, NEW_HOME.line1]);
    expect(await shown(order)).toEqual(NEW_HOME);
    // The payment still names the old place, and that is no mismatch.
    await syncPayment(h.ctx, { orderId: order.orderId, source: 'system' });
    expect((await h.ctx.db.select().from(alerts)).map(({ kind }) => kind)).toEqual([]);
  });

  it('carries a phone number as the carrier dials it, and none that nobody can call', async () => {
    await expect(h.place(['printful'], undefined, { recipient: { phone: '12 34' } })).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'phone_unknown',
      fields: { 'recipient.phone': expect.any(String) },
    });
    const order = await h.place(['printful', 'printify'], undefined, { recipient: { phone: '415 555 2671' } });
    await h.pay(order);
    await syncPayment(h.ctx, { orderId: order.orderId, source: 'system' });
    expect((await shown(order))?.phone).toBe('+14155552671');
    await expect(change(order, { ...NEW_HOME, phone: '0' })).rejects.toMatchObject({ reason: 'phone_unknown' });
    await change(order, { ...NEW_HOME, phone: '(510) 555-0134' });
    await h.work();
    expect(await addressesThere('phone')).toEqual(['+15105550134', '+15105550134']);
  });

  it('is given in the checkout until the order is paid', async () => {
    await expect(change(await h.place())).rejects.toMatchObject({ code: 'not_editable' });
  });

  it('given while drafts wait at both providers is written into them, and the confirm carries it', async () => {
    const order = await h.place();
    await h.pay(order);
    expect(await waitingDrafts(order)).toBe(2);
    expect(await addressesThere()).toEqual(['12 Market Street', '12 Market Street']);
    await change(order);
    expect(await addressesThere()).toEqual([NEW_HOME.line1, NEW_HOME.line1]);
    await goOn();
    expect((await trackOrder(h.ctx, { orderId: order.orderId })).status).toBe('confirmed');
    expect(await addressesThere()).toEqual([NEW_HOME.line1, NEW_HOME.line1]);
  });

  it('that a provider missed is told again before its draft is confirmed', async () => {
    const order = await h.place(['printful']);
    await h.pay(order);
    expect(await waitingDrafts(order)).toBeGreaterThan(0);
    // As after a crash between our row and the provider: the row has the new one, the draft the old one.
    await h.ctx.db
      .update(orders)
      .set({ recipientSealed: h.ctx.vault.seal(orders.recipientSealed, order.orderId, NEW_HOME), recipientVersion: 2 })
      .where(eq(orders.id, order.orderId));
    await goOn();
    expect(await addressesThere()).toEqual([NEW_HOME.line1]);
  });

  it('is refused once a part is with the print shop, and nothing of it is kept', async () => {
    const order = await h.place();
    await h.pay(order);
    await h.work();
    await expect(change(order)).rejects.toMatchObject({ code: 'not_editable' });
    expect(await addressesThere()).toEqual(['12 Market Street', '12 Market Street']);
    expect((await shown(order)).line1).toBe('12 Market Street');
  });

  it('that one provider refuses goes back to the old one at the other, too', async () => {
    const order = await h.place();
    await h.pay(order);
    expect(await waitingDrafts(order)).toBeGreaterThan(0);
    // Somebody sent it to production in the provider's own dashboard, and we have not heard of it.
    h.sandbox.world.clock.advance(60_000);
    const [printful] = h.sandbox.printful.orders();
    const sent = await fetch(`${h.sandbox.printfulUrl}/orders/${printful?.id}/confirm`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox' },
    });
    expect(sent.status).toBe(200);
    await expect(change(order)).rejects.toMatchObject({ code: 'not_editable' });
    expect(await addressesThere()).toEqual(['12 Market Street', '12 Market Street']);
    const view = await trackOrder(owner(order), { orderId: order.orderId });
    expect(view.recipient.line1).toBe('12 Market Street');
    expect(view.timeline.map(({ title }) => title)).toContain('Address not changed');
    await goOn();
  });

  it('is fixed while the confirm is under way', async () => {
    const order = await h.place(['printful']);
    await h.pay(order);
    expect(await waitingDrafts(order)).toBeGreaterThan(0);
    await h.ctx.db.update(fulfillments).set({ handingOverAt: h.ctx.clock.now() });
    await expect(change(order)).rejects.toMatchObject({ code: 'not_editable' });
    await goOn();
  });

  it('can be put right where Printful failed the order for it', async () => {
    const order = await h.place(['printful']);
    await h.pay(order);
    await h.work();
    const [there] = h.sandbox.printful.orders();
    h.sandbox.printful.act(there?.id ?? '', 'fail');
    await h.work();
    await change(order);
    expect(await addressesThere()).toEqual([NEW_HOME.line1]);
    await h.work();
  });

  it('stays in the country that was paid for', async () => {
    const order = await paidOnly();
    await expect(change(order, { ...NEW_HOME, country: 'DE', state: '', postalCode: '10115' })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { country: expect.any(String) },
    });
    await h.work();
  });

  it('is changed by nobody with a forwarded link, by no stranger and by no viewer, but by support', async () => {
    const order = await paidOnly();
    const orderId = order.orderId;
    const user = (role: 'customer' | 'viewer' | 'support') =>
      h.as({ kind: 'user', userId: crypto.randomUUID(), email: 'x@example.com', role });
    const attempt = (ctx: ReturnType<Harness['as']>) => changeAddress(ctx, { ref: { orderId }, recipient: NEW_HOME });
    await expect(attempt(h.as({ kind: 'anonymous' }))).rejects.toMatchObject({ code: 'not_found' });
    await expect(attempt(user('customer'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(attempt(user('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    const weak = h.as({ kind: 'order_token', orderId, strength: 'weak' });
    await expect(attempt(weak)).rejects.toMatchObject({ code: 'forbidden' });
    await attempt(user('support'));
    expect(await shown(order)).toEqual(NEW_HOME);
    const [row] = await h.ctx.db.select().from(orders);
    expect(JSON.stringify(row)).not.toContain('Mission');
    await h.work();
  });
});
