import { NextRequest } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import { processServices, type Services } from '@/lib/compose/services';
import { deviceOf } from '@/lib/domain/core/device';
import { noteSecurity } from '@/lib/engine/security-events';
import { newToken } from '@/lib/platform/crypto';
import { proveFirstOwner } from '@/lib/services/account/first-owner';
import { signInOptions } from '@/lib/services/account/passkey-options';
import { provePasskeySignIn } from '@/lib/services/account/prove-passkey';
import { type Proof, proveSignIn } from '@/lib/services/account/sign-in-requests';
import { CLEAR_SITE_DATA } from '../endpoint';
import { refuseForeignOrigin } from '../own-origin';
import { callerOf, fingerprintOf, takeFrom } from '../rate-limit';
import { readCapped } from '../read-body';
import { refusal } from '../refusal';
import { type About, optionsFor } from './next-auth';
import { signInCookie } from './sign-in-cookie';

const MAX_FORM_BYTES = 16_000;

/** next-auth's endpoints. A mailed link comes here by a click on our own page alone, never by being opened. */
export async function authEndpoint(request: NextRequest, path: string[]): Promise<Response> {
  try {
    const services = await processServices();
    refuseForeignOrigin(request, services.env.APP_URL);
    const [action, provider] = path;
    const cookie = signInCookie(services.env);
    const known = /^[\w-]{22}$/.exec(request.cookies.get(cookie.name)?.value ?? '')?.[0] ?? null;
    const about = {
      device: deviceOf(request.headers.get('user-agent')),
      proved: null,
      browser: known,
      byPasskey: false,
    };
    if (action === 'callback' && provider === 'email') return await finishSignIn(request, services, about);
    if (action === 'signin' && request.method === 'POST') {
      await takeFrom(services, 'sign_in', callerOf(request.headers, services.env));
      const browser = known ?? newToken();
      const anonymous = { ...services, actor: { kind: 'anonymous' as const } };
      const answer =
        provider === 'passkey'
          ? Response.json(await signInOptions(anonymous, browser), { headers: { 'cache-control': 'no-store' } })
          : await answerOf(request, path, optionsFor(services, { ...about, browser }));
      answer.headers.append('set-cookie', cookie.set(browser));
      return answer;
    }
    const answer = await answerOf(request, path, optionsFor(services, about));
    if (action === 'signout' && request.method === 'POST')
      answer.headers.set('clear-site-data', CLEAR_SITE_DATA['clear-site-data']);
    return answer;
  } catch (error) {
    return refusal(error, request);
  }
}

async function finishSignIn(request: NextRequest, services: Services, about: About): Promise<Response> {
  const { env } = services;
  const over = () => Response.redirect(`${env.APP_URL}/sign-in?error=Verification`, 303);
  if (request.method !== 'POST') return over();
  await takeFrom(services, 'sign_in', callerOf(request.headers, services.env));
  const form = new URLSearchParams((await readCapped(request, MAX_FORM_BYTES)).toString('utf8'));
  if (form.has('owner')) return beginShop(request, services, about, form);
  const proof = proofIn(form);
  const ctx = { ...services, actor: { kind: 'anonymous' as const } };
  const byPasskey = proof !== null && 'passkey' in proof;
  const proved = byPasskey
    ? await provePasskeySignIn(ctx, about.browser, proof.passkey)
    : proof && (await proveSignIn(ctx, about.browser, proof));
  const byCode = proof !== null && 'code' in proof;
  if (!proved)
    noteSecurity(services, {
      kind: 'sign_in_failed',
      about: byPasskey ? 'passkey' : byCode ? 'code' : 'link',
      network: fingerprintOf(request.headers, services.env),
    });
  if (!proved && byPasskey) return Response.redirect(`${env.APP_URL}/sign-in?error=passkey`, 303);
  if (!proved) return byCode ? Response.redirect(`${env.APP_URL}/sign-in?sent=wrong`, 303) : over();
  return signedIn(request, services, { ...about, proved, byPasskey });
}

/** Whoever has the code that the server printed owns the shop, and goes on to set it up. */
async function beginShop(
  request: NextRequest,
  services: Services,
  about: About,
  form: URLSearchParams,
): Promise<Response> {
  const { env } = services;
  const [email = '', again = '', code = ''] = ['email', 'again', 'owner'].map((name) => form.get(name) ?? '');
  const proved = await proveFirstOwner(services, { email, again, code });
  if (proved !== null) return signedIn(request, services, { ...about, proved, firstOwner: true });
  const network = fingerprintOf(request.headers, env);
  noteSecurity(services, { kind: 'sign_in_failed', about: 'code', network });
  return Response.redirect(`${env.APP_URL}/setup?wrong=1`, 303);
}

function signedIn(request: NextRequest, services: Services, about: About & { proved: string }): Promise<Response> {
  const url = new URL('/api/auth/callback/email', services.env.APP_URL);
  // A mail was asked for on the way to somewhere, which next-auth keeps; a passkey is for the console, a new shop's code to set it up.
  const path = about.firstOwner ? '/admin/setup' : about.byPasskey ? '/admin' : null;
  const to = path === null ? {} : { callbackUrl: `${services.env.APP_URL}${path}` };
  url.search = new URLSearchParams({ email: about.proved, token: 'proved', ...to }).toString();
  const inner = new NextRequest(url, { headers: request.headers });
  return answerOf(inner, ['callback', 'email'], optionsFor(services, about));
}

function proofIn(form: URLSearchParams): Proof | { passkey: string } | null {
  const passkey = form.get('passkey');
  if (passkey !== null) return { passkey };
  const token = form.get('token');
  if (token !== null) return { token };
  const code = form.get('code')?.replace(/\s/g, '');
  return code ? { code } : null;
}

/** A copy, for next-auth's own has headers that cannot be added to. */
async function answerOf(request: NextRequest, path: string[], options: NextAuthOptions): Promise<Response> {
  const answer: Response = await NextAuth(request as never, { params: { nextauth: path } } as never, options);
  return new Response(answer.body, answer);
}
