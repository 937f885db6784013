import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { sql } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { authEndpoint } from '@/lib/http/sign-in/auth-endpoint';
import { firstOwnerCode } from '@/lib/services/account/first-owner';
import { type Harness, openHarness } from '../support/harness';

vi.mock('next-intl/server', () => ({ getLocale: async () => 'en' }));

const APP = 'http://shop.example';
/** What the browser holds. next-auth reads it from Next's own store, which only runs inside of Next. */
const jar = new Map<string, string>();
Object.assign(createRequire(import.meta.url)('next/headers'), {
  cookies: async () => ({ getAll: () => [...jar].map(([name, value]) => ({ name, value })) }),
  headers: async () => new Headers(),
});

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
  const env = { ...h.ctx.env, APP_URL: APP };
  process.env['NEXTAUTH_URL'] = APP;
  // next-auth's own logger asks for it.
  const { DATABASE_URL, NEXTAUTH_SECRET } = env;
  Object.assign(process.env, { DATABASE_URL, NEXTAUTH_SECRET, DATA_KEYS: `t:${randomBytes(32).toString('base64')}` });
  Object.assign(process.env, { APP_URL: APP, LOG_LEVEL: 'silent', SMTP_URL: 'smtp://127.0.0.1:1' });
  Object.assign(globalThis, { flowbotzServices: Promise.resolve({ ...h.ctx, env, connection: h.connection }) });
});
afterAll(() => h.close());

async function ask(path: string, form?: Record<string, string>): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const headers = { cookie, origin: APP, 'content-type': 'application/x-www-form-urlencoded' };
  const request = new NextRequest(`${APP}/api/auth/${path}`, {
    headers,
    ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
  });
  const answer = await authEndpoint(request, path.split('?')[0]?.split('/') ?? []);
  for (const set of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (value === '') jar.delete(name);
    else jar.set(name, decodeURIComponent(value));
  }
  return answer;
}

it('a person asks for a link, comes back with it, and signs out: nothing of them stays in the browser', async () => {
  const { csrfToken } = (await (await ask('csrf')).json()) as { csrfToken: string };
  const email = 'door@example.com';
  const asked = await ask('signin/email', { csrfToken, email, callbackUrl: '/account/orders', json: 'true' });
  expect(await asked.json()).toMatchObject({ url: expect.not.stringContaining('error') });
  const token = /confirm\?t=([\w-]+)/.exec(h.sandbox.mailbox.list().at(-1)?.text ?? '')?.[1] ?? '';
  expect(jar.get('fbz_sign_in')).toMatch(/^[\w-]{22}$/);
  expect((await ask('callback/email', { code: '0' })).headers.get('location')).toContain('sent=wrong');
  expect(jar.has('fbz_session')).toBe(false);
  const back = await ask('callback/email', { token });
  expect([back.status, back.headers.get('location')]).toEqual([302, `${APP}/account/orders`]);
  expect(jar.has('fbz_session')).toBe(true);
  const out = await ask('signout', { csrfToken, json: 'true' });
  expect(out.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
  expect(jar.has('fbz_session')).toBe(false);
});

it("a shop's first owner goes on to set it up; where the sign-in fails, it says so and leads nowhere else", async () => {
  const env = { ...h.ctx.env, APP_URL: APP, SMTP_URL: undefined };
  Object.assign(globalThis, { flowbotzServices: Promise.resolve({ ...h.ctx, env, connection: h.connection }) });
  const email = 'first@example.com';
  const form = { email, again: email, owner: (await firstOwnerCode({ db: h.ctx.db, env })) ?? '' };
  const begun = async () => (await ask('callback/email', form)).headers.get('location');
  await h.ctx.db.execute(sql`create function stop() returns trigger language plpgsql as 'begin raise ''no''; end'`);
  await h.ctx.db.execute(sql`create trigger stop before insert on users execute function stop()`);
  expect(await begun()).toContain('error=EmailCreateAccount');
  await h.ctx.db.execute(sql`drop trigger stop on users`);
  expect(await begun()).toBe(`${APP}/admin/setup`);
});
