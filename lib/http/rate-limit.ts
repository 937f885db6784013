import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/domain/errors';
import type { Services } from '@/lib/services/context';

/** Requests per minute and caller, counted in PostgreSQL and so shared by all replicas. */
export const LIMITS = {
  webhook: 600,
  checkout: 20,
  lookup: 120,
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
  const { sql } = services.connection;
  // The library speaks to node-postgres; postgres.js answers the one call it makes.
  const storeClient = {
    query: async ({ text, values }: { text: string; values: (string | number)[] }) => ({
      rows: await sql.unsafe(text, values),
    }),
  };
  const made = new RateLimiterPostgres({
    storeClient,
    storeType: 'client',
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

/** The caller's address as the platform's proxy reports it. */
export function callerOf(request: Request): string {
  return request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? request.headers.get('x-real-ip') ?? 'local';
}
