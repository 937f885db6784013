import { readdir } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts, feedback } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { users } from '@/db/schema/people';
import { problemReports } from '@/db/schema/service';
import { resolveActor } from '@/lib/auth/actor';
import { claimOrders } from '@/lib/services/account/claim-orders';
import { closeAlert } from '@/lib/services/backoffice/alerts/change-alert';
import { listAlerts } from '@/lib/services/backoffice/alerts/list-alerts';
import { listProblems } from '@/lib/services/backoffice/orders/list-problems';
import { readProblemPhoto } from '@/lib/services/backoffice/orders/read-problem-photo';
import { listMyOrders } from '@/lib/services/order/reading/list-orders';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { rateOrder } from '@/lib/services/order/self-service/rate-order';
import { reportProblem } from '@/lib/services/order/self-service/report-problem';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { NO_RULE, person } from '../support/staff';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => closeKept(h));

const paidOrder = async () => {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  return order;
};
const delivered = async () => {
  const order = await paidOrder();
  for (const action of ['produce', 'ship_all', 'deliver'] as const) {
    for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, action);
    await h.work();
  }
  return order;
};
const reader = (order: { orderId: string }) => h.as({ kind: 'order_token', orderId: order.orderId, strength: 'weak' });
const staff = () => h.as({ kind: 'user', userId: crypto.randomUUID(), email: 's@example.com', role: 'support' });
const customer = (userId: string, email: string) => h.as({ kind: 'user', userId, email, role: 'customer' });
const filesKept = () => readdir(h.ctx.env.STORAGE_DIR, { recursive: true }).catch(() => []);

/** A phone's photo: it knows where it was taken, and lies on its side. */
const phonePhoto = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

describe('a reported problem', () => {
  const report = (order: { orderId: string }, photos: Uint8Array[] = [], text = 'The print is upside down.') =>
    reportProblem(reader(order), { orderId: order.orderId, kind: 'misprint', text, photos });

  it('tells on its order what became of it', async () => {
    const order = await delivered();
    await report(order);
    const [raised] = await h.ctx.db.select().from(alerts).where(eq(alerts.orderId, order.orderId));
    await closeAlert(await person(h, 'support'), { alertId: raised?.id ?? '', note: 'A new print is on its way.' });
    const { problems } = await listProblems(staff(), { orderNumber: order.orderNumber });
    expect(problems).toMatchObject([{ state: 'resolved', resolution: 'A new print is on its way.', photos: [] }]);
  });

  it('reaches a person with its photo, from which place and device are gone', async () => {
    const order = await delivered();
    const { reportId } = await report(order, [await phonePhoto()]);
    const raised = (await h.ctx.db.select().from(alerts)).filter(({ kind }) => kind === 'problem_report');
    expect(raised).toMatchObject([{ orderId: order.orderId, state: 'open' }]);
    const { alerts: cases } = await listAlerts(staff(), { desk: 'attention', state: 'open', kind: 'problem_report' });
    expect(cases).toMatchObject([
      {
        facts: {
          customerName: 'Ada Lovelace',
          customerEmail: 'ada@example.com',
          said: 'The print is upside down.',
          photos: [`/api/admin/problems/${reportId}/photos/0`],
          totalMinor: order.amounts.totalMinor,
          paymentUrl: expect.stringContaining(order.paymentIntentId),
        },
      },
    ]);
    const { problems } = await listProblems(staff(), { orderNumber: order.orderNumber });
    expect(problems).toMatchObject([
      { id: reportId, text: 'The print is upside down.', kind: 'misprint', state: 'open' },
    ]);
    const photo = await readProblemPhoto(staff(), { reportId, place: 0 });
    const bytes = Buffer.from(await new Response(photo.body).arrayBuffer());
    expect(photo.contentType).toBe('image/jpeg');
    const { exif, orientation, width, height } = await sharp(bytes).metadata();
    // Upright by its pixels, since nothing tells the turn any more.
    expect({ exif, orientation, width, height }).toEqual({
      exif: undefined,
      orientation: undefined,
      width: 600,
      height: 900,
    });
    expect(bytes.toString('latin1')).not.toContain('SecretPhone');
    const [row] = await h.ctx.db.select().from(problemReports);
    expect(JSON.stringify(row)).not.toContain('upside');
    const { timeline } = await trackOrder(reader(order), { orderId: order.orderId });
    expect(timeline.map(({ title }) => title)).toContain('Problem reported');
  });

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'invalid_input'],
    ['a page called photo.jpg', async () => Buffer.from('<html><script>alert(1)</script>'), 'invalid_input'],
    ['half a JPEG', async () => (await phonePhoto()).subarray(0, 600), 'invalid_input'],
    ['a GIF', async () => Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'invalid_input'],
    [
      'a picture that unpacks to 100 megapixels',
      () =>
        sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
          .png({ compressionLevel: 9 })
          .toBuffer(),
      'too_large',
    ],
    ['9 MB', async () => Buffer.concat([await phonePhoto(), Buffer.alloc(9_000_000)]), 'too_large'],
  ])('with %s is refused and leaves nothing behind', async (_name, hostile, code) => {
    const order = await paidOrder();
    await expect(report(order, [await phonePhoto(), await hostile()])).rejects.toMatchObject({ code });
    expect(await h.ctx.db.select().from(problemReports)).toEqual([]);
    expect(await filesKept()).toEqual([]);
  });

  it('that carries a payload behind its pixels keeps the pixels only', async () => {
    const order = await paidOrder();
    const loaded = Buffer.concat([await phonePhoto(), Buffer.from('<?php system($_GET[0]); ?>')]);
    const { reportId } = await report(order, [loaded]);
    const photo = await readProblemPhoto(staff(), { reportId, place: 0 });
    expect(Buffer.from(await new Response(photo.body).arrayBuffer()).toString('latin1')).not.toContain('php');
  });

  it('is heard five times per order and no more, and a refused one leaves no photo', async () => {
    const order = await paidOrder();
    for (let time = 0; time < 5; time += 1) await report(order);
    await expect(report(order, [await phonePhoto()])).rejects.toMatchObject({ code: 'conflict' });
    expect((await filesKept()).filter((name) => name.endsWith('.jpg'))).toEqual([]);
  });

  it('is nobody else’s to make or to see', async () => {
    const order = await paidOrder();
    const { reportId } = await report(order, [await phonePhoto()]);
    const stranger = h.as({ kind: 'anonymous' });
    await expect(
      reportProblem(stranger, { orderId: order.orderId, kind: 'lost', text: 'It never came.', photos: [] }),
    ).rejects.toMatchObject({ code: 'not_found' });
    for (const ctx of [stranger, reader(order), customer(crypto.randomUUID(), 'ada@example.com')]) {
      await expect(readProblemPhoto(ctx, { reportId, place: 0 })).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(listProblems(ctx, { orderNumber: order.orderNumber })).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(readProblemPhoto(staff(), { reportId: 'x', place: 0 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('names only items of its own order, and needs a paid one', async () => {
    const order = await h.place(['printful']);
    await expect(report(order)).rejects.toMatchObject({ code: 'conflict' });
    await h.pay(order);
    await h.work();
    await expect(
      reportProblem(reader(order), {
        orderId: order.orderId,
        kind: 'misprint',
        text: 'Not my item at all.',
        orderItemId: crypto.randomUUID(),
        photos: [],
      }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('a rating', () => {
  it('is taken once, and only after everything has arrived', async () => {
    const order = await paidOrder();
    const buyer = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'rating' });
    const rate = (rating: number) => rateOrder(buyer, { orderId: order.orderId, rating });
    await expect(rate(5)).rejects.toMatchObject({ code: 'conflict' });
    for (const action of ['produce', 'ship_all', 'deliver'] as const) {
      for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, action);
      await h.work();
    }
    const outcomes = await Promise.allSettled([rate(4), rate(1), rate(2)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await h.ctx.db.select().from(feedback)).toHaveLength(1);
    // A link that came by mail may have been forwarded: only that of the mail which asks for a rating gives one.
    const weak = rateOrder(reader(order), { orderId: order.orderId, rating: 1 });
    await expect(weak).rejects.toMatchObject({ reason: 'weak_link' });
    await expect(rate(5)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('an order placed as a guest', () => {
  const person = async (email: string, emailVerified: Date | null) => {
    const [made] = await h.ctx.db.insert(users).values({ email, emailVerified }).returning();
    if (!made) throw new Error('no user');
    return customer(made.id, email);
  };

  it('becomes theirs who prove the e-mail, whatever its case, and is claimed once', async () => {
    const order = await paidOrder();
    const ada = await person('Ada@Example.com', new Date());
    expect((await listMyOrders(ada, {})).orders).toEqual([]);
    expect(await claimOrders(ada)).toEqual({ claimed: 1 });
    expect(await claimOrders(ada)).toEqual({ claimed: 0 });
    expect((await listMyOrders(ada, {})).orders.map(({ orderId }) => orderId)).toEqual([order.orderId]);
  });

  it('is given for its own proved address alone, whosever account it lies in', async () => {
    await paidOrder();
    await expect(claimOrders(await person('ada@example.com', null))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await claimOrders(await person('eve@example.com', new Date()))).toEqual({ claimed: 0 });
    const stranger = await person('stranger@example.com', new Date());
    if (stranger.actor.kind !== 'user') throw new Error('no user');
    await h.ctx.db.update(orders).set({ userId: stranger.actor.userId });
    expect(await claimOrders(await person('ADA@example.com', new Date()))).toEqual({ claimed: 1 });
    await expect(claimOrders(h.as({ kind: 'anonymous' }))).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('is its owner’s to see in full, even through a link that came by mail', async () => {
    const order = await paidOrder();
    const ada = await person('ada@example.com', new Date());
    await claimOrders(ada);
    if (ada.actor.kind !== 'user') throw new Error('no user');
    const { userId } = ada.actor;
    const link = (ownerId: string | null) => ({ orderId: order.orderId, ownerId, strength: 'weak' as const });
    expect(await resolveActor(h.ctx, { userId, order: link(userId), passkeys: NO_RULE })).toMatchObject({
      kind: 'user',
      userId,
    });
    const other = await resolveActor(h.ctx, { userId, order: link(null), passkeys: NO_RULE });
    expect(other).toEqual({ kind: 'order_token', orderId: order.orderId, strength: 'weak' });
  });
});
