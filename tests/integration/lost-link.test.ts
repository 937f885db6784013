import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OrderRow, orders } from '@/db/schema/orders';
import { listMails } from '@/lib/services/mail/list-mails';
import { redeemToken } from '@/lib/services/order/reading/access-tokens';
import { recipientOf } from '@/lib/services/order/reading/recipient-of';
import { requestTrackLink } from '@/lib/services/order/self-service/request-track-link';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

const paidOrder = async () => {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  return order;
};
const subjects = (part: string) =>
  h.sandbox.mailbox
    .list()
    .map(({ subject }) => subject)
    .filter((subject) => subject.includes(part));

describe('a lost link', () => {
  it('is mailed anew to whoever knows number and e-mail, opens the order, and stands in the send log', async () => {
    const order = await paidOrder();
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    const { email } = recipientOf(h.ctx, row as OrderRow);
    const number = order.orderNumber.toLowerCase().replace('fbz', 'FBZ ');
    expect(await requestTrackLink(h.ctx, { orderNumber: number, email: email.toUpperCase() })).toEqual({
      accepted: true,
    });
    // Whoever asks is not kept waiting for the mail: how long it takes would tell what they asked about.
    expect(subjects('Your link')).toEqual([]);
    await h.work();
    expect(subjects('Your link')).toEqual([`Your link to order ${order.orderNumber}`]);
    const text = h.sandbox.mailbox.list().find(({ subject }) => subject.startsWith('Your link'))?.text ?? '';
    const token = new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? '').searchParams.get('t') ?? '';
    expect(await redeemToken(h.ctx, token)).toMatchObject({ orderId: order.orderId, strength: 'weak' });
    const staff = h.as({ kind: 'user', userId: crypto.randomUUID(), email: 's@example.com', role: 'support' });
    const { entries } = await listMails(staff, { mail: 'track_link' });
    expect(entries).toMatchObject([{ orderNumber: order.orderNumber, to: email, state: 'sent', again: false }]);
  });

  it('is answered neither sooner nor later than a miss', async () => {
    const order = await h.place(['printful']);
    const waited: number[] = [];
    let letGo = (): void => undefined;
    const wait = (ms: number) => {
      waited.push(ms);
      return new Promise<void>((done) => {
        letGo = done;
      });
    };
    for (const email of ['ada@example.com', 'mallory@example.com']) {
      let isAnswered = false;
      const asked = requestTrackLink(h.ctx, { orderNumber: order.orderNumber, email }, wait).then(
        () => (isAnswered = true),
      );
      await expect.poll(() => waited.length).toBeGreaterThan(0);
      await new Promise((done) => setTimeout(done, 200));
      expect(isAnswered).toBe(false);
      letGo();
      await asked;
    }
    expect(new Set(waited).size).toBe(1);
  });

  it('of somebody else is not mailed, and the answer is the same', async () => {
    const order = await paidOrder();
    for (const ask of [
      { orderNumber: order.orderNumber, email: 'mallory@example.com' },
      { orderNumber: 'FBZ20200101000000', email: 'ada@example.com' },
    ])
      expect(await requestTrackLink(h.ctx, ask)).toEqual({ accepted: true });
    await h.work();
    expect(subjects('Your link')).toEqual([]);
  });
});
