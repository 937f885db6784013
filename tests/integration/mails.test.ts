import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects, feedback } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { isoDay } from '@/lib/domain/core/days';
import { inTransaction } from '@/lib/engine/in-transaction';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { runEffect } from '@/lib/engine/work/run-effect';
import { createPaymentIntent } from '@/lib/services/checkout/create-payment-intent';
import { listMails } from '@/lib/services/mail/list-mails';
import { resendMail } from '@/lib/services/mail/resend-mail';
import { keepWindows } from '@/lib/services/sync/maintenance/keep-windows';
import { enqueueRatingMails } from '@/lib/services/sync/maintenance/rating-mails';
import { cartOf } from '../support/buying';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';

const DAY_MS = 86_400_000;

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => closeKept(h));

const act = (action: 'produce' | 'ship_all' | 'deliver' | 'hold' | 'release') => {
  for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, action);
};
const paidOrder = async () => {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  return order;
};
const deliveredOrder = async () => {
  const order = await paidOrder();
  for (const action of ['produce', 'ship_all', 'deliver'] as const) {
    act(action);
    await h.work();
  }
  return order;
};
const inDays = (days: number) => ({ ...h.ctx, clock: { now: () => new Date(Date.now() + days * DAY_MS) } });
const subjects = (part: string) =>
  h.sandbox.mailbox
    .list()
    .map(({ subject }) => subject)
    .filter((subject) => subject.includes(part));
const support = () => h.as({ kind: 'user', userId: crypto.randomUUID(), email: 's@example.com', role: 'support' });

describe('a delay', () => {
  const passed = async (orderId: string, days: number) => {
    const [order] = await h.ctx.db.select().from(orders).where(eq(orders.id, orderId));
    const last = new Date(order?.deliveryWindow?.to ?? '').getTime();
    return { ...h.ctx, clock: { now: () => new Date(last + days * DAY_MS) } };
  };

  const isWaiting = and(eq(effects.kind, 'mail_delay'), eq(effects.state, 'pending'));

  it('is told once per slip, with the old and the new dates, before anybody asks', async () => {
    const order = await paidOrder();
    const late = await passed(order.orderId, 2);
    for (let look = 0; look < 3; look += 1) await keepWindows(late);
    await h.work();
    expect(subjects('Takes longer')).toEqual([expect.stringContaining(order.orderNumber)]);
    const later = await passed(order.orderId, 2);
    await keepWindows(later);
    await h.work();
    expect(subjects('Takes longer')).toHaveLength(2);
    const [text] = h.sandbox.mailbox
      .list()
      .filter(({ subject }) => subject.includes('Takes longer'))
      .map(({ text }) => text);
    expect(text).toMatch(/We now expect it .+\. Before, it was .+\./);
  });

  it('that grows within the minute is one mail, which names the days that the shopper knew', async () => {
    const order = await paidOrder();
    const [before] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    const told = subjects('Takes longer').length;
    for (let slip = 0; slip < 3; slip += 1) {
      await keepWindows(await passed(order.orderId, 2));
      for (const { id } of await h.ctx.db.select().from(effects).where(isWaiting)) await runEffect(h.ctx, id);
    }
    await h.work();
    expect(subjects('Takes longer')).toHaveLength(told + 1);
    const sent = and(eq(effects.orderId, order.orderId), eq(effects.kind, 'mail_delay'), eq(effects.state, 'done'));
    const [mail] = await h.ctx.db.select().from(effects).where(sent);
    expect(mail?.payload).toMatchObject({ previous_to: before?.deliveryWindow?.to });
  });

  it('that is over when the mail would leave is not told any more', async () => {
    const order = await paidOrder();
    await keepWindows(await passed(order.orderId, 2));
    const [owed] = await h.ctx.db.select().from(effects).where(eq(effects.kind, 'mail_delay'));
    await h.ctx.db.update(orders).set({ status: 'delivered' }).where(eq(orders.id, order.orderId));
    await runEffect(h.ctx, owed?.id ?? '');
    const [after] = await h.ctx.db.select().from(effects).where(eq(effects.kind, 'mail_delay'));
    expect(after).toMatchObject({ state: 'dropped', note: 'the order is delivered' });
    expect(subjects('Takes longer')).toEqual([]);
    await h.ctx.db.update(orders).set({ status: 'confirmed' }).where(eq(orders.id, order.orderId));
  });
});

describe('a hold', () => {
  it('is told each time the print shop pauses the order, and once however often the same pause is seen', async () => {
    const order = await paidOrder();
    for (const action of ['hold', 'release', 'hold'] as const) {
      act(action);
      await h.work();
      await h.work();
    }
    const told = expect.stringContaining(order.orderNumber);
    expect(subjects('Paused')).toEqual([told, told]);
  });

  it('that is followed by another before its mail leaves is told once', async () => {
    const order = await paidOrder();
    const hold = (heldAt: string) =>
      inTransaction(h.ctx, (ctx) =>
        enqueueEffect(ctx, {
          orderId: order.orderId,
          kind: 'mail_on_hold',
          dedupeKey: heldAt,
          payload: { held_at: heldAt },
        }),
      );
    act('hold');
    await hold('2026-01-01T00:00:00.000Z');
    await h.work();
    expect(subjects('Paused')).toHaveLength(1);
    const [first] = await h.ctx.db.select().from(effects).where(eq(effects.dedupeKey, '2026-01-01T00:00:00.000Z'));
    expect(first).toMatchObject({ state: 'dropped', reasonCode: 'overtaken', note: 'it was held once more' });
  });
});

describe('the question how it was', () => {
  it('is asked once, some days after everything has arrived', async () => {
    await deliveredOrder();
    expect(await enqueueRatingMails(inDays(3))).toBe(0);
    const asked = await Promise.all([enqueueRatingMails(inDays(5)), enqueueRatingMails(inDays(5))]);
    expect(Math.max(...asked)).toBe(1);
    expect(await enqueueRatingMails(inDays(6))).toBe(0);
    await h.work();
    expect(subjects('How was it')).toHaveLength(1);
  });

  it.each<[string, (orderId: string) => Promise<unknown>]>([
    ['was rated already', (orderId) => h.ctx.db.insert(feedback).values({ orderId, rating: 5, createdAt: new Date() })],
    [
      'was given money back',
      (orderId) => h.ctx.db.update(orders).set({ paymentStatus: 'partially_refunded' }).where(eq(orders.id, orderId)),
    ],
    ['was canceled', (orderId) => h.ctx.db.update(orders).set({ status: 'canceled' }).where(eq(orders.id, orderId))],
  ])('is not asked of an order that %s, before or after it was owed', async (_what, spoil) => {
    const order = await deliveredOrder();
    const [before] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    await enqueueRatingMails(inDays(5));
    await spoil(order.orderId);
    await h.work();
    expect(subjects('How was it')).toEqual([]);
    await h.ctx.db.delete(effects).where(eq(effects.kind, 'mail_rating'));
    expect(await enqueueRatingMails(inDays(5))).toBe(0);
    if (before)
      await h.ctx.db
        .update(orders)
        .set({ status: before.status, paymentStatus: before.paymentStatus })
        .where(eq(orders.id, order.orderId));
  });
});

describe('the language of an order', () => {
  it('is the one it was placed in, and all its mails are written in it', async () => {
    const input = await cartOf(h.ctx, ['printful'], {});
    const order = await createPaymentIntent({ ...h.ctx, actor: { kind: 'anonymous' }, locale: 'de' }, input, 'de-1');
    await h.pay(order);
    await h.work();
    act('produce');
    await h.work();
    act('ship_all');
    await h.work();
    const number = order.orderNumber;
    expect(h.sandbox.mailbox.list().map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(`^Bestellung bestätigt: .*${number}`),
        expect.stringMatching(`^Wird gedruckt: .*${number}`),
        expect.stringMatching(`^Unterwegs: .*${number}`),
      ]),
    );
    const placed = h.sandbox.mailbox.list().find(({ subject }) => subject.startsWith('Bestellung bestätigt'));
    expect(placed?.text).toContain('Danke für deine Bestellung');
    expect(placed?.text).toMatch(/Gesamt [\d.]+,\d\d\s\$/);
  });
});

describe('the send log', () => {
  it('tells what went to whom, how far it came, and finds it by kind, state and order', async () => {
    const order = await paidOrder();
    const other = await paidOrder();
    const staff = support();
    const all = await listMails(staff, {});
    expect(all.entries.map(({ label, state, to }) => [label, state, to])).toContainEqual([
      'Order placed',
      'sent',
      'ada@example.com',
    ]);
    const own = await listMails(staff, { order: order.orderNumber, mail: 'placed', state: 'sent' });
    expect(own.entries.map(({ orderNumber }) => orderNumber)).toEqual([order.orderNumber]);
    expect((await listMails(staff, { order: other.orderNumber, state: 'failed' })).entries).toEqual([]);
    await resendMail(staff, { orderNumber: order.orderNumber, effectId: own.entries[0]?.id ?? '' });
    await h.work();
    const again = await listMails(staff, { order: order.orderNumber, mail: 'placed' });
    expect(again.entries.map((entry) => [entry.again, entry.state])).toEqual([
      [true, 'sent'],
      [false, 'sent'],
    ]);
  });

  it('goes page by page without losing or repeating one', async () => {
    const order = await paidOrder();
    const before = (await listMails(support(), {})).entries.length;
    // Many of one instant, as a sync owes them.
    const at = new Date(`${isoDay(new Date())}T00:00:00Z`);
    await h.ctx.db.insert(effects).values(
      Array.from({ length: 120 }, (_, place) => ({
        orderId: order.orderId,
        kind: 'mail_refunded' as const,
        dedupeKey: `${place}`,
        state: 'dropped' as const,
        createdAt: at,
      })),
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listMails>> = await listMails(support(), after ? { after } : {});
      seen.push(...page.entries.map(({ id }) => id));
      after = page.older;
    } while (after !== null);
    expect([seen.length, new Set(seen).size]).toEqual([before + 120, before + 120]);
  });
});
