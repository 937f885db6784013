import { MINUTE_MS } from './time';

/** What a limit says to one call. Times are sandbox seconds. */
export type Verdict = {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Until the allowance is full again. */
  resetSeconds: number;
  retryAfterSeconds: number;
};

export type Limit = { take: (key: string, nowMs: number) => Verdict };

/**
 * v1: so many calls a minute, all given back when the minute ends. With `lockoutMs` a call too many closes
 * the door for that long, as for shipping rates and mockups.
 */
export function fixedWindow(limit: number, lockoutMs = 0): Limit {
  const windows = new Map<string, { startMs: number; count: number; lockedUntilMs: number }>();
  return {
    take(key, nowMs) {
      const known = windows.get(key);
      const fresh = !known || (nowMs >= known.startMs + MINUTE_MS && nowMs >= known.lockedUntilMs);
      const window = fresh ? { startMs: nowMs, count: 0, lockedUntilMs: 0 } : known;
      windows.set(key, window);
      const allowed = window.count < limit && nowMs >= window.lockedUntilMs;
      if (allowed) window.count += 1;
      else if (window.lockedUntilMs === 0) window.lockedUntilMs = nowMs + lockoutMs;
      const endMs = Math.max(window.startMs + MINUTE_MS, window.lockedUntilMs);
      const waitSeconds = Math.max(1, Math.ceil((endMs - nowMs) / 1000));
      return {
        allowed,
        limit,
        remaining: allowed ? limit - window.count : 0,
        resetSeconds: waitSeconds,
        retryAfterSeconds: allowed ? 0 : waitSeconds,
      };
    },
  };
}

/** v2: a bucket of `limit` tokens that refills evenly over a minute (two a second for 120). */
export function tokenBucket(limit: number): Limit {
  const perSecond = limit / 60;
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    take(key, nowMs) {
      const bucket = buckets.get(key) ?? { tokens: limit, atMs: nowMs };
      const refilled = Math.min(limit, bucket.tokens + ((nowMs - bucket.atMs) / 1000) * perSecond);
      const allowed = refilled >= 1;
      const tokens = allowed ? refilled - 1 : refilled;
      buckets.set(key, { tokens, atMs: nowMs });
      return {
        allowed,
        limit,
        remaining: Math.floor(tokens),
        resetSeconds: Math.round(((limit - tokens) / perSecond) * 100) / 100,
        retryAfterSeconds: allowed ? 0 : Math.ceil((1 - tokens) / perSecond),
      };
    },
  };
}

/** The four headers both versions send with every answer. */
export function limitHeaders(verdict: Verdict): Record<string, string> {
  return {
    'X-Ratelimit-Policy': `${verdict.limit};w=60;`,
    'X-Ratelimit-Limit': String(verdict.limit),
    'X-Ratelimit-Remaining': String(verdict.remaining),
    'X-Ratelimit-Reset': String(verdict.resetSeconds),
  };
}
