import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emailOf } from '@/db/account-email';
import { savedViews } from '@/db/schema/console';
import { alerts, effects, feedback } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { users } from '@/db/schema/people';
import { sessionAdapter } from '@/lib/auth/session-adapter';
import { createLog } from '@/lib/platform/log';
import { erasePerson } from '@/lib/services/account/erase-person';
import { exportPerson } from '@/lib/services/account/export-person';
import { requestSignIn } from '@/lib/services/account/sign-in-requests';
import { closeAlert } from '@/lib/services/backoffice/alerts/change-alert';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { checkSealed } from '@/lib/services/backoffice/doctor/check-sealed';
import { reseal } from '@/lib/services/backoffice/doctor/reseal';
import { addNote } from '@/lib/services/backoffice/orders/add-note';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { listViews } from '@/lib/services/backoffice/orders/list-views';
import { saveView } from '@/lib/services/backoffice/orders/save-view';
import { uploadDesign } from '@/lib/services/designs/upload-design';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { decideRefund } from '@/lib/services/order/refund/decide-refund';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
import { rateOrder } from '@/lib/services/order/self-service/rate-order';
import { reportProblem } from '@/lib/services/order/self-service/report-problem';
import { sendInquiry } from '@/lib/services/order/self-service/send-inquiry';
import { type Harness, openHarness } from '../support/harness';
import { person, withLimit } from '../support/staff';
import { inClear, tablesNaming } from './_tables-naming';

const EMAIL = 'zyxwvu@example.com';
const PERSONAL = /zyxwvu|qwertz/i;
const lines: string[] = [];
let h: Harness;
beforeAll(async () => {
  h = await openHarness();
  h.ctx.log = createLog('trace', { write: (line) => void lines.push(line) });
});
afterAll(() => h.close());

/** Names and bytes of every file we keep in which the person stands. */
async function filesNaming(): Promise<string[]> {
  const names = await readdir(h.ctx.env.STORAGE_DIR, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name));
  const read = await Promise.all(paths.map(async (path) => `${path} ${(await readFile(path)).toString('latin1')}`));
  return read.filter((text) => PERSONAL.test(text)).map((text) => text.slice(0, 200));
}
const picture = (red: number) =>
  sharp({ create: { width: 1800, height: 1800, channels: 3, background: { r: red, g: 80, b: 40 } } })
    .withExif({ IFD0: { Copyright: 'Zyxwvu', Artist: 'Qwertz' } })
    .jpeg()
    .toBuffer();

/** An order that arrived, with everything that is ever typed about one. */
async function lived(n: number) {
  const cart = await h.cart([n % 2 ? 'printful' : 'printify']);
  const recipient = { ...cart.recipient, name: `Zyxwvu Nr ${n}`, line1: '7 Qwertz Lane' };
  const order = await h.checkout({ ...cart, email: EMAIL, recipient }, randomUUID());
  await h.pay(order);
  await h.work();
  return order;
}

async function everythingTyped(order: Awaited<ReturnType<typeof lived>>) {
  const { orderId, orderNumber } = order;
  const theirs = h.as({ kind: 'order_token', orderId, strength: 'strong' });
  await h.ctx.db
    .update(orders)
    .set({ status: 'delivered', deliveredAt: h.ctx.clock.now() })
    .where(eq(orders.id, orderId));
  await rateOrder(theirs, { orderId, rating: 5, comment: 'Zyxwvu is glad' });
  await reportProblem(theirs, { orderId, kind: 'misprint', text: 'Zyxwvu is sad', photos: [await picture(1)] });
  await sendInquiry(theirs, { kind: 'contact', name: 'Zyxwvu', email: EMAIL, orderNumber, text: 'Qwertz?' });
  const [support, owner] = [
    await person(h, 'support', `staff-${orderNumber}`),
    await person(h, 'owner', `o-${orderNumber}`),
  ];
  await addNote(support, { orderNumber, text: 'Zyxwvu called' });
  const asked = { requestId: randomUUID(), reason: 'goodwill' as const, note: 'Zyxwvu asked' };
  const refund = { orderNumber, ...asked, what: { kind: 'amount' as const, amountMinor: 500 } };
  await requestRefund(withLimit(support, 100), refund);
  await decideRefund(owner, { requestId: asked.requestId, decision: 'reject', note: 'not to Zyxwvu' });
  for (const { id, orderId: about } of (await listAlerts(support, { desk: 'attention', state: 'open' })).alerts)
    if (about === orderId) await closeAlert(support, { alertId: id, note: 'told Zyxwvu' });
  await saveView(support, { name: 'Zyxwvu again', query: { q: EMAIL } });
  return { support, requestId: asked.requestId };
}

it('after ten distinctive orders nobody stands in clear in any column, file or line of the log, nor anywhere once erased', async () => {
  const placed = [];
  for (let n = 0; n < 10; n += 1) placed.push(await lived(n));
  const [one, other] = placed;
  if (!one || !other) throw new Error('no orders');
  const { support } = await everythingTyped(one);
  await cancelOrder(support, { orderId: other.orderId, reason: 'Zyxwvu changed her mind' });
  await uploadDesign(h.ctx, await picture(2));

  const account = sessionAdapter({
    ...{ db: h.ctx.db, vault: h.ctx.vault, clock: h.ctx.clock, device: null, proved: null, byPasskey: false },
  });
  const user = await account.createUser?.({
    email: EMAIL,
    emailVerified: new Date(),
    name: 'Zyxwvu',
    image: 'qwertz.png',
  } as never);
  const tokens = { access_token: 'zyxwvu', id_token: 'qwertz' };
  await account.linkAccount?.({
    userId: user?.id ?? '',
    type: 'oauth',
    provider: 'google',
    providerAccountId: '1',
    ...tokens,
  });
  expect(await account.getUserByEmail?.(EMAIL.toUpperCase())).toMatchObject({ id: user?.id, email: EMAIL });
  expect(await account.getUserByAccount?.({ provider: 'google', providerAccountId: '1' })).toMatchObject({
    email: EMAIL,
  });

  // The mail server refuses the box and names it, now and in the work that is owed.
  h.sandbox.world.faults.set({ mail: 'recipient' });
  await requestSignIn(h.as({ kind: 'anonymous' }), { email: EMAIL, browser: 'b' }).catch((err) =>
    h.ctx.log.error({ err }, 'no mail'),
  );
  await lived(10);
  h.sandbox.world.faults.set({});

  expect(await inClear(h)).toEqual([]);
  expect(await filesNaming()).toEqual([]);
  expect(lines.filter((line) => PERSONAL.test(line))).toEqual([]);
  expect(
    lines.some((line) => line.includes('[mailbox]')),
    'what the mail server said is in the log',
  ).toBe(true);
  // Those who may read it do.
  const seen = JSON.stringify([await getOrder(support, one), await listViews(support)]);
  for (const words of ['Zyxwvu asked', 'not to Zyxwvu', 'Zyxwvu called', 'Zyxwvu again']) expect(seen).toContain(words);
  const exported = await exportPerson(await person(h, 'owner'), { email: EMAIL });
  const told = JSON.stringify(exported);
  for (const words of [
    'is glad',
    'is sad',
    'Zyxwvu called',
    'Zyxwvu asked',
    'not to Zyxwvu',
    'changed her mind',
    'Qwertz?',
  ])
    expect(told, 'a copy of everything').toContain(words);
  expect(told).toContain('"photos":["data:image/');

  await h.ctx.db.update(orders).set({ status: 'canceled', paymentStatus: 'refunded', canceledAt: h.ctx.clock.now() });
  await h.ctx.db.update(effects).set({ state: 'dropped' }).where(sql`state <> 'done'`);
  await h.ctx.db.update(alerts).set({ state: 'resolved' });
  await h.ctx.db.execute(sql`update inquiries set closed_at = now()`);
  const { kept, account: fate } = await erasePerson(await person(h, 'owner', 'third'), { email: EMAIL, dryRun: false });
  expect([kept, fate]).toEqual([[], 'deleted']);
  expect(await tablesNaming(h, PERSONAL)).toEqual([]);
  expect(await filesNaming()).toEqual([]);
  expect(lines.filter((line) => PERSONAL.test(line))).toEqual([]);
});

it('what the releases before kept in clear is read until it is sealed anew, and then is as new', async () => {
  const { orderId } = await h.place(['printful']);
  const [made] = await h.ctx.db
    .insert(users)
    .values({ email: 'Grace@example.com', name: 'Grace', role: 'support' })
    .returning();
  if (!made) throw new Error('no account');
  await h.ctx.db.insert(feedback).values({ orderId, rating: 4, comment: 'old words' });
  await h.ctx.db.insert(savedViews).values({ userId: made.id, name: 'old view', query: { q: 'old' } });
  const grace = h.as({ kind: 'user', userId: made.id, email: 'grace@example.com', role: 'support' });
  const account = sessionAdapter({
    ...{ db: h.ctx.db, vault: h.ctx.vault, clock: h.ctx.clock, device: null, proved: null, byPasskey: false },
  });
  const reads = async () => [
    (await account.getUserByEmail?.('grace@example.com'))?.id,
    (await listViews(grace)).saved.map(({ name, query }) => [name, query.q]),
  ];
  const asBefore = [made.id, [['old view', 'old']]];
  expect(await reads()).toEqual(asBefore);
  expect((await checkSealed(h.ctx)).map(({ check }) => check)).toContain('data.rows');
  expect(await reseal(h.ctx)).toBe(3);
  expect(await reseal(h.ctx)).toBe(0);
  expect(await reads()).toEqual(asBefore);
  expect((await checkSealed(h.ctx)).map(({ check }) => check)).not.toContain('data.rows');
  const [row] = await h.ctx.db.select().from(users).where(eq(users.id, made.id));
  expect(row).toMatchObject({ email: null, name: null });
  expect(row && emailOf(h.ctx.vault, row)).toBe('Grace@example.com');
  // Under the same name it is the same view.
  await saveView(grace, { name: 'old view', query: {} });
  expect((await listViews(grace)).saved).toHaveLength(1);
});
