import { describe, expect, it } from 'vitest';
import { fixedWindow, limitHeaders, tokenBucket } from './limits';

const drain = (limit: ReturnType<typeof fixedWindow>, calls: number, nowMs: number) => {
  for (let call = 0; call < calls; call++) limit.take('key', nowMs);
};

describe('the fixed window of v1', () => {
  it('refuses the call after the last one and names the seconds until the window ends', () => {
    const limit = fixedWindow(120);
    drain(limit, 120, 0);
    expect(limit.take('key', 20_000)).toMatchObject({ allowed: false, remaining: 0, retryAfterSeconds: 40 });
  });

  it('gives everything back at once when the minute is over', () => {
    const limit = fixedWindow(120);
    drain(limit, 121, 0);
    expect(limit.take('key', 60_000)).toMatchObject({ allowed: true, remaining: 119 });
  });

  it('stays shut for its lockout, counted from the first call too many', () => {
    const limit = fixedWindow(2, 60_000);
    drain(limit, 2, 0);
    limit.take('key', 50_000);
    expect(limit.take('key', 70_000)).toMatchObject({ allowed: false, retryAfterSeconds: 40 });
    expect(limit.take('key', 110_000).allowed).toBe(true);
  });

  it('counts every key on its own', () => {
    const limit = fixedWindow(1);
    drain(limit, 2, 0);
    expect(limit.take('other', 0).allowed).toBe(true);
  });
});

describe('the token bucket of v2', () => {
  it('gives one token back every half second', () => {
    const limit = tokenBucket(120);
    drain(limit, 120, 0);
    expect(limit.take('key', 400)).toMatchObject({ allowed: false, retryAfterSeconds: 1 });
    expect(limit.take('key', 500).allowed).toBe(true);
    expect(limit.take('key', 500).allowed).toBe(false);
  });

  it('prints the reset as fractions of a second, as the real service does', () => {
    expect(limitHeaders(tokenBucket(120).take('key', 0))).toEqual({
      'X-Ratelimit-Policy': '120;w=60;',
      'X-Ratelimit-Limit': '120',
      'X-Ratelimit-Remaining': '119',
      'X-Ratelimit-Reset': '0.5',
    });
  });
});
