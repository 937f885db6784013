import { randomBytes } from 'node:crypto';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as health } from '@/app/api/health/route';
import { GET as products } from '@/app/api/pod/products/route';
import { createServices, type Services } from '@/lib/compose/services';
import { env } from '@/lib/platform/env';
import { openDatabase } from '../support/database';
import { type Line, openLine } from '../support/line';

const SECRET = 'the-secret-of-the-monitor';
let line: Line;
let services: Services;
// The route handlers take this process's services; a test lends them its own.
const shared = globalThis as typeof globalThis & { flowbotzServices?: Promise<Services> };

beforeAll(async () => {
  line = await openLine(await openDatabase());
  Object.assign(process.env, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: line.url,
    NEXTAUTH_SECRET: 'x'.repeat(40),
    DATA_KEYS: `t:${randomBytes(32).toString('base64')}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    STRIPE_SECRET_KEY: 'sk_test_health',
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_health',
    CRON_SECRET: SECRET,
  });
  services = createServices(env(), { schedules: false });
  shared.flowbotzServices = Promise.resolve(services);
});
afterAll(async () => {
  delete shared.flowbotzServices;
  line.set('closing');
  await services.close();
  line.close();
});

async function ask(path: string) {
  const from = performance.now();
  const headers = { authorization: `Bearer ${SECRET}` };
  const answer = await health(new Request(`http://127.0.0.1${path}`, { headers }));
  return { status: answer.status, body: (await answer.json()) as object, ms: performance.now() - from };
}
const SHALLOW = '/api/health';
const DEEP = '/api/health?deep=1';

describe('health', () => {
  it('says up with a database, and in depth how far this clock is off', async () => {
    line.set('through');
    expect(await ask(SHALLOW)).toMatchObject({ status: 200, body: { status: 'up' } });
    await expect
      .poll(async () => (await ask(DEEP)).body, { timeout: 10_000 })
      .toMatchObject({ clock_off_s: 0, work: {} });
  });

  it.each(['silent', 'closing'] as const)('answers within two seconds from a database that is %s', async (mode) => {
    line.set('through');
    await expect.poll(async () => (await ask(SHALLOW)).status, { timeout: 10_000 }).toBe(200);
    line.set(mode);
    // What was answered a moment ago is told once more.
    await expect.poll(async () => (await ask(SHALLOW)).status, { timeout: 5_000 }).not.toBe(200);
    for (const path of [SHALLOW, DEEP, SHALLOW, DEEP]) {
      const answer = await ask(path);
      expect(answer).toMatchObject({ status: 503, body: { status: 'down' } });
      expect(answer.ms).toBeLessThan(2_000);
    }
  });
});

it('a request finds a silent database out in seconds, and is told to come again', async () => {
  line.set('through');
  await expect.poll(async () => (await ask(SHALLOW)).status, { timeout: 10_000 }).toBe(200);
  line.set('silent');
  const from = performance.now();
  const request = new NextRequest('http://127.0.0.1/api/pod/products?provider=printful');
  const answer = await products(request, { params: Promise.resolve({}) });
  expect(performance.now() - from).toBeLessThan(12_000);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'database_unavailable' });
});
