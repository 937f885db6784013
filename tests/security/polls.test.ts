import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { GET as status } from '@/app/api/payments/order-status/[paymentIntentId]/route';
import { GET as tracking } from '@/app/api/payments/order-tracking/[orderNumber]/route';
import { issueToken } from '@/lib/services/order/reading/access-tokens';
import { type Harness, openHarness } from '../support/harness';
import { statementsOf } from '../support/statements';

vi.mock('next-auth', () => ({ getServerSession: () => Promise.resolve(null) }));

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
  Object.assign(globalThis, { flowbotzServices: Promise.resolve({ ...h.ctx, connection: h.connection }) });
});
afterAll(() => h.close());

it('a poll that knows how far an order is is told so with one look, and a stranger is told nothing', async () => {
  const order = await h.place();
  const weak = await issueToken(h.ctx, order.orderId, 'weak');
  const ask = (token: string, etag: string, language = 'en') => {
    const headers = { authorization: `Bearer ${token}`, 'if-none-match': etag, 'accept-language': language };
    const params = Promise.resolve({ orderNumber: order.orderNumber });
    return tracking(new NextRequest('http://127.0.0.1/api/x', { headers }), { params });
  };
  const first = await ask(order.accessToken, '');
  const etag = first.headers.get('etag') ?? '';
  expect([first.status, etag]).toEqual([200, expect.stringMatching(/^"\d+-/)]);
  let again: Response | undefined;
  const said = await statementsOf(async () => {
    again = await ask(order.accessToken, etag);
  });
  expect([again?.status, await again?.text(), again?.headers.get('etag')]).toEqual([304, '', etag]);
  expect(said).toHaveLength(3);
  // What a weaker key or another language shows is another answer.
  expect((await ask(weak, etag)).status).toBe(200);
  expect((await ask(order.accessToken, etag, 'de')).status).toBe(200);
  expect((await ask('x'.repeat(22), etag)).status).toBe(404);
  await h.pay(order);
  await h.work();
  expect((await ask(order.accessToken, etag)).status).toBe(200);

  const params = Promise.resolve({ paymentIntentId: order.paymentIntentId });
  const headers = { authorization: `Bearer ${order.accessToken}` };
  const told = await status(new NextRequest('http://127.0.0.1/api/x', { headers }), { params });
  const known = { ...headers, 'if-none-match': told.headers.get('etag') ?? '' };
  expect((await status(new NextRequest('http://127.0.0.1/api/x', { headers: known }), { params })).status).toBe(304);
});
