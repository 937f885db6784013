import { eq } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { browserSessions, signInRequests, users } from '@/db/schema/people';
import { provedAddress } from '@/lib/auth/github-profile';
import { authOptions } from '@/lib/auth/options';
import { sessionAdapter } from '@/lib/auth/session-adapter';
import type { Services } from '@/lib/compose/services';
import { SIGN_IN_MS, SIGN_IN_TRIES } from '@/lib/domain/core/sign-in';
import type { Ctx } from '@/lib/engine/ctx';
import { LIMITS } from '@/lib/http/rate-limit';
import { authEndpoint } from '@/lib/http/sign-in/auth-endpoint';
import { mailSignInLink } from '@/lib/http/sign-in/next-auth';
import { newToken, sha256 } from '@/lib/platform/crypto';
import { claimOrders } from '@/lib/services/account/claim-orders';
import { erasePerson } from '@/lib/services/account/erase-person';
import { exportPerson } from '@/lib/services/account/export-person';
import { endSessions, listSessions } from '@/lib/services/account/sessions';
import { proveSignIn, readSignIn, requestSignIn } from '@/lib/services/account/sign-in-requests';
import { createPaymentIntent } from '@/lib/services/checkout/create-payment-intent';
import { redeemToken } from '@/lib/services/order/reading/access-tokens';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
let services: Services;
let anyone: Ctx;
beforeAll(async () => {
  h = await openHarness();
  services = { ...h.ctx, connection: h.connection, close: () => h.close() };
  anyone = h.as({ kind: 'anonymous' });
  Object.assign(globalThis, { flowbotzServices: Promise.resolve(services) });
});
afterAll(() => h.close());

const adapterFor = (proved: string | null = null) =>
  sessionAdapter({
    db: h.ctx.db,
    vault: h.ctx.vault,
    clock: h.ctx.clock,
    device: 'Firefox, Linux',
    proved,
    byPasskey: false,
  });

describe('an account elsewhere', () => {
  const signIn = async (type: string, profile: object) => {
    const { callbacks } = authOptions({
      ...{ ...h.ctx, device: null, firstOwner: false, proved: null },
      byPasskey: false,
      ...{ sendLink: async () => undefined, signedIn: async () => undefined },
    });
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

/** Asks for a link as a browser does. Answers the browser and what the mail's link carries. */
async function asked(email: string, browser = newToken()) {
  await requestSignIn(anyone, { email, browser });
  const mail = h.sandbox.mailbox.list().findLast(({ to }) => to.includes(email));
  const token = /\/sign-in\/confirm\?t=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(token).not.toBe('');
  return { browser, token };
}
const codeOf = async (token: string) => (await readSignIn(anyone, { token, browser: null }))?.code ?? '';

describe('a mailed link', () => {
  it('is not spent by being opened, and works once, in the browser that asked for it', async () => {
    const { browser, token } = await asked('once@example.com');
    for (let scan = 0; scan < 3; scan += 1) await readSignIn(anyone, { token, browser: null });
    expect(await readSignIn(anyone, { token, browser })).toEqual({ email: 'once@example.com', code: null });
    expect(await proveSignIn(anyone, browser, { token })).toBe('once@example.com');
    expect(await proveSignIn(anyone, browser, { token })).toBeNull();
    expect(await readSignIn(anyone, { token, browser })).toBeNull();
  });

  it('that somebody else asked for does not sign in who opens it', async () => {
    const { token } = await asked('attacker@example.com');
    const victim = newToken();
    expect(await readSignIn(anyone, { token, browser: victim })).toMatchObject({
      code: expect.stringMatching(/^\d{8}$/),
    });
    expect(await proveSignIn(anyone, victim, { token })).toBeNull();
    expect(await proveSignIn(anyone, null, { token })).toBeNull();
  });

  it('opened elsewhere tells a code that works once where it was asked for, and nowhere else', async () => {
    const { browser, token } = await asked('phone@example.com');
    const code = await codeOf(token);
    expect(await proveSignIn(anyone, newToken(), { code })).toBeNull();
    expect(await proveSignIn(anyone, browser, { code })).toBe('phone@example.com');
    expect(await proveSignIn(anyone, browser, { code })).toBeNull();
  });

  it(`is over after ${SIGN_IN_TRIES} wrong codes, also for the right one`, async () => {
    const { browser, token } = await asked('guessed@example.com');
    const code = await codeOf(token);
    const wrong = code === '00000000' ? '00000001' : '00000000';
    const tries = Array.from({ length: SIGN_IN_TRIES }, () => proveSignIn(anyone, browser, { code: wrong }));
    expect(await Promise.all(tries)).toEqual(tries.map(() => null));
    expect(await proveSignIn(anyone, browser, { code })).toBeNull();
    expect(await proveSignIn(anyone, browser, { token })).toBeNull();
  });

  it('is replaced by the next one, and lives for ten minutes', async () => {
    const first = await asked('again@example.com');
    const second = await asked('again@example.com', first.browser);
    expect(await proveSignIn(anyone, first.browser, { token: first.token })).toBeNull();
    const late = { now: () => new Date(h.ctx.clock.now().getTime() + SIGN_IN_MS) };
    expect(await proveSignIn({ ...anyone, clock: late }, first.browser, { token: second.token })).toBeNull();
    expect(await proveSignIn(anyone, first.browser, { token: second.token })).toBe('again@example.com');
  });

  it('leaves no address in clear, and by the old address of links nothing at all', async () => {
    await asked('sealed@example.com');
    expect(JSON.stringify(await h.ctx.db.select().from(signInRequests))).not.toContain('sealed@');
    const address = 'http://127.0.0.1/api/auth/callback/email?token=x&email=sealed@example.com';
    const answer = await authEndpoint(new NextRequest(address), ['callback', 'email']);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([303, null]);
    const foreign = new NextRequest(address, { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect((await authEndpoint(foreign, ['callback', 'email'])).status).toBe(403);
    expect(await adapterFor().useVerificationToken?.({ identifier: 'sealed@example.com', token: 'x' })).toBeNull();
  });

  it('does not flood one address, from however many places it is asked for', async () => {
    const to = 'victim@example.com';
    const sent = await Promise.allSettled(
      Array.from({ length: LIMITS.mailbox[0].most + 3 }, (_, n) =>
        mailSignInLink(services, 'en', { email: n % 2 ? to : to.toUpperCase(), browser: newToken() }),
      ),
    );
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(LIMITS.mailbox[0].most);
    const spelled = ['victim+a@example.com', 'victim\u200b@example.com', 'VICTIM+b@example.com'];
    for (const email of spelled)
      await expect(mailSignInLink(services, 'en', { email, browser: newToken() })).rejects.toThrow();
  });
});

/** Somebody with an account, and a session of it. */
async function signedIn(email: string, role: 'customer' | 'owner' = 'customer') {
  const [user] = await h.ctx.db.insert(users).values({ email, role, emailVerified: new Date() }).returning();
  const userId = user?.id ?? '';
  const sessionToken = newToken();
  const expires = new Date(Date.now() + 30 * 86_400_000);
  await adapterFor().createSession?.({ sessionToken, userId, expires });
  const [row] = await h.ctx.db
    .select()
    .from(browserSessions)
    .where(eq(browserSessions.tokenHash, sha256(sessionToken)));
  const ctx = h.as({ kind: 'user', userId, email, role, sessionId: row?.id ?? '' });
  return { ctx, sessionToken, userId };
}

describe('a session', () => {
  it('is kept as a hash only, which signs nobody in', async () => {
    const { sessionToken } = await signedIn('hashed@example.com');
    const rows = JSON.stringify(await h.ctx.db.select().from(browserSessions));
    expect(rows).not.toContain(sessionToken);
    expect(await adapterFor().getSessionAndUser?.(sessionToken)).toMatchObject({
      user: { email: 'hashed@example.com' },
    });
    expect(await adapterFor().getSessionAndUser?.(sha256(sessionToken))).toBeNull();
  });

  it.each([
    ['customer', 13, 14, 30],
    ['owner', 0.4, 0.5, 7],
  ] as const)('of a %s ends unused, and after its days however much it is used', async (role, used, unused, most) => {
    const at = (days: number) => {
      const clock = { now: () => new Date(h.ctx.clock.now().getTime() + days * 86_400_000) };
      return sessionAdapter({ db: h.ctx.db, vault: h.ctx.vault, clock, device: null, proved: null, byPasskey: false });
    };
    const idle = await signedIn(`idle-${role}@example.com`, role);
    expect(await at(unused + 0.01).getSessionAndUser?.(idle.sessionToken)).toBeNull();
    const busy = await signedIn(`busy-${role}@example.com`, role);
    let days = used;
    for (; days < most; days += used) expect(await at(days).getSessionAndUser?.(busy.sessionToken)).not.toBeNull();
    expect(await at(days).getSessionAndUser?.(busy.sessionToken)).toBeNull();
    expect(await h.ctx.db.select().from(browserSessions).where(eq(browserSessions.userId, busy.userId))).toEqual([]);
  });

  it('is listed to its owner and ended one by one or all at once, and no other person’s', async () => {
    const mine = await signedIn('lists@example.com');
    const other = await signedIn('other@example.com');
    await adapterFor().createSession?.({ sessionToken: newToken(), userId: mine.userId, expires: new Date() });
    const list = await listSessions(mine.ctx);
    expect(list.map(({ device }) => device)).toEqual(['Firefox, Linux', 'Firefox, Linux']);
    expect(list.filter(({ current }) => current)).toHaveLength(1);
    const theirs = (await listSessions(other.ctx))[0]?.id ?? '';
    expect(await endSessions(mine.ctx, { sessionId: theirs })).toEqual({ ended: 0 });
    expect(await endSessions(mine.ctx, { sessionId: list.find(({ current }) => !current)?.id })).toEqual({ ended: 1 });
    expect(await endSessions(mine.ctx, {})).toEqual({ ended: 1 });
    expect(await adapterFor().getSessionAndUser?.(mine.sessionToken)).toBeNull();
    expect(await adapterFor().getSessionAndUser?.(other.sessionToken)).not.toBeNull();
  });

  it('takes the keys of its orders along when it ends', async () => {
    const buyer = await signedIn('buyer@example.com');
    const input = await h.cart(['printful']);
    const { accessToken } = await createPaymentIntent(buyer.ctx, { ...input, email: 'friend@example.com' }, newToken());
    expect(await redeemToken(h.ctx, accessToken)).not.toBeNull();
    await endSessions(buyer.ctx, {});
    expect(await redeemToken(h.ctx, accessToken)).toBeNull();
  });
});

describe('an order', () => {
  it('joins the account that is signed in only where its own address was typed', async () => {
    const attacker = await signedIn('in@example.com');
    const victim = await signedIn('ada@example.com');
    const input = await h.cart(['printful']);
    const order = await createPaymentIntent(attacker.ctx, input, newToken());
    expect((await exportPerson(attacker.ctx, {})).orders).toEqual([]);
    expect((await redeemToken(h.ctx, order.accessToken))?.ownerId).toBeNull();
    const own = await createPaymentIntent(attacker.ctx, { ...input, email: 'IN@example.com' }, newToken());
    expect((await redeemToken(h.ctx, own.accessToken))?.ownerId).toBe(attacker.userId);
    expect(await claimOrders(victim.ctx)).toEqual({ claimed: 1 });
  });

  it('that lies in a stranger’s account is its buyer’s all the same, to take over, to export and to erase', async () => {
    const stranger = await signedIn('stranger@example.com');
    const victim = await signedIn('grace@example.com');
    const input = { ...(await h.cart(['printful'])), email: 'grace@example.com' };
    const order = await h.checkout(input, newToken());
    await h.ctx.db.update(orders).set({ userId: stranger.userId }).where(eq(orders.id, order.orderId));
    const numbers = async (ctx: Ctx) => (await exportPerson(ctx, {})).orders.map(({ orderNumber }) => orderNumber);
    expect(await numbers(stranger.ctx)).toEqual([]);
    expect(await numbers(victim.ctx)).toEqual([order.orderNumber]);
    const told = await erasePerson(victim.ctx, { dryRun: true });
    expect([...told.erased, ...told.kept.map(({ orderNumber }) => orderNumber)]).toEqual([order.orderNumber]);
    expect(await claimOrders(victim.ctx)).toEqual({ claimed: 1 });
  });
});
