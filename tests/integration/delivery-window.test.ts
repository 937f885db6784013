import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import { orders } from '@/db/schema/orders';
import { deliveryHistory } from '@/db/schema/service';
import { shipments } from '@/db/schema/shipments';
import { isoDay } from '@/lib/domain/core/days';
import { inTransaction } from '@/lib/engine/in-transaction';
import { refreshOrder } from '@/lib/services/order/status/refresh-order';
import { keepWindows } from '@/lib/services/sync/maintenance/keep-windows';
import { learnWindows } from '@/lib/services/sync/maintenance/learn-windows';
import { type Harness, openHarness } from '../support/harness';

const DAY_MS = 86_400_000;

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const paidOrder = async (providers = ['printful']) => {
  const order = await h.place(providers);
  await h.pay(order);
  await h.work();
  return order;
};
const windowOf = async (orderId: string) => {
  const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, orderId));
  return row?.deliveryWindow ?? null;
};
const changes = async (orderId: string) =>
  (await h.ctx.db.select().from(orderEvents).where(eq(orderEvents.orderId, orderId)))
    .filter(({ kind }) => kind === 'delivery.window_changed')
    .map(({ data }) => data);
const act = (action: 'produce' | 'ship_all' | 'deliver') => {
  for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, action);
};

/** Copies of one delivered order that took `days` each. */
let copies = 0;
async function history(orderId: string, days: number[]): Promise<void> {
  const [part] = await h.ctx.db.execute<{ id: string }>(
    sql`select id from fulfillments where order_id = ${orderId} limit 1`,
  );
  if (!part) throw new Error('no part');
  for (const took of days) {
    const place = copies++;
    await h.ctx.db.execute(sql`
      with o as (
        insert into orders (order_number, status, total_minor, currency, payment_status, subtotal_minor, shipping_minor,
          livemode, recipient_sealed, email_sealed, email_index, country, shipping, checkout_hash, paid_at)
        select order_number || ${`-c${place}`}, 'delivered', total_minor, currency, 'paid', subtotal_minor,
          shipping_minor, livemode, recipient_sealed, email_sealed, email_index, country, shipping, checkout_hash,
          now() - make_interval(days => 30)
        from orders where id = ${orderId} returning id, paid_at
      ), i as (
        insert into order_items (order_id, provider, product_id, variant_id, title, variant_name, quantity, unit_minor,
          provider_product_id, provider_variant_id, provider_data)
        select o.id, provider, product_id, variant_id, title, variant_name, quantity, unit_minor, provider_product_id,
          provider_variant_id, provider_data from order_items, o where order_id = ${orderId} returning order_id
      ), f as (
        insert into fulfillments (order_id, provider, external_id, status, rank, shipping_method)
        select o.id, provider, external_id || ${`-c${place}`}, 'delivered', 40, shipping_method
        from fulfillments, o where fulfillments.id = ${part.id} returning id
      )
      insert into shipments (fulfillment_id, provider_shipment_id, status, rank, delivered_at)
      select f.id, ${`c${place}`}, 'delivered', 20, o.paid_at + make_interval(days => ${took}) from f, o`);
  }
}

describe('delivery windows', () => {
  it('are the provider’s dates until twenty packages have arrived, and our own afterwards', async () => {
    const first = await paidOrder();
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, first.orderId));
    expect(await windowOf(first.orderId)).toMatchObject({
      from: row?.shipping.deliveryFrom,
      to: row?.shipping.deliveryTo,
      basis: 'quote',
    });
    // 5 to 23 days, one each.
    await history(
      first.orderId,
      Array.from({ length: 19 }, (_, place) => place + 5),
    );
    expect(await learnWindows(h.ctx)).toBe(0);
    await history(first.orderId, [24]);
    expect(await learnWindows(h.ctx)).toBe(1);
    const [learned] = await h.ctx.db.select().from(deliveryHistory);
    // Of 5, 6, … 24: the 20 % and 90 % points between neighbours.
    expect(learned).toMatchObject({ provider: 'printful', country: 'US', tier: 'standard', packages: 20 });
    expect(learned?.p20Days).toBeCloseTo(8.8, 4);
    expect(learned?.p90Days).toBeCloseTo(22.1, 4);

    const second = await paidOrder();
    const [paid] = await h.ctx.db.select().from(orders).where(eq(orders.id, second.orderId));
    const daysOn = (days: number) => isoDay(new Date((paid?.paidAt?.getTime() ?? 0) + days * DAY_MS));
    expect(await windowOf(second.orderId)).toMatchObject({ from: daysOn(9), to: daysOn(23), basis: 'history' });
    // What was promised stays promised, whatever is learned later.
    await h.ctx.db.delete(deliveryHistory);
    await inTransaction(h.ctx, (ctx) => refreshOrder(ctx, second.orderId));
    expect(await windowOf(second.orderId)).toMatchObject({ to: daysOn(23), previous: null });
  });

  it('leave out returned and resent packages and what arrived long ago', async () => {
    const order = await paidOrder();
    await history(
      order.orderId,
      Array.from({ length: 20 }, () => 6),
    );
    expect(await learnWindows(h.ctx)).toBe(1);
    const [one] = await h.ctx.db.select().from(shipments).limit(1);
    if (!one) throw new Error('no package');
    for (const spoil of [
      sql`status = 'returned'`,
      sql`status = 'delivered', reshipment = true`,
      sql`reshipment = false, delivered_at = now() - make_interval(days => 400)`,
    ]) {
      await h.ctx.db.execute(sql`update shipments set ${spoil} where id = ${one.id}`);
      expect(await learnWindows(h.ctx)).toBe(0);
    }
  });

  it('follow the carrier, and the timeline says what they were before', async () => {
    const order = await paidOrder();
    const promised = await windowOf(order.orderId);
    act('produce');
    await h.work();
    act('ship_all');
    await h.work();
    const late = new Date(new Date(promised?.to ?? '').getTime() + 4 * DAY_MS);
    await h.ctx.db.update(shipments).set({ estimatedFrom: late, estimatedTo: late });
    const mails = () => h.ctx.db.$count(effects, eq(effects.kind, 'mail_delay'));
    await inTransaction(h.ctx, (ctx) => refreshOrder(ctx, order.orderId));
    // To recompute is not news: who moved something owes the mail.
    expect(await mails()).toBe(0);
    const now = await windowOf(order.orderId);
    expect(now).toMatchObject({ to: isoDay(late), basis: 'carrier' });
    expect((await changes(order.orderId)).at(-1)).toMatchObject({ to: isoDay(late), later: true });
    await inTransaction(h.ctx, (ctx) => refreshOrder(ctx, order.orderId));
    expect(await windowOf(order.orderId)).toEqual(now);
  });

  it('that have passed in silence are moved on by maintenance, once', async () => {
    const order = await paidOrder();
    const promised = await windowOf(order.orderId);
    if (!promised) throw new Error('no window');
    const later = { ...h.ctx, clock: { now: () => new Date(new Date(promised.to).getTime() + 2 * DAY_MS) } };
    expect(await keepWindows(h.ctx)).toBe(0);
    expect(await keepWindows(later)).toBe(1);
    expect(await windowOf(order.orderId)).toMatchObject({
      basis: 'late',
      previous: { from: promised.from, to: promised.to },
    });
    expect(await keepWindows(later)).toBe(0);
    expect(await changes(order.orderId)).toHaveLength(1);
    expect(await h.ctx.db.$count(effects, eq(effects.kind, 'mail_delay'))).toBe(1);
  });

  it('of what has arrived are left alone', async () => {
    const order = await paidOrder();
    for (const action of ['produce', 'ship_all', 'deliver'] as const) {
      act(action);
      await h.work();
    }
    const arrived = await windowOf(order.orderId);
    const later = { ...h.ctx, clock: { now: () => new Date(Date.now() + 60 * DAY_MS) } };
    expect(await keepWindows(later)).toBe(0);
    expect(await windowOf(order.orderId)).toEqual(arrived);
  });
});
