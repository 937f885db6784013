import { randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keptView, savedViews } from '@/db/schema/console';
import { alerts, effects } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import { type OrderRow, orders } from '@/db/schema/orders';
import { createVault, type Vault } from '@/db/sealed';
import { erasePerson } from '@/lib/services/account/erase-person';
import { checkSealed } from '@/lib/services/backoffice/doctor/check-sealed';
import { reseal } from '@/lib/services/backoffice/doctor/reseal';
import { addNote } from '@/lib/services/backoffice/orders/add-note';
import { saveView } from '@/lib/services/backoffice/orders/save-view';
import { recipientOf } from '@/lib/services/order/reading/recipient-of';
import { forgetShoppers } from '@/lib/services/sync/maintenance/forget-shoppers';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';
import { inClear, tablesNaming } from './_tables-naming';

const DAY_MS = 86_400_000;
const PERSONAL = /zyxwvu|qwertz/i;
let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const someone = (name: string) => ({ recipient: { name: `Zyxwvu ${name}`, line1: '7 Qwertz Lane' } });

it('ten distinctive orders are read nowhere but where they are sealed, and after erasure nowhere at all', async () => {
  const placed = [];
  for (let at = 0; at < 10; at += 1)
    placed.push(await h.place([at % 2 ? 'printful' : 'printify'], randomUUID(), someone(`Nr ${at}`)));
  const [order] = placed;
  const support = await person(h, 'support');
  await addNote(support, { orderNumber: order?.orderNumber ?? '', text: 'Zyxwvu called' });
  expect(await inClear(h)).toEqual([]);
  expect(await tablesNaming(h, PERSONAL)).toEqual(['order_notes', 'orders']);

  // What is sealed with an older key is sealed anew, notes too, and then the older key opens nothing.
  const keys = [{ id: 'k9', key: randomBytes(32) }, ...h.ctx.env.DATA_KEYS];
  const vault = createVault(keys, h.ctx.env.NEXTAUTH_SECRET);
  const rotated = { ...h.ctx, vault, env: { ...h.ctx.env, DATA_KEYS: keys } };
  expect(await reseal(rotated)).toBeGreaterThan(20);
  expect(await reseal(rotated)).toBe(0);
  const alone = { vault: createVault(keys.slice(0, 1), h.ctx.env.NEXTAUTH_SECRET) };
  for (const row of await h.ctx.db.select().from(orders))
    expect(recipientOf(alone, row).recipient.name).toContain('Zyxwvu');
  await expect(
    h.ctx.db.execute(sql`update order_notes set actor = 'somebody'`),
    'a note is changed by nothing else',
  ).rejects.toThrow();
  const back = [...keys.slice(1), ...keys.slice(0, 1)];
  const env = { ...h.ctx.env, DATA_KEYS: back };
  expect(await reseal({ ...h.ctx, env, vault: createVault(back, env.NEXTAUTH_SECRET) })).toBeGreaterThan(20);

  // Nobody paid, and their time is over: maintenance takes them off by itself.
  await h.ctx.db.update(orders).set({ status: 'canceled', canceledAt: h.ctx.clock.now(), paymentStatus: 'failed' });
  expect(await forgetShoppers(h.ctx)).toBe(0);
  h.later(91 * DAY_MS);
  await h.ctx.db.execute(sql`update effects set state = 'dropped', reason_code = 'erased' where state = 'pending'`);
  expect(await forgetShoppers(h.ctx)).toBe(10);
  expect(await tablesNaming(h, PERSONAL)).toEqual([]);
});

it('what staff searched for and closed cases with goes with the person it names', async () => {
  const support = await person(h, 'support', 'another');
  await saveView(support, { name: 'that one', query: { q: 'zyxwvu@example.com' } });
  await h.ctx.db.insert(alerts).values({
    ...{ key: 'sync_late:one', kind: 'sync_late', severity: 'warning', state: 'resolved', message: 'late' },
    resolution: 'wrote to Zyxwvu@example.com',
  });
  await erasePerson(await person(h, 'owner'), { email: 'zyxwvu@example.com', dryRun: false });
  const [alert] = await h.ctx.db.select().from(alerts).where(eq(alerts.key, 'sync_late:one'));
  expect(alert?.resolution).toBeNull();
  expect(await h.ctx.db.execute(sql`select 1 as one from saved_views`)).toEqual([]);
});

it('a voucher’s page and a search by name go with the person, too', async () => {
  const { orderId } = await h.place(['printful'], undefined, someone('Vøss'));
  const paymentInstructions = {
    method: 'boleto',
    url: 'https://pay.example/zyxwvu',
    expiresAt: null,
    facts: [],
  } as never;
  const change = { status: 'canceled', paymentStatus: 'failed', paymentInstructions } as const;
  await h.ctx.db.update(orders).set(change).where(eq(orders.id, orderId));
  await h.ctx.db.update(effects).set({ state: 'dropped' }).where(eq(effects.orderId, orderId));
  const support = await person(h, 'support', 'third');
  for (const [name, q] of [
    ['returns', 'ZYXWVU'],
    ['the one called zyxwvu', ''],
    ['mugs', 'mug'],
  ] as const)
    await saveView(support, { name, query: q ? { q } : {} });
  expect(
    (await erasePerson(await person(h, 'owner', 'second'), { email: 'ada@example.com', dryRun: false })).kept,
  ).toEqual([]);
  expect(await inClear(h)).toEqual([]);
  expect((await h.ctx.db.select().from(savedViews)).map((view) => keptView(h.ctx.vault, view).name)).toEqual(['mugs']);
});

it('an order is forgotten only without money, or so long after its end, and one that cannot be holds back no other', async () => {
  const env = { ...h.ctx.env, KEEP_FINISHED_DAYS: 365 };
  const made = async (to: Partial<typeof orders.$inferInsert>) => {
    const { orderId } = await h.place(['printful']);
    const change = { status: 'canceled', canceledAt: h.ctx.clock.now(), ...to } as const;
    await h.ctx.db.update(orders).set(change).where(eq(orders.id, orderId));
    await h.ctx.db.update(effects).set({ state: 'dropped' }).where(eq(effects.orderId, orderId));
    return orderId;
  };
  const erased = async (id: string) =>
    (await h.ctx.db.select().from(orders).where(eq(orders.id, id)))[0]?.erasedAt !== null;
  const held = await made({ paymentStatus: 'held' });
  const voucher = await made({ paymentStatus: 'awaiting' });
  const givenBack = await made({ paymentStatus: 'refunded' });
  h.later(300 * DAY_MS);
  const late = await made({
    paymentStatus: 'refunded',
    createdAt: new Date(h.ctx.clock.now().getTime() - 300 * DAY_MS),
  });
  const stuck = await made({ paymentStatus: 'failed', country: 'AQ' });
  const unpaid = await made({ paymentStatus: 'failed' });
  h.later(100 * DAY_MS);
  const seal: Vault['seal'] = (column, row, value) => {
    if (JSON.stringify(value).includes('"AQ"')) throw new Error('no');
    return h.ctx.vault.seal(column, row, value);
  };
  await expect(forgetShoppers({ ...h.ctx, env, vault: { ...h.ctx.vault, seal } })).rejects.toThrow(
    '1 orders were not erased',
  );
  expect(await Promise.all([held, voucher, givenBack, late, stuck, unpaid].map(erased))).toEqual([
    ...[false, false, true, false, false, true],
  ]);
  const [event] = await h.ctx.db.select().from(orderEvents).where(eq(orderEvents.onceKey, unpaid));
  expect(event?.source).toBe('system');
});

it('a value that somebody has in hand, or that no key opens, is named, and the older keys are not said to be free', async () => {
  const keys = [{ id: 'k8', key: randomBytes(32) }, ...h.ctx.env.DATA_KEYS];
  const vault = createVault(keys, h.ctx.env.NEXTAUTH_SECRET);
  const rotated = { ...h.ctx, vault, env: { ...h.ctx.env, DATA_KEYS: keys } };
  const { orderId } = await h.place(['printful']);
  const theirs = eq(orders.id, orderId);
  await h.ctx.db.transaction(async (tx) => {
    await tx.select().from(orders).where(theirs).for('update');
    await expect(reseal(rotated)).rejects.toThrow(/^2 values of older keys/);
  });
  const [row] = await h.ctx.db.select().from(orders).where(theirs);
  const { emailSealed } = row as OrderRow;
  await h.ctx.db
    .update(orders)
    .set({ emailSealed: sql`${`${emailSealed.slice(0, -2)}!!`}` })
    .where(theirs);
  await expect(reseal(rotated)).rejects.toThrow(
    `1 values of older keys or bound to no row remain, run it again: orders.email_sealed: ${orderId}`,
  );
  const [after] = await h.ctx.db.select().from(orders).where(theirs);
  expect(after?.recipientSealed, 'the others go on').toMatch(/^v2\.k8\./);
  const [lost] = await checkSealed({ ...h.ctx, vault });
  expect(lost, 'the doctor tries every sealed column').toMatchObject({ check: 'data.keys', verdict: 'wrong' });
  await h.ctx.db.update(orders).set({ emailSealed }).where(theirs);
  expect(await reseal(rotated)).toBe(1);
  expect(await reseal(rotated)).toBe(0);
});
