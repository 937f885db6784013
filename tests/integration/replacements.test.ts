import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alerts } from '@/db/schema/operations';
import { orderItems, orders } from '@/db/schema/orders';
import { problemReports } from '@/db/schema/service';
import type { Ctx } from '@/lib/engine/ctx';
import { eraseOrder } from '@/lib/services/account/erase-order';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import { isClearLeft } from '@/lib/services/backoffice/doctor/seal-clear';
import { listProblems } from '@/lib/services/backoffice/orders/list-problems';
import { readMoney } from '@/lib/services/backoffice/orders/read-money';
import { profitOf } from '@/lib/services/backoffice/overview/sales-figures';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { previewCancel } from '@/lib/services/order/cancel/preview-cancel';
import { recordCredit } from '@/lib/services/order/claim/record-credit';
import { refuseReport } from '@/lib/services/order/claim/refuse-report';
import { sendAgain } from '@/lib/services/order/claim/send-again';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
import { reportProblem } from '@/lib/services/order/self-service/report-problem';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
import { person } from '../support/staff';

let h: Harness;
let staff: Ctx;
beforeEach(async () => {
  h = await openHarness();
  staff = await person(h, 'support');
});
afterEach(() => h.close());

/** In the order of their numbers. */
const printful = () =>
  h.sandbox.printful.orders().toSorted((a, b) => ((a.externalId ?? '') < (b.externalId ?? '') ? -1 : 1));
const owner = (order: { orderId: string }) => h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
const view = (order: { orderId: string }) => trackOrder(owner(order), { orderId: order.orderId });
const rowOf = async (order: { orderId: string }) =>
  (await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId)))[0];
const openCases = async () =>
  (await h.ctx.db.select().from(alerts)).filter(({ state, orderId }) => state !== 'resolved' && orderId !== null);
const subjects = () => h.sandbox.mailbox.list().map(({ subject }) => subject);

async function act(id: string, ...actions: ('produce' | 'ship_all' | 'deliver' | 'cancel')[]) {
  for (const action of actions) {
    h.sandbox.printful.act(id, action);
    await h.work();
  }
}
async function delivered() {
  const cart = await h.cart(['printful']);
  const items = cart.items.map((item) => ({ ...item, quantity: 3 }));
  const order = await h.place(['printful'], undefined, { items });
  await h.pay(order);
  await h.work();
  await act(printful()[0]?.id ?? '', 'produce', 'ship_all', 'deliver');
  const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
  if (!item) throw new Error('no item');
  return { ...order, itemId: item.id };
}
type Delivered = Awaited<ReturnType<typeof delivered>>;
const again = async (order: Delivered, quantity = 1, more: { requestId?: string; reportId?: string } = {}) =>
  sendAgain(staff, {
    orderNumber: order.orderNumber,
    requestId: crypto.randomUUID(),
    lines: [{ itemId: order.itemId, quantity }],
    ...more,
  });

it('what is sent again is an order of its own at the print shop, of the chosen pieces, made once however often it is asked', async () => {
  const order = await delivered();
  const requestId = crypto.randomUUID();
  const { numbers } = await again(order, 2, { requestId });
  expect(await again(order, 2, { requestId })).toEqual({ numbers: [] });
  await h.work();
  const [first, second, ...more] = printful();
  expect(more).toEqual([]);
  expect(second).toMatchObject({ externalId: `${order.orderNumber}-2`, confirmed: true });
  expect(numbers).toEqual([second?.externalId]);
  expect(first).toMatchObject({ externalId: `${order.orderNumber}-1`, status: 'fulfilled' });
  const { orders: held } = h.sandbox.printful.dump() as {
    orders: { external_id: string; items: { quantity: number }[] }[];
  };
  expect(new Map(held.map((each) => [each.external_id, each.items.map(({ quantity }) => quantity)]))).toEqual(
    new Map([
      [`${order.orderNumber}-1`, [3]],
      [`${order.orderNumber}-2`, [2]],
    ]),
  );
  expect(await brokenInvariants(h)).toEqual([]);
});

it('its order stays delivered and paid as it was, is followed on the same page to the door, and each step is mailed', async () => {
  const order = await delivered();
  await again(order);
  await h.work();
  expect(await rowOf(order)).toMatchObject({ status: 'delivered', paymentStatus: 'paid', refundedMinor: 0 });
  expect(await view(order)).toMatchObject({
    status: 'delivered',
    canCancel: false,
    fulfillments: [{ status: 'delivered' }],
    packages: [{ status: 'delivered' }],
    replacements: [{ number: 1, status: 'confirmed', items: [{ quantity: 1 }], packages: [] }],
  });
  await act(printful()[1]?.id ?? '', 'produce', 'ship_all');
  h.later(120_000);
  await h.work();
  expect(await eraseOrder(h.ctx, order.orderId)).toBe('work_owed');
  expect(await view(order)).toMatchObject({ replacements: [{ status: 'shipped', packages: [{ status: 'shipped' }] }] });
  await act(printful()[1]?.id ?? '', 'deliver');
  expect(await view(order)).toMatchObject({ status: 'delivered', replacements: [{ status: 'delivered' }] });
  const ofReplacement = subjects().filter((subject) => /send it again|On its way|replacement/.test(subject));
  expect(ofReplacement.map((subject) => subject.split(':')[0])).toEqual([
    'On its way',
    'We send it again',
    'On its way',
    'Your replacement has arrived',
  ]);
  expect(await brokenInvariants(h)).toEqual([]);
});

it('its cost lowers what the order leaves, and nothing of it can be given back', async () => {
  const order = await delivered();
  const before = await readMoney(staff, { orderNumber: order.orderNumber });
  await again(order, 3);
  await h.work();
  const after = await readMoney(staff, { orderNumber: order.orderNumber });
  expect(after.leftMinor).toBe(order.amounts.totalMinor);
  expect(after.costs).toHaveLength(2);
  expect(after.marginMinor).toBe((before.marginMinor ?? 0) - (after.costs[1]?.amountMinor ?? 0));
  const refund = { orderNumber: order.orderNumber, what: { kind: 'full' as const }, reason: 'damaged' as const };
  await requestRefund(staff, { ...refund, requestId: crypto.randomUUID() });
  await h.work();
  expect(await rowOf(order)).toMatchObject({ paymentStatus: 'refunded', refundedMinor: order.amounts.totalMinor });
  await expect(again(order)).rejects.toMatchObject({ code: 'conflict' });
  expect(await brokenInvariants(h)).toEqual([]);
});

it('called off, it is stopped at the print shop, no money moves, and it may be sent again after that', async () => {
  const order = await delivered();
  await again(order);
  await h.work();
  expect(await previewCancel(staff, { orderNumber: order.orderNumber })).toMatchObject({
    cancelable: null,
    stoppedRefundMinor: 0,
  });
  await cancelOrder(staff, { orderId: order.orderId });
  await h.work();
  expect(printful().map(({ status }) => status)).toEqual(['fulfilled', 'canceled']);
  expect(await rowOf(order)).toMatchObject({ status: 'delivered', refundedMinor: 0 });
  await runPodSync(h.ctx, 'test');
  h.later(3_600_000);
  await runWatch(h.ctx);
  expect(await openCases()).toEqual([]);
  await again(order);
  await h.work();
  expect(printful().map(({ confirmed, status }) => confirmed && status !== 'canceled')).toEqual([true, false, true]);
  expect(await brokenInvariants(h)).toEqual([]);
});

it('that its print shop gives it up is a case for a person and no refund', async () => {
  const order = await delivered();
  await again(order);
  await h.work();
  await act(printful()[1]?.id ?? '', 'cancel');
  await runPodSync(h.ctx, 'test');
  await h.work();
  expect(await openCases()).toMatchObject([{ kind: 'replacement_stopped', severity: 'critical' }]);
  expect(await rowOf(order)).toMatchObject({ status: 'delivered', refundedMinor: 0 });
  expect(await brokenInvariants(h)).toEqual([]);
});

it('what has not left the print shop is not sent again, nor more of an item than was bought', async () => {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
  const bought = { ...order, itemId: item?.id ?? '' };
  await expect(again(bought)).rejects.toMatchObject({ code: 'conflict' });
  for (const quantity of [0, 2]) await expect(again(bought, quantity)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(printful()).toHaveLength(1);
});

const report = async (order: Delivered) =>
  (
    await reportProblem(owner(order), {
      orderId: order.orderId,
      kind: 'misprint',
      text: 'It is upside down.',
      photos: [],
    })
  ).reportId;

it('a report that is answered with a replacement ends with its case, is not refused afterwards, and leaves nothing in clear', async () => {
  const order = await delivered();
  const reportId = await report(order);
  await again(order, 1, { reportId });
  expect(await openCases()).toEqual([]);
  expect(await view(order)).toMatchObject({ problems: [{ id: reportId, closed: true, answer: 'sent_again' }] });
  const { orderNumber } = order;
  await expect(refuseReport(staff, { orderNumber, reportId, words: 'No.' })).rejects.toThrow('answered already');
  const [problem] = (await listProblems(staff, { orderNumber })).problems;
  expect(problem).toMatchObject({ resolution: 'Sent again.', resolvedBy: expect.stringContaining('@') });
  expect(await isClearLeft(h.ctx)).toBe(false);
});

it('a report that is refused is answered in words, by mail and on the page, and they are sealed', async () => {
  const order = await delivered();
  const reportId = await report(order);
  const words = 'The pale edge belongs to the picture.';
  await refuseReport(staff, { orderNumber: order.orderNumber, reportId, words });
  await h.work();
  const mail = h.sandbox.mailbox.list().find(({ subject }) => subject.startsWith('About your report'));
  expect(mail?.text).toContain(words);
  expect(await view(order)).toMatchObject({ problems: [{ answer: 'refused', answerWords: words }] });
  expect(await openCases()).toEqual([]);
  const [row] = await h.ctx.db.select().from(problemReports);
  expect(JSON.stringify(row)).not.toContain('pale edge');
});

it('a claim names its last day and all the print shop asks for, and what it gave back is in the margin, once', async () => {
  const order = await delivered();
  const reportId = await report(order);
  const { orderNumber } = order;
  const [problem] = (await listProblems(staff, { orderNumber })).problems;
  const [claim] = problem?.claims ?? [];
  const delivery = (await view(order)).packages[0]?.deliveredAt?.getTime() ?? 0;
  expect(claim).toMatchObject({ providerLabel: 'Printful', until: new Date(delivery + 30 * 86_400_000) });
  expect(claim?.dossier).toContain(`${orderNumber}-1`);
  expect(claim?.dossier).toContain('It is upside down.');
  const { alerts: cases } = await listAlerts(staff, { desk: 'attention', state: 'open', kind: 'problem_report' });
  expect(cases).toMatchObject([{ facts: { claims: [{ providerLabel: 'Printful', until: claim?.until }] } }]);

  const before = await readMoney(staff, { orderNumber });
  const credit = { orderNumber, creditId: reportId, provider: 'printful', amountMinor: 750 };
  await expect(recordCredit(staff, credit)).rejects.toMatchObject({ code: 'forbidden' });
  const operations = await person(h, 'operations');
  for (let time = 0; time < 2; time += 1) await recordCredit(operations, credit);
  const after = await readMoney(staff, { orderNumber });
  expect(after).toMatchObject({ credits: [{ amountMinor: 750 }], leftMinor: before.leftMinor });
  expect(after.marginMinor).toBe((before.marginMinor ?? 0) + 750);
  const now = h.ctx.clock.now().getTime();
  const span = { from: new Date(now - 86_400_000), end: new Date(now + 86_400_000) };
  const [profit] = await profitOf(h.ctx, span);
  const kept = order.amounts.totalMinor - order.amounts.taxMinor - (before.costs[0]?.amountMinor ?? 0);
  expect(profit).toMatchObject({ minor: kept + 750, unknown: 0 });
});
