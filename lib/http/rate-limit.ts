import { isIP } from 'node:net';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Services } from '@/lib/compose/services';
import { AppError } from '@/lib/domain/core/errors';
import { mailboxOf } from '@/lib/domain/core/mailbox';
import { noteSecurity } from '@/lib/engine/security-events';
import { hmacSha256 } from '@/lib/platform/crypto';
import type { Env } from '@/lib/platform/env';

type Limit = { most: number; seconds: number };
const MINUTE = 60;
const HOUR = 3_600;
const perMinute = (most: number): Limit => ({ most, seconds: MINUTE });

/** What one caller may ask for in some time, counted in PostgreSQL and so shared by all replicas. */
export const LIMITS = {
  /** Of messages that prove nothing. */
  webhook: [perMinute(600)],
  checkout: [perMinute(20), { most: 120, seconds: HOUR }],
  lookup: [perMinute(120)],
  stream: [perMinute(120)],
  quote: [perMinute(60)],
  /** Questions about a cart that a print shop or Stripe must be asked: what is kept answers for free. */
  fresh_quote: [perMinute(30), { most: 150, seconds: HOUR }],
  sign_in: [perMinute(10)],
  /** What staff prove and change about their passkeys: each takes two requests, and a code has 112 bits. */
  passkeys: [perMinute(30), { most: 200, seconds: HOUR }],
  /** Mails that anybody may ask us to send, per box they go to, whoever asks. */
  mailbox: [
    { most: 5, seconds: 10 * MINUTE },
    { most: 30, seconds: 24 * HOUR },
  ],
  /** What anybody may write to the shop. */
  inquiry: [perMinute(5), { most: 20, seconds: HOUR }],
  sync: [perMinute(6)],
  upload: [perMinute(10), { most: 60, seconds: HOUR }],
  mockup: [perMinute(12), { most: 60, seconds: HOUR }],
  file: [perMinute(600)],
  /** What browsers tell of pages. */
  report: [perMinute(30)],
} as const satisfies Record<string, readonly Limit[]>;
export type LimitName = keyof typeof LIMITS;

type Limiting = Pick<Services, 'connection' | 'db' | 'log' | 'env'>;

/** `network`: where whoever is counted calls from, if that is known. Throws AppError rate_limited with the time to wait. */
export async function takeFrom(
  services: Limiting,
  name: LimitName,
  caller: string,
  network: string | null = caller,
): Promise<void> {
  for (const limit of LIMITS[name]) {
    try {
      await limiterOf(services.connection, name, limit).consume(caller);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const from = network === null ? {} : { network: fingerprint(network, services.env) };
      noteSecurity(services, { kind: 'limited', about: name, ...from });
      throw new AppError('rate_limited', 'Too many requests. Please wait a moment.', {
        retryAfterMs: error.msBeforeNext,
      });
    }
  }
}

/** Mails that anybody may ask for: so many to one box, however its address is spelled and whoever asks. */
export function takeFromMailbox(services: Limiting & Pick<Services, 'vault'>, email: string): Promise<void> {
  return takeFrom(services, 'mailbox', services.vault.emailIndex(mailboxOf(email)), null);
}

type Connection = Services['connection'];
const limiters = new WeakMap<Connection, Map<string, RateLimiterPostgres>>();

function limiterOf(connection: Connection, name: LimitName, { most, seconds }: Limit): RateLimiterPostgres {
  const own = limiters.get(connection) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(connection, own);
  const keyPrefix = seconds === MINUTE ? name : `${name}_${seconds}`;
  const known = own.get(keyPrefix);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: connection.pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix,
    points: most,
    duration: seconds,
    clearExpiredByTimeout: false,
  });
  own.set(keyPrefix, made);
  return made;
}

/**
 * The network a request comes from, of IPv6 the /64: one customer has them all to choose from. Each proxy of ours adds
 * to the right end of X-Forwarded-For whom it heard; what stands further left is whatever the caller likes to say. With
 * no proxy nothing of it counts, and all callers are one.
 */
export function callerOf(headers: Headers, { TRUSTED_PROXIES }: Pick<Env, 'TRUSTED_PROXIES'>): string {
  if (TRUSTED_PROXIES === 0) return 'local';
  const told = headers.get('x-forwarded-for')?.split(',') ?? [];
  const heard = told.at(-TRUSTED_PROXIES)?.trim() || (told.length === 0 ? headers.get('x-real-ip') : null);
  return heard ? networkOf(heard) : 'local';
}

/** Tells one network from another in logs and on orders, and not which it is. */
export function fingerprintOf(headers: Headers, env: Pick<Env, 'TRUSTED_PROXIES' | 'NEXTAUTH_SECRET'>): string {
  return fingerprint(callerOf(headers, env), env);
}

function fingerprint(caller: string, { NEXTAUTH_SECRET }: Pick<Env, 'NEXTAUTH_SECRET'>): string {
  return hmacSha256(caller, NEXTAUTH_SECRET, 'base64url');
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
