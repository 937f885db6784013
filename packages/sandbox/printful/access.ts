import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { World } from '../core/world';
import { ApiError, errorAnswer } from './errors';
import { fixedWindow, type Limit, limitHeaders, type Verdict } from './limits';
import { scopesOf } from './scopes';
import { STORE } from './store';
import { MINUTE_MS } from './time';

export type Env = { Bindings: HttpBindings; Variables: { token: string } };

/** The path below `/printful`, however the service is mounted. */
export const pathOf = (c: Context): string => new URL(c.req.url).pathname.replace(/^\/printful/, '');

const ANONYMOUS = 'anonymous';

/** Any bearer token opens the one store, but for one that was revoked. Only v1's catalogue can be read without, at its own pace. */
export const authorize: MiddlewareHandler<Env> = async (c, next) => {
  const token = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const open = c.req.method === 'GET' && /^\/products(\/|$)/.test(pathOf(c));
  if (token === undefined && !open) throw new ApiError(401, 'Malformed Authorization header.', 'BadRequest');
  if (token?.startsWith('revoked')) throw new ApiError(401, 'The access token provided is invalid.', 'Unauthorized');
  const isWebhooks = /^(\/v2)?\/webhooks(\/|$)/.test(pathOf(c));
  if (token && isWebhooks && !scopesOf(token).some(({ value }) => value === 'webhooks'))
    throw new ApiError(403, 'The access token lacks the scope webhooks.', 403);
  const store = c.req.header('x-pf-store-id');
  if (store !== undefined && store !== String(STORE.id)) {
    throw new ApiError(403, `This token has no access to store ${store}`, 403);
  }
  c.set('token', token ?? ANONYMOUS);
  return next();
};

/** Counts every call by its token and says in four headers what is left. */
export function limitCalls(world: World, limit: Limit): MiddlewareHandler<Env> {
  const anonymous = fixedWindow(30, MINUTE_MS);
  return async (c, next) => {
    const token = c.get('token');
    const verdict = (token === ANONYMOUS ? anonymous : limit).take(token, world.clock.now());
    if (!verdict.allowed) return tooMany(pathOf(c), verdict);
    await next();
    for (const [name, value] of Object.entries(limitHeaders(verdict))) c.res.headers.set(name, value);
  };
}

/** `path` decides the error's shape. */
export function tooMany(path: string, verdict: Verdict): Response {
  const seconds = verdict.retryAfterSeconds;
  const text = `You've recently sent too many requests. Please try again after ${seconds} seconds.`;
  return errorAnswer(path, new ApiError(429, text, 'TooManyRequests'), {
    ...limitHeaders(verdict),
    'Retry-After': String(seconds),
  });
}
