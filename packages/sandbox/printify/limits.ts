import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../core/clock';
import { tooManyRequests } from './errors';

type Bucket = { limit: number; windowMs: number; applies: (method: string, path: string) => boolean };

const MINUTE_MS = 60_000;

/** Widest first: the answer's headers show the narrowest bucket that a call fell into. */
const BUCKETS: Record<'account' | 'catalogue' | 'publish', Bucket> = {
  account: { limit: 600, windowMs: MINUTE_MS, applies: () => true },
  catalogue: { limit: 100, windowMs: MINUTE_MS, applies: (_, path) => /\/v[12]\/catalog\//.test(path) },
  publish: {
    limit: 200,
    windowMs: 30 * MINUTE_MS,
    applies: (method, path) => method === 'POST' && path.endsWith('/publish.json'),
  },
};

/** Counts calls in fixed windows of sandbox time, and answers 429 above the limit (without Retry-After). */
export function limitCalls(clock: Clock): MiddlewareHandler {
  const counts = new Map<string, { window: number; used: number }>();
  const take = (name: string, { limit, windowMs }: Bucket) => {
    const window = Math.floor(clock.now() / windowMs);
    const count = counts.get(name);
    const used = (count?.window === window ? count.used : 0) + 1;
    counts.set(name, { window, used });
    return limit - used;
  };
  return async (c, next) => {
    let isOver = false;
    let headers: Record<string, string> = {};
    for (const [name, bucket] of Object.entries(BUCKETS)) {
      if (!bucket.applies(c.req.method, new URL(c.req.url).pathname)) continue;
      const left = take(name, bucket);
      isOver ||= left < 0;
      headers = { 'X-RateLimit-Limit': `${bucket.limit}`, 'X-RateLimit-Remaining': `${Math.max(0, left)}` };
    }
    if (isOver) c.res = tooManyRequests().toResponse();
    else await next();
    for (const [header, value] of Object.entries(headers)) c.res.headers.set(header, value);
  };
}
