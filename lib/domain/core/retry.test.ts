import { describe, expect, it } from 'vitest';
import { DatabaseUnavailable, ProviderError } from './errors';
import { planRetry, type RetryPlan } from './retry';

const HOUR_MS = 3_600_000;
const down = (retryAfterMs?: number) =>
  new ProviderError('printful', 'unavailable', 'down', retryAfterMs === undefined ? {} : { retryAfterMs });
const plan = (error: unknown, attempts = 1, owedForMs = 0, jitter = 0.5) =>
  planRetry({ error, attempts, owedForMs, jitter });

const waitOf = (answer: RetryPlan) => (answer.verdict === 'again' ? answer.afterMs : Number.NaN);

describe('planning a retry', () => {
  it('doubles the wait from 5 seconds and never waits longer than half an hour and its jitter', () => {
    const waits = [1, 2, 3, 20].map((attempts) => plan(down(), attempts));
    expect(waits).toEqual([5_000, 10_000, 20_000, 1_800_000].map((afterMs) => ({ verdict: 'again', afterMs })));
  });

  it('never comes back before the time a service asked for', () => {
    for (const jitter of [0, 0.99]) {
      const busy = new ProviderError('printify', 'rate_limited', 'slow down', { retryAfterMs: 60_000 });
      const answer = plan(busy, 1, 0, jitter);
      expect(waitOf(answer)).toBeGreaterThanOrEqual(60_000);
      const outage = plan(down(90_000), 1, 0, jitter);
      expect(waitOf(outage)).toBeGreaterThanOrEqual(90_000);
    }
  });

  it('puts off work that found the database busy or away, however often and however it is wrapped', () => {
    const locked = new Error('Failed query', { cause: new DatabaseUnavailable('locked', null) });
    expect(plan(locked, 40).verdict).toBe('again');
    expect(plan(locked, 40, 73 * HOUR_MS).verdict).toBe('given_up');
    expect(plan(new Error('a fault of ours'), 40).verdict).toBe('given_up');
  });

  it('follows the named wait of a service that is up, however often it was asked', () => {
    const early = new ProviderError('printful', 'not_ready', 'still calculating', { retryAfterMs: 5_000 });
    expect(plan(early, 12, 0, 0)).toEqual({ verdict: 'again', afterMs: 5_000 });
  });

  it('comes back as soon as a gate of our own looks again, however long the outage was', () => {
    const held = new ProviderError('printful', 'unavailable', 'left alone', { retryAfterMs: 20_000, notSent: true });
    expect(plan(held, 40, 0, 0)).toEqual({ verdict: 'again', afterMs: 20_000 });
  });

  it('outlasts an outage of days but not for ever', () => {
    expect(plan(down(), 60, 60 * HOUR_MS).verdict).toBe('again');
    expect(plan(down(), 60, 73 * HOUR_MS).verdict).toBe('given_up');
  });

  it('does not repeat what was refused', () => {
    expect(plan(new ProviderError('printful', 'rejected', 'bad address')).verdict).toBe('refused');
  });

  it('waits a month for a new key: a refused account says nothing against the work', () => {
    const refused = new ProviderError('printful', 'unauthorized', 'bad key');
    expect(plan(refused, 60, 29 * 24 * HOUR_MS).verdict).toBe('again');
    expect(plan(refused, 60, 31 * 24 * HOUR_MS).verdict).toBe('given_up');
  });

  it('gives a fault of our own ten tries', () => {
    expect(plan(new Error('bug'), 9).verdict).toBe('again');
    expect(plan(new Error('bug'), 10).verdict).toBe('given_up');
  });
});
