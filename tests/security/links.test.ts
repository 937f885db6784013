import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrder } from '@/lib/http/sign-in/open-order';
import { newToken } from '@/lib/platform/crypto';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { issueToken } from '@/lib/services/order/reading/access-tokens';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
  const env = { ...h.ctx.env, APP_URL: 'https://shop.example' };
  Object.assign(globalThis, { flowbotzServices: Promise.resolve({ ...h.ctx, env, connection: h.connection }) });
});
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;

/** Opens a link the way a browser does. Answers where it leads, and the key it leaves there. */
async function open({ orderNumber }: Placed, token: string, held?: string) {
  const request = new NextRequest(`http://evil.example/api/payments/open-order/${orderNumber}?t=${token}`, {
    headers: { host: 'evil.example', ...(held ? { cookie: `__Host-fbz_order_${orderNumber}=${held}` } : {}) },
  });
  const answer = await openOrder(request, { params: Promise.resolve({ orderNumber }) });
  const [cookie] = answer.headers.getSetCookie();
  return { status: answer.status, to: answer.headers.get('location'), cookie: cookie ?? null };
}

describe('a mailed link', () => {
  it('never takes the place of the stronger key of the purchase', async () => {
    const order = await h.place(['printful']);
    const weak = await issueToken(h.ctx, order.orderId, 'weak');
    expect((await open(order, weak, order.accessToken)).cookie).toBeNull();
    expect((await open(order, order.accessToken, weak)).cookie).toContain(order.accessToken);
    const fresh = (await open(order, weak)).cookie;
    expect(fresh).toMatch(new RegExp(`^__Host-fbz_order_${order.orderNumber}=${weak};`));
    expect(fresh).toMatch(/Secure/i);
  });

  it('leaves nothing that opens nothing, or another order, and leads to our own address alone', async () => {
    const [order, other] = [await h.place(['printful']), await h.place(['printify'])];
    for (const token of [newToken(), other.accessToken, 'x', ''])
      expect(await open(order, token, order.accessToken)).toEqual({
        status: 303,
        to: `https://shop.example/orders/${order.orderNumber}`,
        cookie: null,
      });
  });

  it('shows an order and cancels nothing, and the page says why', async () => {
    const order = await h.place(['printful']);
    await h.pay(order);
    await h.work();
    const weak = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'weak' });
    await expect(cancelOrder(weak, { orderId: order.orderId })).rejects.toMatchObject({ reason: 'weak_link' });
    const ref = { orderNumber: order.orderNumber };
    expect(await trackOrder(weak, ref)).toMatchObject({
      canCancel: false,
      cancelReason: expect.stringMatching(/mail/),
    });
    const strong = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
    expect(await trackOrder(strong, ref)).toMatchObject({ canCancel: true });
  });
});
