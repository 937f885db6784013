import { type NextRequest, NextResponse } from 'next/server';
import { AppError } from '@/lib/domain/core/errors';
import { DEFAULT_LOCALE, LOCALE_COOKIE, type Locale, localeOf } from '@/lib/domain/core/locale';
import { ownAddress, pageHeaders } from '@/lib/http/page-headers';
import { problemResponse } from '@/lib/http/problem';

/**
 * Pages and what is none: webhooks, cron and the API set their own headers and must keep their raw bodies. Of the API only paths
 * with a percent sign come here, since one that cannot be decoded would be answered 500 before it finds its route.
 */
export const config = { matcher: ['/((?!api/|_next/).*)', '/(api/.*%.*)'] };

export function proxy(request: NextRequest): Response {
  const broken = !isDecodable(request.nextUrl.pathname);
  if (request.nextUrl.pathname.startsWith('/api/')) return broken ? nothingHere() : NextResponse.next();
  const bare = withoutSlash(request);
  if (bare) return bare;
  const opened = openOrder(request);
  if (opened) return opened;
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const headers = pageHeaders(nonce, request.nextUrl.pathname);
  const inner = new Headers(request.headers);
  inner.set('x-locale', localeOfPage(request));
  inner.set('x-nonce', nonce);
  inner.set('content-security-policy', headers['content-security-policy'] ?? '');
  const forwarded = { request: { headers: inner } };
  const response = broken
    ? NextResponse.rewrite(new URL('/not-found', request.url), forwarded)
    : NextResponse.next(forwarded);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

function nothingHere(): Response {
  return problemResponse(new AppError('not_found', 'There is nothing here.'), crypto.randomUUID());
}

/** A page has one address. Endpoints are left alone: who sends a message does not follow. */
function withoutSlash({ nextUrl }: NextRequest): NextResponse | null {
  if (nextUrl.pathname === '/' || !nextUrl.pathname.endsWith('/')) return null;
  const path = `/${nextUrl.pathname.replace(/^\/+|\/+$/g, '')}`;
  return NextResponse.redirect(ownAddress(`${path}${nextUrl.search}`), 308);
}

/** The console speaks English, whatever its people speak in the shop; the merchant's own screens speak theirs. */
function localeOfPage({ nextUrl, cookies, headers }: NextRequest): Locale {
  const { pathname } = nextUrl;
  if (pathname.startsWith('/admin') && !pathname.startsWith('/admin/products')) return DEFAULT_LOCALE;
  return localeOf(cookies.get(LOCALE_COOKIE)?.value, headers.get('accept-language'));
}

/** `/orders/FBZ…?t=token` becomes a cookie and a clean address, and what Stripe appends to a return never stays. */
function openOrder(request: NextRequest): NextResponse | null {
  const url = request.nextUrl.clone();
  const number = /^\/orders\/(FBZ\d{14,})$/.exec(url.pathname)?.[1];
  if (!number) return null;
  const extra = ['t', 'payment_intent', 'payment_intent_client_secret', 'redirect_status'].filter((name) =>
    url.searchParams.has(name),
  );
  if (extra.length === 0) return null;
  const token = url.searchParams.get('t');
  if (token !== null)
    return NextResponse.rewrite(
      new URL(`/api/payments/open-order/${number}?${new URLSearchParams({ t: token })}`, request.url),
    );
  for (const name of extra) url.searchParams.delete(name);
  const response = NextResponse.redirect(ownAddress(`${url.pathname}${url.search}`), 303);
  response.headers.set('referrer-policy', 'no-referrer');
  return response;
}
