import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookEvents } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { users } from '@/db/schema/people';
import { toAnswer } from '@/lib/contracts/facts';
import { personalDataAnswer } from '@/lib/contracts/privacy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { runEffect } from '@/lib/engine/work/run-effect';
import { claimOrders } from '@/lib/services/account/claim-orders';
import { erasePerson } from '@/lib/services/account/erase-person';
import { exportPerson } from '@/lib/services/account/export-person';
import { closeAlert } from '@/lib/services/backoffice/alerts/change-alert';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { addNote } from '@/lib/services/backoffice/orders/add-note';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { redeemToken } from '@/lib/services/order/reading/access-tokens';
import { rateOrder } from '@/lib/services/order/self-service/rate-order';
import { runMaintenance } from '@/lib/services/sync/run-maintenance';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { replayWebhooks } from '@/lib/services/webhooks/replay-webhooks';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { person } from '../support/staff';
import { tablesNaming } from './_tables-naming';

const EMAIL = 'ada@example.com';
/** What the orders of these tests say about a person. */
const PERSONAL = /ada@example|lovelace|12 market/i;

let h: Harness;
const telling = () => tablesNaming(h, PERSONAL);
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => closeKept(h));

type Placed = Awaited<ReturnType<Harness['place']>>;
async function paid(): Promise<Placed> {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  return order;
}
async function delivered(): Promise<Placed> {
  const order = await paid();
  const pod = h.sandbox.printful.orders().find(({ externalId }) => externalId?.startsWith(order.orderNumber));
  for (const action of ['produce', 'ship_all', 'deliver'] as const) {
    h.sandbox.printful.act(pod?.id ?? '', action);
    await h.work();
  }
  return order;
}
/** Somebody who has proved that this address is theirs, with the orders placed with it. */
async function shopper(): Promise<Ctx> {
  const [user] = await h.ctx.db.insert(users).values({ email: EMAIL, emailVerified: new Date() }).returning();
  const ctx = h.as({ kind: 'user', userId: user?.id ?? '', email: EMAIL, role: 'customer' });
  await claimOrders(ctx);
  return ctx;
}

describe('whoever asks', () => {
  it('is given everything about themselves and nothing about anybody else', async () => {
    const order = await delivered();
    await h.place(['printify'], randomUUID(), { recipient: { name: 'Grace Hopper' } });
    const [other] = await h.ctx.db.select().from(orders).where(sql`order_number <> ${order.orderNumber}`);
    await h.ctx.db
      .update(orders)
      .set({ emailIndex: h.ctx.vault.emailIndex('grace@example.com') })
      .where(eq(orders.id, other?.id ?? ''));
    const ctx = await shopper();
    await rateOrder(ctx, { orderId: order.orderId, rating: 5, comment: 'A fine shirt' });
    const data = await exportPerson(ctx, {});
    expect(personalDataAnswer.safeParse(toAnswer(personalDataAnswer, data)).success).toBe(true);
    expect(data.orders.map(({ orderNumber }) => orderNumber)).toEqual([order.orderNumber]);
    expect(data.orders[0]).toMatchObject({
      email: EMAIL,
      recipient: { name: 'Ada Lovelace', line1: '12 Market Street' },
      packages: [{ deliveredAt: expect.any(Date) }],
      rating: { stars: 5, comment: 'A fine shirt' },
    });
    expect(data.orders[0]?.mails.map(({ mail }) => mail)).toContain('delivered');
    expect(JSON.stringify(data)).not.toContain('Hopper');
  });

  it('is forgotten: no table tells who they were, and what was bought and paid is still there', async () => {
    const order = await delivered();
    const ctx = await shopper();
    await rateOrder(ctx, { orderId: order.orderId, rating: 4, comment: 'Ada Lovelace likes it' });
    await addNote(await person(h, 'support'), { orderNumber: order.orderNumber, text: 'Ada Lovelace called' });
    expect(await telling()).toEqual(expect.arrayContaining(['feedback', 'order_notes', 'orders', 'webhook_events']));

    expect(await erasePerson(ctx, { dryRun: true })).toEqual({
      erased: [order.orderNumber],
      kept: [],
      account: 'deleted',
    });
    expect(await telling()).toContain('users');
    expect(await erasePerson(ctx, { dryRun: false })).toMatchObject({ erased: [order.orderNumber] });

    expect(await telling()).toEqual([]);
    expect(await redeemToken(h.ctx, order.accessToken)).toBeNull();
    const view = await getOrder(await person(h, 'viewer'), { orderNumber: order.orderNumber });
    expect(view).toMatchObject({
      status: 'delivered',
      payment: { status: 'paid', total: order.amounts.totalMinor },
      recipient: { name: 'Erased', country: 'US' },
    });
    expect(view.packages[0]?.trackingNumber).toBeTruthy();
    expect(view.history.map(({ title }) => title)).toContain('Order erased');
  });

  it('is forgotten in what was typed too: the reason of a cancel, and how a case was closed', async () => {
    const order = await paid();
    const support = await person(h, 'support');
    await cancelOrder(support, { orderId: order.orderId, reason: 'Ada Lovelace changed her mind' });
    await h.work();
    await raiseAlert(h.ctx, {
      kind: 'problem_report',
      key: randomUUID(),
      message: 'Ada Lovelace wrote',
      orderId: order.orderId,
    });
    const { alerts } = await listAlerts(support, { desk: 'attention', state: 'open' });
    expect((await erasePerson(await shopper(), { dryRun: true })).kept).toEqual([
      { orderNumber: order.orderNumber, reason: 'with_a_person' },
    ]);
    for (const { id } of alerts) await closeAlert(support, { alertId: id, note: 'called Ada Lovelace' });
    expect(await telling()).toEqual(expect.arrayContaining(['alerts', 'order_notes']));
    await erasePerson(await person(h, 'owner'), { email: EMAIL, dryRun: false });
    expect(await telling()).toEqual([]);
    const kinds = await h.ctx.db.execute<{ kind: string }>(
      sql`select kind from order_events where kind like 'cancel%'`,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['cancel.requested']);
  });

  it('is not written to any more, and neither sync nor maintenance changes it', async () => {
    const order = await delivered();
    await erasePerson(await shopper(), { dryRun: false });
    const before = h.sandbox.mailbox.list().length;
    await inTransaction(h.ctx, (ctx) => enqueueEffect(ctx, { orderId: order.orderId, kind: 'mail_rating' }));
    const [owed] = await h.ctx.db.execute<{ id: string }>(sql`select id from effects where state = 'pending'`);
    await runEffect(h.ctx, owed?.id ?? '');
    expect((await runPodSync(h.ctx, 'test')).errors).toEqual([]);
    expect((await runMaintenance(h.ctx, 'test')).errors).toEqual([]);
    await h.work();
    expect(h.sandbox.mailbox.list()).toHaveLength(before);
    expect(await telling()).toEqual([]);
  });
});

describe('an order under way', () => {
  it('keeps its address and the account with it, and goes the next time', async () => {
    const done = await delivered();
    const open = await paid();
    const ctx = await shopper();
    expect(await erasePerson(ctx, { dryRun: false })).toEqual({
      erased: [done.orderNumber],
      kept: [{ orderNumber: open.orderNumber, reason: 'under_way' }],
      account: 'kept',
    });
    const left = await exportPerson(ctx, {});
    expect(left.orders.map(({ orderNumber, recipient }) => [orderNumber, recipient.name])).toEqual([
      [open.orderNumber, 'Ada Lovelace'],
    ]);
    for (const action of ['produce', 'ship_all', 'deliver'] as const) {
      const pod = h.sandbox.printful.orders().find(({ externalId }) => externalId?.startsWith(open.orderNumber));
      h.sandbox.printful.act(pod?.id ?? '', action);
      await h.work();
    }
    expect(await erasePerson(ctx, { dryRun: false })).toEqual({
      erased: [open.orderNumber],
      kept: [],
      account: 'deleted',
    });
    expect(await telling()).toEqual([]);
  });
});

describe('an owner of the shop', () => {
  it('answers for a guest who wrote to them, and the audit log names orders and no person', async () => {
    const order = await delivered();
    const owner = await person(h, 'owner');
    const data = await exportPerson(owner, { email: ' ADA@example.com ' });
    expect(data).toMatchObject({ account: null, orders: [{ orderNumber: order.orderNumber }] });
    expect(await erasePerson(owner, { email: EMAIL, dryRun: false })).toEqual({
      erased: [order.orderNumber],
      kept: [],
      account: 'none',
    });
    const audit = await h.ctx.db.execute<{ action: string; subject: string; data: unknown }>(
      sql`select action, subject, data from audit_log order by at, action`,
    );
    expect(audit.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'people.export_data guest',
      'people.erase_data guest',
    ]);
    expect(audit[1]?.data, 'one act, however many orders').toEqual({ orders: [order.orderNumber] });
    expect(await telling()).toEqual([]);
  });

  it('keeps their own account and everybody else who works here', async () => {
    await person(h, 'support', 'helper');
    const owner = await person(h, 'owner');
    expect((await erasePerson(owner, { email: 'helper@flowbotz.example', dryRun: false })).account).toBe('staff');
    expect((await erasePerson(owner, { dryRun: false })).account).toBe('staff');
    expect(await h.ctx.db.select().from(users)).toHaveLength(2);
  });
});

it('what a service says of an erased order later is still stored and worked on', async () => {
  const order = await delivered();
  await erasePerson(await shopper(), { dryRun: false });
  const [charge] = (h.sandbox.stripe.dump() as { charges: { id: string }[] }).charges;
  h.sandbox.stripe.control['openDispute']?.({ id: charge?.id });
  await h.work();
  const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
  expect(row?.paymentStatus).toBe('disputed');
  expect(await h.ctx.db.select().from(webhookEvents).where(eq(webhookEvents.state, 'dead'))).toEqual([]);
  expect((await runPodSync(h.ctx, 'test')).errors).toEqual([]);
  expect((await runMaintenance(h.ctx, 'test')).errors).toEqual([]);
  await h.work();
  expect(await telling()).toEqual([]);
});

it('a message that was emptied can be replayed and does nothing', async () => {
  const order = await delivered();
  const operator = await person(h, 'operations');
  await erasePerson(await shopper(), { dryRun: false });
  const before = await getOrder(operator, { orderNumber: order.orderNumber });
  await replayWebhooks(operator, { filter: {}, dryRun: false });
  await h.work();
  const states = await h.ctx.db
    .select({ state: webhookEvents.state })
    .from(webhookEvents)
    .where(eq(webhookEvents.orderId, order.orderId));
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['ignored']));
  const after = await getOrder(operator, { orderNumber: order.orderNumber });
  expect({ status: after.status, timeline: after.timeline }).toEqual({
    status: before.status,
    timeline: before.timeline,
  });
});
