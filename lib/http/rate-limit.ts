import { isIP } from 'node:net';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Services } from '@/lib/compose/services';
import { AppError } from '@/lib/domain/core/errors';

/** Requests per minute and caller, counted in PostgreSQL and so shared by all replicas. */
export const LIMITS = {
  /** Of messages that prove nothing. */
  webhook: 600,
  checkout: 20,
  lookup: 120,
  stream: 120,
  quote: 60,
  sign_in: 10,
  /** Per address the link goes to, whoever asks. */
  sign_in_mail: 5,
  sync: 6,
  upload: 10,
  mockup: 12,
  file: 600,
} as const;
export type LimitName = keyof typeof LIMITS;

/** Throws AppError rate_limited with the time to wait. */
export async function takeFrom(services: Services, name: LimitName, caller: string): Promise<void> {
  const limiter = limiterOf(services, name);
  try {
    await limiter.consume(caller);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new AppError('rate_limited', 'Too many requests. Please wait a moment.', {
      retryAfterMs: error.msBeforeNext,
    });
  }
}

const limiters = new WeakMap<Services, Map<LimitName, RateLimiterPostgres>>();

function limiterOf(services: Services, name: LimitName): RateLimiterPostgres {
  const own = limiters.get(services) ?? new Map<LimitName, RateLimiterPostgres>();
  limiters.set(services, own);
  const known = own.get(name);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: services.connection.pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points: LIMITS[name],
    duration: 60,
    clearExpiredByTimeout: false,
  });
  own.set(name, made);
  return made;
}

/** The caller's address as the platform's proxy reports it. Of IPv6 the /64: one customer has them all to choose from. */
export function callerOf(headers: Headers): string {
  const told = headers.get('x-forwarded-for')?.split(',')[0]?.trim() || headers.get('x-real-ip');
  return told ? networkOf(told) : 'local';
}

function networkOf(told: string): string {
  // Some proxies name the port as well.
  const address = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(told)?.slice(1).find(Boolean) ?? told;
  // The key has a column of 255 characters.
  if (isIP(address) !== 6) return address.slice(0, 64);
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail = ''] = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1).split('::');
  const [left, right] = [head, tail].map((part) => part.split(':').filter(Boolean));
  const groups = [
    ...(left ?? []),
    ...Array(8 - (left?.length ?? 0) - (right?.length ?? 0)).fill('0'),
    ...(right ?? []),
  ];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
