import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '@/db/schema/operations';
import type { Ctx } from '@/lib/engine/ctx';
import { addNote } from '@/lib/services/backoffice/orders/add-note';
import { compareOrder } from '@/lib/services/backoffice/orders/compare-order';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { resendMail } from '@/lib/services/mail/resend-mail';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { previewCancel } from '@/lib/services/order/cancel/preview-cancel';
import { resubmitFulfillment } from '@/lib/services/order/fulfillment/resubmit-fulfillment';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { syncOrder } from '@/lib/services/order/sync-order';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { person } from '../support/staff';

let h: Harness;
let staff: Ctx;
beforeEach(async () => {
  h = await openHarness();
  staff = await person(h, 'operations');
});
afterEach(() => closeKept(h));

const drop = { drop: 1 };
const first = (service: 'printful' | 'printify') => h.sandbox[service].orders()[0]?.id ?? '';

async function paid(providers?: string[]) {
  const order = await h.place(providers);
  await h.pay(order);
  await h.work();
  return { ...order, orderNumber: order.orderNumber };
}

/** Paid, and our side knows, but nothing owed was done yet. */
async function paidOnly(providers?: string[]) {
  const order = await h.place(providers);
  await h.pay(order);
  await syncPayment(h.ctx, { orderId: order.orderId, source: 'customer' });
  return { ...order, orderNumber: order.orderNumber };
}

describe('comparing an order', () => {
  it('finds nothing after everything was heard, and shows their own words', async () => {
    const order = await paid();
    const seen = await compareOrder(staff, order);
    expect([seen.payment, ...seen.parts].flatMap(({ differences }) => differences)).toEqual([]);
    expect(seen.parts.map(({ state }) => state)).toEqual(['found', 'found']);
    expect(JSON.parse(seen.parts[0]?.raw ?? '{}')).toHaveProperty('external_id', `${order.orderNumber}-1`);
    expect(seen.payment.raw).not.toContain('client_secret');
  });

  it('shows what no webhook brought, changes nothing, and is what a resync then takes over', async () => {
    const order = await paid(['printful']);
    h.sandbox.world.faults.set({ webhooks: { printful: drop } });
    h.sandbox.printful.act(first('printful'), 'produce');
    h.sandbox.printful.act(first('printful'), 'ship_all');
    const seen = await compareOrder(staff, order);
    expect(seen.parts[0]?.differences).toEqual(
      expect.arrayContaining([
        { field: 'Status', ours: 'confirmed', theirs: 'shipped', outcome: 'taken_over', why: null },
      ]),
    );
    expect((await getOrder(staff, order)).status).toBe('confirmed');
    await syncOrder(staff, { orderId: order.orderId });
    expect((await compareOrder(staff, order)).parts[0]?.differences).toEqual([]);
    await h.work();
  });

  it('says which side does not answer and still shows the others', async () => {
    const order = await paid();
    h.sandbox.world.faults.set({ seed: 1, api: { printify: { error500: 1 } } });
    const seen = await compareOrder(staff, order);
    expect(seen.parts.map(({ provider, state }) => [provider, state])).toEqual([
      ['printful', 'found'],
      ['printify', 'unreachable'],
    ]);
    h.sandbox.world.faults.set({});
  });
});

describe('the preview of a cancel', () => {
  it('says per provider what the cancel then does, to the cent', async () => {
    const order = await paid();
    const preview = await previewCancel(staff, order);
    expect(preview.parts.map(({ provider, expect: expected }) => [provider, expected])).toEqual([
      ['printful', 'stops'],
      ['printify', 'refused'],
    ]);
    const answer = await cancelOrder(staff, { orderId: order.orderId });
    await h.work();
    expect(answer.fulfillments.map(({ outcome }) => outcome)).toEqual(['canceled', 'refused']);
    const { cancelReason } = await getOrder(staff, { orderNumber: order.orderNumber });
    expect(cancelReason).toBe('What could still be stopped was canceled. The print shop had begun the rest.');
    const after = await getOrder(staff, order);
    expect(after.payment.refunded).toBe(preview.stoppedRefundMinor);
    expect(preview.stoppedRefundMinor + preview.restRefundMinor).toBe(order.amounts.totalMinor);
  });

  it('adds up to everything when every part stops', async () => {
    const order = await paidOnly();
    const preview = await previewCancel(staff, order);
    expect(preview.parts.map(({ expect: expected }) => expected)).toEqual(['stops', 'stops']);
    expect(preview.stoppedRefundMinor).toBe(order.amounts.totalMinor);
    expect(preview.restRefundMinor).toBe(0);
    await h.work();
  });

  it('does not promise anything for a provider that does not answer', async () => {
    const order = await paid(['printful']);
    h.sandbox.world.faults.set({ seed: 1, api: { printful: { error500: 1 } } });
    expect((await previewCancel(staff, order)).parts[0]?.expect).toBe('unsure');
    await cancelOrder(staff, { orderId: order.orderId });
    expect((await getOrder(staff, order)).cancelReason).toBe('A cancellation is already under way.');
    h.sandbox.world.faults.set({});
    await h.ctx.db.update(effects).set({ nextAttemptAt: null });
    await h.work();
  });
});

describe('resubmitting', () => {
  async function failedOrder() {
    const order = await paid(['printful']);
    h.sandbox.printful.act(first('printful'), 'fail');
    await h.work();
    expect((await getOrder(staff, order)).status).toBe('failed');
    return order;
  }

  it('orders a failed part anew under its own number, and the failed one can never be printed', async () => {
    const order = await failedOrder();
    const { externalId } = await resubmitFulfillment(staff, { ...order, provider: 'printful' });
    expect(externalId).toBe(`${order.orderNumber}-2`);
    await h.work();
    expect(
      h.sandbox.printful
        .orders()
        .map(({ externalId, status }) => [externalId, status])
        .sort(),
    ).toEqual([
      [`${order.orderNumber}-1`, 'canceled'],
      [`${order.orderNumber}-2`, 'pending'],
    ]);
    const after = await getOrder(staff, order);
    expect([after.status, after.payment.refunded]).toEqual(['confirmed', 0]);
    expect(after.parts.map(({ current, status }) => [current, status])).toEqual([
      [false, 'canceled'],
      [true, 'confirmed'],
    ]);
  });

  it('happens once when two people click', async () => {
    const order = await failedOrder();
    const both = await Promise.allSettled(
      [1, 2].map(() => resubmitFulfillment(staff, { ...order, provider: 'printful' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await h.work();
    expect(h.sandbox.printful.orders()).toHaveLength(2);
  });

  it('is refused for a part that has not failed', async () => {
    const order = await paid(['printful']);
    await expect(resubmitFulfillment(staff, { ...order, provider: 'printful' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('notes and mails', () => {
  it('a note is kept for good, sealed, and in the history with its author', async () => {
    const order = await paid(['printful']);
    await addNote(staff, { ...order, text: 'Called Ada, she is patient.' });
    const { history } = await getOrder(staff, order);
    expect(history.find(({ kind }) => kind === 'note')).toMatchObject({
      detail: 'Called Ada, she is patient.',
      actor: 'operations@flowbotz.example',
    });
    await expect(h.ctx.db.execute(sql`update order_notes set actor = 'x'`)).rejects.toThrow();
    const [row] = await h.ctx.db.execute<{ text_sealed: string }>(sql`select text_sealed from order_notes`);
    expect(row?.text_sealed).not.toContain('Ada');
  });

  it('a mail is sent again when asked for, and the history tells it', async () => {
    const order = await paid(['printful']);
    const [mail] = await h.ctx.db.select().from(effects).where(eq(effects.kind, 'mail_placed'));
    await resendMail(staff, { ...order, effectId: mail?.id ?? '' });
    await h.work();
    expect(h.sandbox.mailbox.list().map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Order confirmed/),
      expect.stringMatching(/^Order confirmed/),
    ]);
    const { history } = await getOrder(staff, order);
    expect(history.filter(({ kind }) => kind === 'mail.sent')).toHaveLength(2);
  });
});

it('the history has payment, provider, webhook, mail and staff in one line, newest first', async () => {
  const order = await paid();
  await syncOrder(staff, { orderId: order.orderId });
  const { history } = await getOrder(staff, order);
  expect(new Set(history.map(({ lane }) => lane))).toEqual(
    new Set(['customer', 'payment', 'provider', 'webhook', 'mail', 'staff']),
  );
  const times = history.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});
