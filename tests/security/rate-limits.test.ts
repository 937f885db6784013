import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { securityEvents } from '@/db/schema/security';
import { inquiries } from '@/db/schema/service';
import { writeSecurity } from '@/lib/engine/security-events';
import { LIMITS } from '@/lib/http/rate-limit';
import { type Harness, openHarness } from '../support/harness';

/** Nobody is signed in: next-auth needs a running Next.js to read its cookie. Everything behind it is real. */
vi.mock('next-auth', () => ({ getServerSession: () => Promise.resolve(null) }));

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
  Object.assign(globalThis, { flowbotzServices: Promise.resolve({ ...h.ctx, connection: h.connection }) });
});
afterAll(() => h.close());

it('live updates are asked for as often as a page is, and refused to who asks on and on', async () => {
  const { GET } = await import('../../app/api/payments/order-events/[orderNumber]/route');
  const ask = async (caller: string) => {
    const request = new NextRequest('http://127.0.0.1/', { headers: { 'x-forwarded-for': caller } });
    return (await GET(request, { params: Promise.resolve({ orderNumber: 'FBZ20260101000001' }) })).status;
  };
  for (let asked = 0; asked < LIMITS.stream[0].most; asked += 1) expect(await ask('198.51.100.7')).toBe(404);
  expect(await ask('198.51.100.7')).toBe(429);
  expect(await ask('198.51.100.8')).toBe(404);
});

it('a look-up mails one box only so often, and says so for orders that are not there, too', async () => {
  const { POST } = await import('../../app/api/payments/track-link/route');
  const ask = async (n: number, email: string) => {
    const body = JSON.stringify({ order_number: 'FBZ20260101000001', email });
    const headers = { 'x-forwarded-for': `198.51.100.${n}` };
    const request = new NextRequest('http://127.0.0.1/', { method: 'POST', headers, body });
    return (await POST(request, { params: Promise.resolve({}) })).status;
  };
  const most = LIMITS.mailbox[0].most;
  for (let n = 0; n < most; n += 1) expect(await ask(n, 'victim@example.com')).toBe(200);
  expect(await ask(99, 'Victim+1@example.com')).toBe(429);
  expect(await ask(99, 'other@example.com')).toBe(200);
});

it('what looks like an attack is counted: neither a page that asks on after its session has ended nor a box as a network', async () => {
  const list = await import('../../app/api/admin/orders/route');
  const retry = await import('../../app/api/admin/alerts/check/route');
  const { POST } = await import('../../app/api/payments/track-link/route');
  const address = 'http://127.0.0.1/';
  const none = { params: Promise.resolve({}) };
  const info = vi.spyOn(h.ctx.log, 'info');
  await writeSecurity(h.ctx);
  await h.ctx.db.delete(securityEvents);
  expect((await list.GET(new NextRequest(address), none)).status).toBe(401);
  expect((await retry.POST(new NextRequest(address, { method: 'POST', body: '{}' }), none)).status).toBe(401);
  const body = JSON.stringify({ order_number: 'FBZ20260101000001', email: 'victim@example.com' });
  expect((await POST(new NextRequest(address, { method: 'POST', body }), none)).status).toBe(429);
  await writeSecurity(h.ctx);
  const told = async () =>
    (await h.ctx.db.select().from(securityEvents)).map(({ kind, about }) => `${kind} ${about}`).sort();
  await expect.poll(told).toEqual(['limited mailbox', 'refused unauthenticated alerts.check']);
  const limited = info.mock.calls
    .map(([facts]) => facts)
    .filter((facts) => (facts as { about?: string }).about === 'mailbox');
  expect(limited, 'no network is told where a mailbox was counted').toEqual([
    { security: 'limited', about: 'mailbox' },
  ]);
  info.mockRestore();
});

it('a withdrawal arrives whatever its box was sent before; only one about a foreign order goes without a receipt', async () => {
  const { POST } = await import('../../app/api/inquiries/withdrawal/route');
  const order = await h.place();
  const email = 'ada@example.com';
  const withdraw = async (n: number, order_number: string) => {
    const body = JSON.stringify({ name: 'Ada', email, order_number, text: '' });
    const headers = { 'x-forwarded-for': `203.0.113.${n}` };
    const request = new NextRequest('http://127.0.0.1/', { method: 'POST', headers, body });
    return (await POST(request, { params: Promise.resolve({}) })).status;
  };
  const most = LIMITS.mailbox[0].most;
  for (let n = 0; n < most; n += 1) expect(await withdraw(n, 'FBZ20260101000001')).toBe(200);
  expect(await withdraw(90, 'FBZ20260101000001')).toBe(200);
  expect(await withdraw(91, order.orderNumber)).toBe(200);
  expect(await h.ctx.db.select().from(inquiries)).toHaveLength(most + 2);
  await h.work();
  const receipts = h.sandbox.mailbox.list().filter(({ subject }) => subject.startsWith('Receipt of your withdrawal'));
  expect(receipts).toHaveLength(most + 1);
  expect(receipts.filter(({ text }) => text?.includes(order.orderNumber))).toHaveLength(1);
});
