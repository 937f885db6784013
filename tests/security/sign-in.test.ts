import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provedAddress } from '@/lib/auth/github-profile';
import { authOptions } from '@/lib/auth/options';
import type { Services } from '@/lib/compose/services';
import { mailSignInLink, refuseTooManyLinks } from '@/lib/http/next-auth';
import { LIMITS } from '@/lib/http/rate-limit';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
let services: Services;
beforeAll(async () => {
  h = await openHarness();
  services = { ...h.ctx, connection: h.connection, close: () => h.close() };
  Object.assign(globalThis, { flowbotzServices: Promise.resolve(services) });
});
afterAll(() => h.close());

describe('an account elsewhere', () => {
  const signIn = async (type: string, profile: object) => {
    const { callbacks } = authOptions(
      h.ctx.db,
      h.ctx.env,
      async () => undefined,
      async () => undefined,
    );
    return callbacks?.signIn?.({ account: { type }, profile } as never);
  };

  it('signs nobody in by an address that was not proved there', async () => {
    expect(await signIn('oauth', { email: 'owner@flowbotz.example', email_verified: false })).toBe(false);
    expect(await signIn('oauth', { email: 'owner@flowbotz.example' })).toBe(false);
    expect(await signIn('oauth', { email: 'owner@flowbotz.example', email_verified: true })).toBe(true);
    expect(await signIn('email', {})).toBe(true);
  });

  it('at GitHub counts by a proved address, also where the primary one is not', () => {
    const mine = { email: 'mine@example.com', primary: false, verified: true };
    const claimed = { email: 'owner@flowbotz.example', primary: true, verified: false };
    expect(provedAddress([claimed, mine])).toBe('mine@example.com');
    expect(provedAddress([claimed])).toBeNull();
  });
});

describe('links that sign somebody in', () => {
  const ask = (caller: string, path: string[]) =>
    refuseTooManyLinks(
      new Request('http://127.0.0.1/', { method: 'POST', headers: { 'x-forwarded-for': caller } }),
      path,
    );

  it('are refused to a caller who asks for one after the other, and to nobody else', async () => {
    for (let asked = 0; asked < LIMITS.sign_in; asked += 1)
      expect(await ask('198.51.100.7', ['signin', 'email'])).toBeNull();
    expect((await ask('198.51.100.7', ['signin', 'email']))?.status).toBe(429);
    expect(await ask('198.51.100.8', ['signin', 'email'])).toBeNull();
    expect(await ask('198.51.100.7', ['signout'])).toBeNull();
  });

  it('do not flood one address, from however many places they are asked for', async () => {
    const to = 'victim@example.com';
    const sent = await Promise.allSettled(
      Array.from({ length: LIMITS.sign_in_mail + 3 }, (_, n) =>
        mailSignInLink(services, 'en', { to: n % 2 ? to : to.toUpperCase(), url: `https://shop.example/${n}` }),
      ),
    );
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(LIMITS.sign_in_mail);
    expect(h.sandbox.mailbox.list()).toHaveLength(LIMITS.sign_in_mail);
  });
});
