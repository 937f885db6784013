import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { deskOrders } from '@/db/schema/providers';
import { runEffect } from '@/lib/engine/work/run-effect';
import type { DeskNews } from '@/lib/integrations/pod/desk-news';
import { listImports } from '@/lib/services/backoffice/catalogue/list-imports';
import { importDue } from '@/lib/services/catalogue/import-due';
import { sendAgain } from '@/lib/services/order/claim/send-again';
import { enterNews } from '@/lib/services/order/fulfillment/enter-news';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { PRINT_SHOP } from '../support/print-shop';
import { person } from '../support/staff';
import { sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
let staff: Harness['ctx'];
beforeAll(async () => {
  h = await openHarness({ env: PRINT_SHOP });
  s = sceneOf(h);
  staff = await person(h, 'support');
  await importDue(h.ctx, { trigger: 'test', always: true });
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<typeof s.confirmed>>;
const ordersAt = (order: Placed) =>
  s.mailsOf(order).filter(({ to }) => [to].flat().join().includes(PRINT_SHOP.PRINT_SHOP_MAIL));
const enter = ({ orderNumber }: Placed, news: DeskNews, ctx = staff) =>
  enterNews(ctx, { orderNumber, provider: 'manual', news });
const SENT: DeskNews = { status: 'shipped', carrier: 'Post', trackingNumber: 'RR123456785US' };

it('its goods come in by the catalogue import, and what is odd among them is named', async () => {
  const { skips } = await listImports(await person(h, 'operations'));
  expect(skips.filter(({ provider }) => provider === 'manual')).toMatchObject([{ title: 'Without a price' }]);
});

it('an order goes to the print shop in one mail with files and address, and is followed as staff are told', async () => {
  const order = await s.confirmed(['manual']);
  const [mail, ...more] = ordersAt(order);
  expect(more).toEqual([]);
  expect(mail?.subject).toContain('[Trial]');
  for (const said of ['1 × Otter, linocut (A4) (LC-A4)', 'https://files.example/otter.pdf', '12 Market Street', 'Post'])
    expect(mail?.text).toContain(said);
  expect((await s.view(order)).status).toBe('confirmed');
  await enter(order, { status: 'in_production' });
  await enter(order, { ...SENT, trackingUrl: 'https://post.example/RR123456785US' });
  await h.work();
  expect(await s.view(order)).toMatchObject({
    status: 'shipped',
    packages: [{ carrier: 'Post', trackingNumber: 'RR123456785US', trackingUrl: 'https://post.example/RR123456785US' }],
  });
  await enter(order, { status: 'delivered' });
  await h.work();
  expect((await s.view(order)).status).toBe('delivered');
  expect(s.subjectsOf(order).join()).toMatch(/delivered/i);
  await runPodSync(h.ctx, 'test');
  await h.work();
  expect(ordersAt(order)).toHaveLength(1);
});

it('a death between the mail and our note of it sends the same mail again, by which its number and id are one order', async () => {
  const order = await s.paidOnly(['manual']);
  const refuse = sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''gone''; end'`;
  await h.ctx.db.execute(refuse);
  await h.ctx.db.execute(
    sql`create trigger refuse before update on desk_orders for each row execute function refuse()`,
  );
  const { id } = await s.owed(order, 'submit');
  await runEffect(h.ctx, id).catch(() => undefined);
  await h.ctx.db.execute(sql`drop trigger refuse on desk_orders`);
  await h.work();
  expect(ordersAt(order).length).toBeGreaterThan(1);
  expect(new Set(ordersAt(order).map(({ messageId }) => messageId)).size).toBe(1);
  expect((await s.view(order)).status).toBe('confirmed');
});

it('what is told of a replacement is entered with the replacement, not with what was bought', async () => {
  const order = await s.confirmed(['manual']);
  await enter(order, SENT);
  await h.work();
  const [item] = (await s.view(order)).items;
  const lines = [{ itemId: item?.id ?? '', quantity: 1 }];
  await sendAgain(staff, { orderNumber: order.orderNumber, requestId: crypto.randomUUID(), lines });
  await h.work();
  const news = { status: 'in_production' } as const;
  await enterNews(staff, { orderNumber: order.orderNumber, provider: 'manual', replacement: 1, news });
  const { status, replacements } = await s.view(order);
  expect([status, replacements.map((each) => each.status)]).toEqual(['shipped', ['in_production']]);
});

it('whose order it was is not kept in the book once the mail is sent', async () => {
  const rows = await h.ctx.db.select().from(deskOrders);
  expect(rows.length).toBeGreaterThan(0);
  for (const { id, pageSealed } of rows) {
    const page = h.ctx.vault.open(deskOrders.pageSealed, id, pageSealed);
    expect(page).toMatchObject({ draft: null });
    expect(JSON.stringify(page)).not.toMatch(/Market Street|Lovelace/);
  }
});

it('what the print shop will not make is paid back, and what it made cannot be unmade', async () => {
  const order = await s.confirmed(['manual']);
  await enter(order, { status: 'canceled', reason: 'The paper is gone' });
  await h.work();
  expect((await s.view(order)).status).toBe('canceled');
  expect(s.refunded(order)).toBe(order.amounts.totalMinor);
  await expect(enter(order, SENT)).rejects.toMatchObject({ code: 'conflict' });
});

it('a shopper’s cancel is refused once the mail is out; nobody without the right enters anything', async () => {
  const order = await s.confirmed(['manual']);
  const before = await s.view(order);
  await s.cancel(order).catch(() => undefined);
  await h.work();
  expect((await s.view(order)).status).toBe(before.status);
  await expect(enter(order, SENT, await person(h, 'viewer'))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(enter(order, { status: 'shipped' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(
    enterNews(staff, { orderNumber: order.orderNumber, provider: 'printful', news: SENT }),
  ).rejects.toMatchObject({ code: 'not_found' });
});
