import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fulfillments, orderItems, orders } from '@/db/schema/orders';
import { inquiries } from '@/db/schema/service';
import { shipments } from '@/db/schema/shipments';
import { PACKAGE_RANK } from '@/lib/domain/order/states';
import { TEMPLATES_EN } from '@/lib/domain/shop/templates/en';
import type { Ctx } from '@/lib/engine/ctx';
import { erasePerson } from '@/lib/services/account/erase-person';
import { exportPerson } from '@/lib/services/account/export-person';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { closeInquiry } from '@/lib/services/backoffice/orders/close-inquiry';
import { listInquiries } from '@/lib/services/backoffice/orders/list-inquiries';
import { readSetting } from '@/lib/services/backoffice/settings/read-setting';
import { saveSetting } from '@/lib/services/backoffice/settings/save-setting';
import { sellerOf } from '@/lib/services/order/reading/seller-of';
import { confirmArrival } from '@/lib/services/order/self-service/confirm-arrival';
import { sendInquiry } from '@/lib/services/order/self-service/send-inquiry';
import { presumeDelivered } from '@/lib/services/sync/presume-delivered';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

let h: Harness;
let owner: Ctx;
let guest: Ctx;
beforeAll(async () => {
  h = await openHarness({ still: true });
  owner = await person(h, 'owner');
  guest = h.as({ kind: 'anonymous' });
  await saveSetting(owner, { key: 'shop', newest: 0, value: { contact: 'desk@otter.example' } });
});
afterAll(() => h.close());

const WORDS = { name: 'Ada Lovelace', email: 'ada@example.com', text: 'The blue one.' };
const mailsTo = (box: string) => h.sandbox.mailbox.list().filter(({ to }) => to.includes(box));
const all = async () => {
  const first = await listInquiries(owner);
  const found = [...first.inquiries];
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await listInquiries(owner, { cursor });
    found.push(...page.inquiries);
    cursor = page.nextCursor;
  }
  return found;
};
const one = async (id: string) => (await all()).find((inquiry) => inquiry.id === id);
async function newest(): Promise<string> {
  const rows = await h.ctx.db.select().from(inquiries).orderBy(inquiries.receivedAt);
  return rows.at(-1)?.id ?? '';
}

it('a withdrawal is receipted at once with date and time, told to the shop, and has its clock from the last package', async () => {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  for (const action of ['produce', 'ship_all', 'deliver'] as const) {
    for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, action);
    await h.work();
  }
  const [box] = await h.ctx.db.select().from(shipments);
  h.later(13 * 86_400_000);
  const { receivedAt } = await sendInquiry(guest, { kind: 'withdrawal', ...WORDS, orderNumber: order.orderNumber });
  await h.work();
  const [receipt] = mailsTo('ada@example.com').filter(({ subject }) =>
    subject.startsWith('Receipt of your withdrawal'),
  );
  expect(receipt?.text).toContain(order.orderNumber);
  expect(receipt?.text).toContain(
    receivedAt.toLocaleString('en', { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }),
  );
  expect(receipt?.text).toContain('The blue one.');
  const [told] = mailsTo('desk@otter.example');
  expect(told?.text).toContain('The blue one.');
  expect(told?.headers['reply-to']).toBe('ada@example.com');
  const id = await newest();
  expect(await one(id)).toMatchObject({
    proved: true,
    inTime: true,
    until: new Date(new Date((box?.deliveredAt?.getTime() ?? 0) + 14 * 86_400_000).setUTCHours(23, 59, 59, 999)),
    moneyDueBy: new Date(receivedAt.getTime() + 14 * 86_400_000),
  });
  h.later(2 * 86_400_000);
  await sendInquiry(guest, { kind: 'withdrawal', ...WORDS, orderNumber: order.orderNumber });
  expect(await one(await newest())).toMatchObject({ inTime: false });
});

it('the days run from the last of all its parts, and from no day where one only seems to have arrived', async () => {
  const order = await h.place(['printful', 'printify']);
  await h.pay(order);
  await h.work();
  const withdraw = async () => {
    await sendInquiry(guest, { kind: 'withdrawal', ...WORDS, orderNumber: order.orderNumber });
    return one(await newest());
  };
  const parts = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId));
  const [early, late] = parts;
  if (!early || !late) throw new Error('no parts');
  const go = async ({ externalId }: typeof early, actions: readonly ('produce' | 'ship_all' | 'deliver')[]) => {
    for (const action of actions) {
      for (const shop of [h.sandbox.printful, h.sandbox.printify])
        for (const order of shop.orders()) if (order.externalId === externalId) shop.act(order.id, action);
      await h.work();
    }
  };
  await go(early, ['produce', 'ship_all', 'deliver']);
  h.later(30 * 86_400_000);
  expect(await withdraw()).toMatchObject({ until: null, dayUnknown: false, inTime: true });
  await go(late, ['produce', 'ship_all']);
  h.later(90 * 86_400_000);
  await presumeDelivered(h.ctx);
  expect(await withdraw()).toMatchObject({ until: null, dayUnknown: true, inTime: true });
  await confirmArrival(owner, { orderId: order.orderId });
  const arrivedAt = h.ctx.clock.now();
  await h.ctx.db.insert(shipments).values({
    ...{ fulfillmentId: late.id, providerShipmentId: 'never sent', status: 'canceled', rank: PACKAGE_RANK.canceled },
  });
  h.later(13 * 86_400_000);
  const until = new Date(new Date(arrivedAt.getTime() + 14 * 86_400_000).setUTCHours(23, 59, 59, 999));
  expect(await withdraw()).toMatchObject({ until, dayUnknown: false, inTime: true });
  h.later(2 * 86_400_000);
  expect(await withdraw()).toMatchObject({ until, inTime: false });
});

it('one about an order that is not theirs is taken like any other, and says so to staff alone', async () => {
  const order = await h.place();
  const words = { ...WORDS, email: 'eve@example.com', orderNumber: order.orderNumber };
  expect(await sendInquiry(guest, { kind: 'withdrawal', ...words })).toEqual({ receivedAt: h.ctx.clock.now() });
  expect(await one(await newest())).toMatchObject({ proved: false, orderNumber: order.orderNumber });
  await h.work();
  const [receipt] = mailsTo('eve@example.com');
  expect(receipt?.text).toContain(order.orderNumber);
  // Anybody may name a box: no words of theirs are sent there.
  expect(receipt?.text).not.toContain('The blue one.');
});

it('a message lies on the attention page until it is closed', async () => {
  await sendInquiry(guest, { kind: 'contact', ...WORDS, orderNumber: '' });
  const id = await newest();
  const open = async () =>
    (await listAlerts(owner, { desk: 'attention', state: 'open' })).alerts.filter(
      ({ kind }) => kind === 'contact_message',
    );
  expect(await open()).toHaveLength(1);
  await closeInquiry(owner, { id });
  expect(await open()).toHaveLength(0);
  await expect(closeInquiry(owner, { id })).rejects.toMatchObject({ code: 'not_found' });
});

it('what somebody wrote is in the copy of their data, and erased with them once it is answered', async () => {
  const email = 'grace@example.com';
  await sendInquiry(guest, { kind: 'contact', ...WORDS, email, orderNumber: '' });
  expect((await exportPerson(owner, { email })).inquiries).toMatchObject([{ kind: 'contact', text: 'The blue one.' }]);
  await erasePerson(owner, { email, dryRun: false });
  expect((await exportPerson(owner, { email })).inquiries).toHaveLength(1);
  await closeInquiry(owner, { id: await newest() });
  await erasePerson(owner, { email, dryRun: false });
  expect((await exportPerson(owner, { email })).inquiries).toEqual([]);
});

it('an order keeps the terms of its day, and they come with its confirmation', async () => {
  const seller = async (seller: string) => {
    const { newest } = await readSetting(owner, { key: 'shop' });
    await saveSetting(owner, { key: 'shop', newest, value: { seller } });
  };
  await seller('Otter GmbH');
  const published = TEMPLATES_EN.terms.split('\n').slice(1).join('\n');
  await saveSetting(owner, { key: 'terms', newest: 0, value: { body: { en: published } } });
  const { newest: then } = await readSetting(owner, { key: 'terms' });
  const order = await h.place(['printful']);
  await saveSetting(owner, { key: 'terms', newest: then, value: { body: { en: 'Entirely new terms.' } } });
  await seller('Beaver AG');
  await h.pay(order);
  await h.work();
  const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
  expect(row?.agreed).toEqual({ terms: then, shop: expect.any(Number) });
  expect(await sellerOf(owner, { orderId: order.orderId })).toEqual(['Otter GmbH']);
  const mail = h.sandbox.mailbox.list().findLast(({ subject }) => subject.includes(order.orderNumber));
  expect(mail?.attachments).toEqual([
    { filename: 'Terms.txt', text: expect.stringMatching(/Otter GmbH.*## 2. How the contract/s) },
  ]);
});

it('however many have written, every open one is reached: withdrawals before messages, the oldest first', async () => {
  const write = async (kind: 'contact' | 'withdrawal', orderNumber: string) => {
    h.later(1000);
    await sendInquiry(guest, { kind, ...WORDS, email: 'many@example.com', orderNumber });
    return newest();
  };
  const [first, closed] = [await write('withdrawal', 'W0'), await write('withdrawal', 'W-closed')];
  await closeInquiry(owner, { id: closed });
  const message = await write('contact', '');
  for (let count = 0; count < 100; count += 1) await write('withdrawal', `W${count}`);
  const ids = (await all()).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength((await h.ctx.db.select().from(inquiries)).length);
  const order = [first, await newest(), message, closed].map((id) => ids.indexOf(id));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order[0]).toBeGreaterThanOrEqual(0);
});

it('whether a design of one’s own can be withdrawn from is what the checkout said before this order was paid', async () => {
  const rule = async (designs: string) => {
    const { newest: last } = await readSetting(owner, { key: 'shop' });
    await saveSetting(owner, { key: 'shop', newest: last, value: { designs } });
    const order = await h.place();
    await h.ctx.db
      .update(orderItems)
      .set({ design: {} as never })
      .where(eq(orderItems.orderId, order.orderId));
    h.later(1000);
    await sendInquiry(guest, { kind: 'withdrawal', ...WORDS, orderNumber: order.orderNumber });
    return newest();
  };
  const [strict, mild] = [await rule('exempt'), await rule('returnable')];
  expect(await one(strict)).toMatchObject({ ownDesign: true });
  expect(await one(mild)).toMatchObject({ ownDesign: false });
});
