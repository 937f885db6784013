import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
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
  for (let asked = 0; asked < LIMITS.stream; asked += 1) expect(await ask('198.51.100.7')).toBe(404);
  expect(await ask('198.51.100.7')).toBe(429);
  expect(await ask('198.51.100.8')).toBe(404);
});
