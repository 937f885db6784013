import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderWords, orderWordsFrontier } from '@/db/schema/console';
import { type OrderRow, orderItems, orders } from '@/db/schema/orders';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import type { Ctx } from '@/lib/engine/ctx';
import { eraseOrder } from '@/lib/services/account/erase-order';
import { getCustomer } from '@/lib/services/backoffice/orders/get-customer';
import { searchOrders } from '@/lib/services/backoffice/orders/search-orders';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { keepMissingWords } from '@/lib/services/order/reading/order-words';
import { recipientOf } from '@/lib/services/order/reading/recipient-of';
import { changeAddress } from '@/lib/services/order/self-service/change-address';
import { changeEmail } from '@/lib/services/order/self-service/change-email';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

type Placed = Awaited<ReturnType<Harness['place']>>;
let h: Harness;
let staff: Ctx;
let zoe: Placed;
let ada: Placed;
beforeAll(async () => {
  h = await openHarness();
  staff = await person(h, 'support');
  ada = await h.place(['printful']);
  zoe = await h.place(['printify'], undefined, { recipient: { name: 'Zoë Müller-Lüdenscheidt', city: 'Chatsworth' } });
});
afterAll(() => h.close());

const found = async (query: OrderFilter) =>
  (await searchOrders(staff, query)).orders.map(({ orderNumber }) => orderNumber);
const titleOf = async ({ orderId }: Placed) => {
  const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  return item?.title ?? '';
};

describe('an order is found', () => {
  it.each(['zoe', 'Mülle', 'ludensch', 'chatsw zoe'])('by half of what a customer says on the phone: %s', async (q) => {
    expect(await found({ q })).toEqual([zoe.orderNumber]);
  });

  it('by half its e-mail, the end of its number and an item, and is shown with its name', async () => {
    expect((await found({ q: 'ada@exa' })).sort()).toEqual([ada.orderNumber, zoe.orderNumber].sort());
    expect(await found({ q: zoe.orderNumber.slice(-6) })).toEqual([zoe.orderNumber]);
    const word = (await titleOf(zoe)).split(' ').find((each) => each.length > 3) ?? '';
    expect(await found({ q: word.slice(0, 4) })).toContain(zoe.orderNumber);
    const { orders: rows } = await searchOrders(staff, { q: 'zoe' });
    expect(rows[0]?.name).toBe('Zoë Müller-Lüdenscheidt');
  });

  it('by nothing that is not there, and not by what its words end with', async () => {
    for (const q of ['zoe smith', 'denscheidt', 'z', '%', '…']) expect(await found({ q }), q).toEqual([]);
  });

  it('by nothing that stands readable in the database', async () => {
    for (const { words } of await h.ctx.db.select().from(orderWords))
      for (const word of words) expect(word).toMatch(/^[\w-]{11}$/);
  });

  it('by its new address and no more by the old one, though it was placed before words were kept', async () => {
    const before = await h.place(['printful'], undefined, { recipient: { name: 'Grace Hopper' } });
    await h.ctx.db.delete(orderWords).where(eq(orderWords.orderId, before.orderId));
    expect(await found({ q: 'hopper' })).toEqual([]);
    expect(await keepMissingWords(h.ctx)).toBe(1);
    expect(await found({ q: 'hopper' })).toEqual([before.orderNumber]);
    await h.pay(before);
    await syncPayment(h.ctx, { orderId: before.orderId, source: 'webhook' });
    const owner = h.as({ kind: 'order_token', orderId: before.orderId, strength: 'strong' });
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, before.orderId));
    const recipient = { ...recipientOf(h.ctx, row as OrderRow).recipient, name: 'Jean Bartik' };
    await changeAddress(owner, { ref: { orderId: before.orderId }, recipient });
    expect([await found({ q: 'hopper' }), await found({ q: 'bartik' })]).toEqual([[], [before.orderNumber]]);
  });

  it('by the e-mail it was corrected to', async () => {
    const owner = h.as({ kind: 'order_token', orderId: ada.orderId, strength: 'strong' });
    await changeEmail(owner, { ref: { orderId: ada.orderId }, email: 'lovelace.byron@example.org' });
    expect(await found({ q: 'byro' })).toEqual([ada.orderNumber]);
  });

  it('no more once it is erased', async () => {
    await h.ctx.db.update(orders).set({ status: 'canceled' }).where(eq(orders.id, zoe.orderId));
    expect(await eraseOrder(staff, zoe.orderId)).toBeNull();
    expect(await found({ q: 'chatsworth' })).toEqual([]);
    expect(await keepMissingWords(h.ctx)).toBe(0);
  });

  it('by its words though an older one has its own already', async () => {
    const [old, older] = [await h.place(['printful']), await h.place(['printify'])];
    for (const [{ orderId }, days] of [
      [old, 30],
      [older, 60],
    ] as const)
      await h.ctx.db
        .update(orders)
        .set({ createdAt: new Date(h.ctx.clock.now().getTime() - days * 86_400_000) })
        .where(eq(orders.id, orderId));
    await h.ctx.db.delete(orderWords).where(eq(orderWords.orderId, old.orderId));
    await h.ctx.db.delete(orderWordsFrontier);
    const ofErased = eq(orderWords.orderId, zoe.orderId);
    await h.ctx.db.insert(orderWords).values({ orderId: zoe.orderId, words: ['left from before'] });
    expect([await keepMissingWords(h.ctx), await keepMissingWords(h.ctx)]).toEqual([2, 0]);
    expect(await h.ctx.db.select().from(orderWords).where(ofErased)).toEqual([]);
    expect(await found({ q: old.orderNumber.slice(-6) })).toEqual([old.orderNumber]);
  });

  it('no more where it is erased while its words are being kept', async () => {
    const { orderId } = await h.place(['printful']);
    await h.ctx.db.delete(orderWords).where(eq(orderWords.orderId, orderId));
    let keeping: Promise<unknown> = Promise.resolve();
    await h.ctx.db.transaction(async (tx) => {
      await tx.update(orders).set({ erasedAt: h.ctx.clock.now() }).where(eq(orders.id, orderId));
      let isDone = false;
      keeping = keepMissingWords(h.ctx).finally(() => {
        isDone = true;
      });
      await expect
        .poll(async () => isDone || (await tx.execute(sql`select 1 from pg_locks where not granted`)).length > 0)
        .toBe(true);
    });
    await keeping;
    expect(await h.ctx.db.select().from(orderWords).where(eq(orderWords.orderId, orderId))).toEqual([]);
  });
});

it('what was begun and never paid is no order: it stands in a view of its own', async () => {
  const tried = await h.place(['printful']);
  expect(await found({})).not.toContain(tried.orderNumber);
  expect(await found({ status: 'pending' })).not.toContain(tried.orderNumber);
  expect(await found({ view: 'abandoned' })).toContain(tried.orderNumber);
});

it('a customer is shown with all their orders and what they come to, and nobody once erased', async () => {
  const [first, second, other] = [
    await h.place(['printful']),
    await h.place(['printify']),
    await h.place(['printful']),
  ];
  const emailIndex = h.ctx.vault.emailIndex('one@example.org');
  for (const { orderId } of [first, second])
    await h.ctx.db.update(orders).set({ emailIndex }).where(eq(orders.id, orderId));
  await h.ctx.db
    .update(orders)
    .set({ paymentStatus: 'partially_refunded', totalMinor: 5000, refundedMinor: 1200 })
    .where(eq(orders.id, first.orderId));
  const { orders: rows, sums, names, more } = await getCustomer(staff, { orderNumber: second.orderNumber });
  expect(rows.map(({ orderNumber }) => orderNumber)).toEqual([second.orderNumber, first.orderNumber]);
  expect(sums).toEqual([{ currency: 'USD', orders: 1, paidMinor: 5000, refundedMinor: 1200 }]);
  const open: Ctx = { ...staff, env: { ...staff.env, livemode: true } };
  expect((await getCustomer(open, { orderNumber: second.orderNumber })).sums).toEqual([]);
  expect([names, more]).toEqual([['Ada Lovelace'], false]);
  await h.ctx.db.update(orders).set({ erasedAt: h.ctx.clock.now() }).where(eq(orders.id, other.orderId));
  await expect(getCustomer(staff, { orderNumber: other.orderNumber })).rejects.toMatchObject({ code: 'not_found' });
});
