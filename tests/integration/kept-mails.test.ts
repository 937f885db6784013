import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { effects } from '@/db/schema/operations';
import { orderItems, orders } from '@/db/schema/orders';
import { mailDeclines } from '@/db/schema/service';
import { firstPlacement } from '@/lib/domain/catalogue/design';
import { ProviderError } from '@/lib/domain/core/errors';
import { runEffect } from '@/lib/engine/work/run-effect';
import type { Mailer } from '@/lib/integrations/email/mailer';
import { readDesign } from '@/lib/services/designs/read-design';
import { uploadDesign } from '@/lib/services/designs/upload-design';
import { declineMails } from '@/lib/services/mail/decline-mails';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
import { syncOrder } from '@/lib/services/order/sync-order';
import { enqueueRatingMails } from '@/lib/services/sync/maintenance/rating-mails';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { drawPicture } from '../support/own-design';
import { person } from '../support/staff';
import { kindOfMail, MINUTE_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness();
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;
const mail = (order: Placed, kind: string) => {
  const found = s.mailsOf(order).filter(({ subject }) => kindOfMail(subject) === kind);
  return { count: found.length, text: found[0]?.text ?? '', html: found[0]?.html ?? '', headers: found[0]?.headers };
};
const paid = async (order: Placed) => {
  await h.pay(order);
  await h.work();
  return order;
};

describe('a confirmation', () => {
  it('shows the shopper’s own picture, in a form that every mail program knows', async () => {
    const rows = await h.ctx.db.select().from(variants).where(eq(variants.available, true)).orderBy(variants.id);
    const variant = rows.find(({ id, printArea }) => id.startsWith('printful') && printArea !== null);
    if (!variant?.printArea) throw new Error('nothing to print on');
    const file = await uploadDesign(h.ctx, await drawPicture({ widthPx: 1800, heightPx: 1800, red: 77 }));
    const design = { file: file.file, ...firstPlacement(file, variant.printArea) };
    const order = await paid(await h.place([], undefined, { items: [{ variantId: variant.id, quantity: 1, design }] }));
    const { html, text } = mail(order, 'Order confirmed');
    const address = `${h.ctx.env.APP_URL}/api/designs/${file.file}/mail.png`;
    expect(html).toContain(address);
    const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
    expect(html).not.toContain(item?.picture ?? 'none');
    expect(text).toContain('With your own picture');
    const { body } = await readDesign(h.ctx, { file: file.file, name: 'mail.png' });
    expect(await sharp(await new Response(body).arrayBuffer()).metadata()).toMatchObject({ width: 160, format: 'png' });
  });

  it('says where it goes and how it was paid, and that no machine shall answer', async () => {
    const order = await paid(await h.place(['printful']));
    const { text, headers } = mail(order, 'Order confirmed');
    expect(text).toMatch(/Delivery address:\nAda Lovelace\n/);
    expect(text).toContain('Paid with:\nVisa •••• 4242');
    expect(headers?.['auto-submitted']).toBe('auto-generated');
  });
});

describe('packages', () => {
  it('of one minute are told in one mail, each with its contents; a later one in its own', async () => {
    const order = await paid(await h.place());
    for (const provider of ['printful', 'printify']) s.act(order, provider, 'produce');
    await h.work();
    for (const provider of ['printful', 'printify']) s.act(order, provider, 'ship_all');
    await h.work();
    const { count, text } = mail(order, 'On its way');
    expect(count).toBe(1);
    expect(text).toContain('Your 2 packages are on their way');
    expect(text.match(/^Package \d · .+$/gm)).toHaveLength(2);
    expect(text.match(/^- .+ × 1$/gm)).toHaveLength(2);
    const told = await s.effectsOf(order, 'mail_shipped');
    expect(told.map(({ state, reasonCode }) => [state, reasonCode]).sort()).toEqual([
      ['done', null],
      ['dropped', 'overtaken'],
    ]);
  });
});

describe('a package', () => {
  it('that has arrived already is not said to be on its way', async () => {
    const order = await paid(await h.place(['printful']));
    for (const action of ['produce', 'ship_all', 'deliver'] as const) s.act(order, 'printful', action);
    await h.work();
    expect(mail(order, 'On its way').count).toBe(0);
    expect(mail(order, 'Delivered').count).toBe(1);
  });

  it('that joins after a lost answer comes in a mail that no mail program takes for a repeat', async () => {
    const order = await paid(await h.place(['printful', 'printify', 'printful']));
    for (const provider of ['printful', 'printify']) s.act(order, provider, 'produce');
    await h.work();
    s.act(order, 'printful', 'ship_all');
    await syncOrder(h.ctx, { orderId: order.orderId });
    const [owed] = await s.effectsOf(order, 'mail_shipped');
    h.later(5 * MINUTE_MS);
    const send: Mailer['send'] = async (mail) => {
      await h.ctx.mailer.send(mail);
      throw new ProviderError('smtp', 'unavailable', 'the answer was lost');
    };
    await runEffect({ ...h.ctx, mailer: { ...h.ctx.mailer, send } }, owed?.id ?? '');
    s.act(order, 'printify', 'ship_all');
    await h.work();
    const sent = s.mailsOf(order).filter(({ subject }) => kindOfMail(subject) === 'On its way');
    expect(sent.map(({ text }) => text?.match(/^Package/gm)?.length)).toEqual([1, 2]);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(2);
  });
});

describe('a refund', () => {
  it('of some pieces lists those, and one that the bank sends back is corrected', async () => {
    const { items } = await h.cart(['printful']);
    const order = await paid(await h.place([], undefined, { items: items.map((item) => ({ ...item, quantity: 4 })) }));
    const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.orderId));
    await requestRefund(await person(h, 'support'), {
      orderNumber: order.orderNumber,
      requestId: randomUUID(),
      what: { kind: 'lines', lines: [{ itemId: item?.id ?? '', quantity: 1 }] },
      reason: 'goodwill',
    });
    await h.work();
    const { text } = mail(order, 'Your refund');
    expect(text.match(/^- .+$/gm)).toEqual([expect.stringContaining('× 1')]);
    expect(text).toContain('Goes back to:\nVisa •••• 4242');
    s.inDashboard('failRefund', { id: s.refundsOf(order)[0]?.id });
    await h.work();
    expect(mail(order, 'Your refund did not arrive').text).toContain('is no longer true');
  });
});

describe('a refund that was called off at Stripe', () => {
  it('is a case for staff and no mail about a bank', async () => {
    const order = await paid(await h.place(['printful']));
    await requestRefund(await person(h, 'support', 'other'), {
      orderNumber: order.orderNumber,
      requestId: randomUUID(),
      what: { kind: 'amount', amountMinor: 100 },
      reason: 'goodwill',
    });
    await h.work();
    s.inDashboard('callOffRefund', { id: s.refundsOf(order)[0]?.id });
    await h.work();
    expect(await s.alertsOf(order)).toEqual(['refund_failed']);
    expect(mail(order, 'Your refund did not arrive').count).toBe(0);
  });
});

describe('the question how it was', () => {
  it('can be declined from its mail, for good, and by the mail program itself', async () => {
    const order = await paid(await h.place(['printful']));
    for (const action of ['produce', 'ship_all', 'deliver'] as const) {
      s.act(order, 'printful', action);
      await h.work();
    }
    const later = { ...h.ctx, clock: { now: () => new Date(h.ctx.clock.now().getTime() + 5 * 86_400_000) } };
    await enqueueRatingMails(later);
    await h.work();
    const { text, headers } = mail(order, 'How was it');
    const token = /\/mails\/(\S+)/.exec(text)?.[1] ?? '';
    expect(headers?.['list-unsubscribe']).toBe(`<${h.ctx.env.APP_URL}/api/mails/decline/${token}>`);
    expect(headers?.['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    const anyone = h.as({ kind: 'anonymous' });
    await expect(declineMails(anyone, { token: 'not-a-key' })).rejects.toMatchObject({ code: 'not_found' });
    await declineMails(anyone, { token });
    await declineMails(anyone, { token });
    await h.ctx.db.delete(effects).where(eq(effects.kind, 'mail_rating'));
    expect(await enqueueRatingMails(later)).toBe(0);
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    expect(await h.ctx.db.select().from(mailDeclines)).toMatchObject([{ emailIndex: row?.emailIndex }]);
  });
});
