import { execFileSync } from 'node:child_process';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

/** Who is signed in: next-auth needs a running Next.js to read its cookie. Everything behind it is real. */
const session = vi.hoisted(() => ({ userId: null as string | null }));
vi.mock('next-auth', () => ({
  getServerSession: () => Promise.resolve(session.userId === null ? null : { user: { id: session.userId } }),
}));

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
  const { actor } = await person(h, 'owner');
  session.userId = actor.kind === 'user' ? actor.userId : null;
  Object.assign(globalThis, { flowbotzServices: Promise.resolve({ ...h.ctx, connection: h.connection }) });
});
afterAll(() => h.close());

type Handler = (request: NextRequest, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
const METHODS = ['GET', 'POST', 'DELETE'] as const;
const ROUTES = execFileSync(
  'git',
  ['ls-files', 'app/api/{admin,payments,pod,designs}/**/route.ts', 'app/api/**/route.ts'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /^app\/api\/(admin|payments|pod|designs)\//.test(file));

/** What no database id, no number and no text of ours looks like, though some of it passes for one at a glance. */
const ODD = [
  '\0',
  'FBZ20260101000001\0',
  '-'.repeat(36),
  'f'.repeat(36),
  '\ud800',
  'x'.repeat(3_000),
  "';--",
  '９９９',
];

async function call(file: string, method: string, request: { value: string; query?: string; body?: unknown }) {
  const module = (await import(`../../${file}`)) as Partial<Record<string, Handler>>;
  const handler = module[method];
  if (!handler) return null;
  const names = [...file.matchAll(/\[(\w+)\]/g)].flatMap(([, name]) => name ?? []);
  const params = Object.fromEntries(names.map((name) => [name, request.value]));
  const response = await handler(
    new NextRequest(`http://127.0.0.1/${request.query ?? ''}`, {
      method,
      // A caller of its own for each route, so that none meets a rate limit.
      headers: { 'x-forwarded-for': `${file.length}.${ODD.indexOf(request.value)}.${method.length}` },
      ...(method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) }),
    }),
    { params: Promise.resolve(params) },
  );
  await response.body?.cancel();
  return response.status;
}

describe('a malformed address', () => {
  it.each(ROUTES)('is never taken for a fault of ours: %s', async (file) => {
    for (const method of METHODS)
      for (const value of ODD)
        expect([method, value, (await call(file, method, { value })) ?? 404]).toEqual([
          method,
          value,
          expect.toSatisfy((status: number) => status < 500),
        ]);
  });
});

describe('a malformed place in a list', () => {
  const lists = [
    ['app/api/payments/my-orders/route.ts', ''],
    ['app/api/admin/webhooks/route.ts', ''],
    ['app/api/admin/dead/route.ts', 'of=effects&'],
    ['app/api/admin/sync-runs/route.ts', ''],
    ['app/api/admin/alerts/route.ts', 'desk=alerts&'],
  ] as const;
  it.each(lists)('is refused: %s', async (file, query) => {
    for (const value of [...ODD, `2026-01-01T00:00:00.000Z_${'-'.repeat(36)}`]) {
      const status = await call(file, 'GET', {
        value,
        query: `?${query}cursor=${encodeURIComponent(value.toWellFormed())}`,
      });
      expect([value, status]).toEqual([value, 400]);
    }
  });
});

describe('a text with a NUL or half a character', () => {
  it.each(['\0', '\ud800'])('is refused wherever one can be sent (%j)', async (odd) => {
    const value = 'FBZ20260101000001';
    const bodies = [
      ['app/api/admin/orders/[orderNumber]/notes/route.ts', { text: `a${odd}b` }],
      ['app/api/admin/orders/views/route.ts', { name: `a${odd}b`, query: { country: 'US' } }],
      ['app/api/admin/orders/views/route.ts', { name: 'a', query: { q: `a${odd}b` } }],
      ['app/api/admin/webhooks/replay/route.ts', { filter: { type: `a${odd}b` }, dry_run: true }],
      ['app/api/payments/track-link/route.ts', { order_number: `a${odd}b`, email: 'ada@example.com' }],
      ['app/api/pod/cart/route.ts', { items: [{ variant_id: `a${odd}b`, quantity: 1 }] }],
    ] as const;
    for (const [file, body] of bodies) expect([file, await call(file, 'POST', { value, body })]).toEqual([file, 400]);
  });
});

describe('a day at the end of time', () => {
  it.each([
    ['app/api/admin/orders/route.ts', ''],
    ['app/api/admin/audit/route.ts', ''],
    ['app/api/admin/metrics/route.ts', ''],
    ['app/api/admin/webhooks/route.ts', 'T00:00:00Z'],
  ])('is refused: %s', async (file, time) => {
    for (const [from, to] of [
      ['0000-01-01', '0000-01-02'],
      ['9999-12-31', '9999-12-31'],
    ]) {
      const query = `?from=${from}${time}&to=${to}${time}`;
      expect([query, await call(file, 'GET', { value: from ?? '', query })]).toEqual([query, 400]);
    }
  });
});

describe('a body of thousands of layers', () => {
  it('is refused like any other that is not what was asked for', async () => {
    const { POST } = (await import('../../app/api/pod/cart/route')) as { POST: Handler };
    const text = `{"items":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    const request = new NextRequest('http://127.0.0.1/', { method: 'POST', body: text });
    expect((await POST(request, { params: Promise.resolve({}) })).status).toBe(400);
  });
});
