import { env } from '@/lib/platform/env';
import { BASE_HEADERS } from './base-headers';

/** Where browsers tell what a page was not allowed. */
const REPORTS = '/api/security/reports';

/** Under our own address, whatever host a request names. */
export function ownAddress(path: string): URL {
  return new URL(path, env().APP_URL);
}

/** Security headers of every page. `nonce` is fresh per request. */
export function pageHeaders(nonce: string, path: string): Record<string, string> {
  const { STRIPE_JS_URL, standIns, NODE_ENV } = env();
  const stand = STRIPE_JS_URL ? [new URL(STRIPE_JS_URL).origin] : [];
  const scripts = [
    "'self'",
    `'nonce-${nonce}'`,
    'https://js.stripe.com',
    'https://*.js.stripe.com',
    ...stand,
    ...(NODE_ENV === 'development' ? ["'unsafe-eval'"] : []),
  ];
  const policy = [
    "default-src 'self'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: https: ${standIns.join(' ')}`.trim(),
    "font-src 'self' data:",
    `connect-src 'self' https://api.stripe.com ${stand.join(' ')}`.trim(),
    `frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com ${stand.join(' ')}`.trim(),
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
    `report-uri ${REPORTS}`,
    'report-to csp',
  ];
  return {
    ...BASE_HEADERS,
    'content-security-policy': policy.join('; '),
    'reporting-endpoints': `csp="${REPORTS}"`,
    ...(path.startsWith('/orders/') ? { 'referrer-policy': 'no-referrer' } : {}),
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(self "https://js.stripe.com")',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  };
}
