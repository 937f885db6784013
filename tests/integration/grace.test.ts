import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { orderItems, orders } from '@/db/schema/orders';
import { podOf } from '@/lib/engine/ctx';
import { runEffect } from '@/lib/engine/work/run-effect';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { readSetting } from '@/lib/services/backoffice/settings/read-setting';
import { saveSetting } from '@/lib/services/backoffice/settings/save-setting';
import { changeItem, otherVariants } from '@/lib/services/checkout/change-item';
import { changeAddress } from '@/lib/services/order/self-service/change-address';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { person } from '../support/staff';
import { HOUR_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness({ doors: true });
  s = sceneOf(h);
  await saveSetting(await person(h, 'owner'), { key: 'shop', newest: 0, value: { grace: '2' } });
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;
const shopper = (order: Placed) => h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
/** Paid and handed to the print shops, as far as that goes at once. */
async function paid(providers: string[]) {
  const order = await s.paidOnly(providers);
  await submit(order);
  return order;
}
async function submit(order: Placed) {
  for (const { id } of await s.effectsOf(order, 'submit')) await runEffect(h.ctx, id);
}
/** All that the print shops know of orders of theirs. */
function printed(pods: readonly { id: string }[]): string {
  const all = [h.sandbox.printful, h.sandbox.printify].flatMap(
    (shop) => (shop.dump() as { orders: { id: string | number }[] }).orders,
  );
  return JSON.stringify(all.filter(({ id }) => pods.some((pod) => pod.id === String(id))));
}
async function graceEnds() {
  h.later(2 * HOUR_MS + 1_000);
  await h.work();
}

describe('while a shopper may change their mind', () => {
  it('there is a draft at every print shop and nothing is confirmed, nobody is alarmed, and then it is, once', async () => {
    const order = await paid(['printful', 'printify']);
    expect(s.pods(order).map(({ confirmed }) => confirmed)).toEqual([false, false]);
    const view = await s.view(order);
    expect(view.changeableUntil?.getTime()).toBeGreaterThan(h.ctx.clock.now().getTime() + 1.9 * HOUR_MS);
    h.later(1.5 * HOUR_MS);
    await submit(order);
    await evaluateAlerts(h.ctx);
    expect(s.going(order)).toEqual([]);
    expect(await s.alertsOf(order)).toEqual([]);
    await graceEnds();
    expect(s.going(order)).toHaveLength(2);
    expect(s.pods(order)).toHaveLength(2);
    expect((await s.view(order)).changeableUntil).toBeNull();
  });

  it('calling off costs nothing: the drafts go and all the money comes back', async () => {
    const order = await paid(['printful', 'printify']);
    await s.cancel(order);
    await graceEnds();
    expect(s.going(order)).toEqual([]);
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
    expect((await s.view(order)).status).toBe('canceled');
  });

  it('a new address is the one that is printed on the parcel', async () => {
    const order = await paid(['printful']);
    const { recipient } = await s.view(order);
    const moved = { ...recipient, line1: '99 Otter Street' } as Parameters<typeof changeAddress>[1]['recipient'];
    await changeAddress(shopper(order), { ref: { orderId: order.orderId }, recipient: moved });
    await graceEnds();
    expect(printed(s.going(order))).toContain('99 Otter Street');
  });

  it('the days of delivery count from its end', async () => {
    const owner = await person(h, 'owner', 'other');
    const daysOf = async (grace: '2' | '24') => {
      const { newest } = await readSetting(owner, { key: 'shop' });
      await saveSetting(owner, { key: 'shop', newest, value: { grace } });
      const { orderId } = await h.place(['printful']);
      const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, orderId));
      return row?.shipping.deliveryTo ?? '';
    };
    const long = await daysOf('24');
    expect(long > (await daysOf('2'))).toBe(true);
  });
});

describe('another size', () => {
  it.each(['printful', 'printify'])('is what %s prints, once, at the price that was paid', async (provider) => {
    const order = await paid([provider]);
    const { items } = await otherVariants(shopper(order), { orderId: order.orderId });
    const [item] = items;
    const other = item?.variants[0];
    if (!item || !other) throw new Error('nothing else at this price');
    const answer = await changeItem(shopper(order), { ref: order, itemId: item.itemId, variantId: other.variantId });
    expect(answer).toEqual({ changed: true, variantName: other.name });
    await submit(order);
    await graceEnds();
    const [variant] = await h.ctx.db.select().from(variants).where(eq(variants.id, other.variantId));
    const going = s.going(order);
    expect(going).toHaveLength(1);
    expect(printed(going)).toContain(String(variant?.providerVariantId));
    expect((await s.view(order)).items.map(({ variantName }) => variantName)).toEqual([other.name]);
    expect(s.refunded(order)).toBe(0);
    expect((await s.view(order)).timeline.map(({ status }) => status)).toContain('order.item_changed');
  });

  it('that costs something else is refused, and so is any once it is being printed', async () => {
    const order = await paid(['printful']);
    const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
    const all = await h.ctx.db
      .select()
      .from(variants)
      .where(eq(variants.productId, item?.productId ?? ''));
    const { items } = await otherVariants(shopper(order), { orderId: order.orderId });
    const offered = items[0]?.variants.map(({ variantId }) => variantId) ?? [];
    const dearer = all.find(({ id }) => id !== item?.variantId && !offered.includes(id));
    const change = (variantId: string) => changeItem(shopper(order), { ref: order, itemId: item?.id ?? '', variantId });
    await expect(change(dearer?.id ?? 'nothing')).rejects.toMatchObject({ code: 'conflict', reason: 'other_price' });
    await graceEnds();
    await expect(change(offered[0] ?? '')).rejects.toMatchObject({ code: 'not_editable' });
    expect(s.going(order)).toHaveLength(1);
  });

  /** The draft of before comes to be after the newer attempt has looked; its own work has still to be done. */
  async function changedWhileUnderWay() {
    const order = await s.paidOnly(['printify']);
    h.door('printify').hold(({ method, path }) => method === 'POST' && path.endsWith('/orders.json'));
    await submit(order);
    h.door('printify').hold(() => false);
    const [item] = (await otherVariants(shopper(order), { orderId: order.orderId })).items;
    const variantId = item?.variants[0]?.variantId ?? '';
    await changeItem(shopper(order), { ref: order, itemId: item?.itemId ?? '', variantId });
    const owed = await s.effectsOf(order, 'submit');
    const newer = owed.find(({ createdAt }) => owed.every((other) => other.createdAt <= createdAt));
    const older = owed.find(({ id }) => id !== newer?.id);
    await runEffect(h.ctx, newer?.id ?? '');
    expect(await h.door('printify').release()).toEqual([200]);
    h.later(HOUR_MS / 2);
    return { order, older: older?.id ?? '' };
  }

  it('that is asked for while the draft of before is under way leaves no draft of before', async () => {
    const { order, older } = await changedWhileUnderWay();
    await runEffect(h.ctx, older);
    const alive = s.pods(order).filter(({ status }) => !/cancel/.test(status));
    expect(alive.map(({ externalId }) => externalId)).toEqual([`${order.orderNumber}-2`]);
    await graceEnds();
  });

  it('opens a case where the print shop keeps the draft of before going', async () => {
    const { order, older } = await changedWhileUnderWay();
    const before = s.pods(order).find(({ externalId }) => externalId === `${order.orderNumber}-1`);
    // Somebody there has sent it off by hand.
    await podOf(h.ctx, 'printify', 'submit').confirm(before?.id ?? '');
    h.sandbox.printify.act(before?.id ?? '', 'produce');
    await runEffect(h.ctx, older);
    expect(await s.alertsOf(order)).toContain('submit_refused');
    h.sandbox.printify.act(before?.id ?? '', 'cancel');
    await graceEnds();
  });

  it('is nothing that a forwarded link can ask for', async () => {
    const order = await paid(['printful']);
    const weak = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'weak' });
    await expect(otherVariants(weak, { orderId: order.orderId })).rejects.toMatchObject({ code: 'forbidden' });
    await graceEnds();
  });
});
