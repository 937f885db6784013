import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type DbConnection } from '@/db/client';
import { alerts, providerHealth } from '@/db/schema/operations';
import { ProviderError } from '@/lib/domain/errors';
import type { RateLimit } from '@/lib/integrations/pod/rate-limit';
import { type HttpClient, type HttpResponse, TransportError } from '@/lib/platform/http-client';
import { createLog } from '@/lib/platform/log';
import type { Lane } from '@/lib/services/providers/lanes';
import { createProviderGate } from '@/lib/services/providers/provider-gate';
import { openDatabase } from '../support/database';

const LIMITS: RateLimit[] = [
  { route: 'mockups', calls: 2, windowMs: 60_000, applies: ({ path }) => path === '/mockups' },
  { route: null, calls: 120, windowMs: 60_000, applies: () => true },
];
const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 5, 1, 12);

let nowMs: number;
let sent: number[];
let answer: HttpClient;
let replicas: DbConnection[];
/** Whether waiting lets time pass; else it stands still and who waits finds nothing new. */
let timeFlows: boolean;

beforeEach(async () => {
  nowMs = START_MS;
  sent = [];
  timeFlows = false;
  answer = async () => reply(200);
  const url = await openDatabase();
  replicas = [connect(url, { max: 4 }), connect(url, { max: 4 })];
});
afterEach(async () => {
  await Promise.all(replicas.map((replica) => replica.close()));
});

const reply = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: new Headers(headers),
  text: '{}',
});

/** One call by one of the two replicas, each with its own connections. */
function call(lane: Lane, { replica = 0, path = '/orders' } = {}): Promise<HttpResponse> {
  const connection = replicas[replica];
  if (!connection) throw new Error(`no replica ${replica}`);
  const gate = createProviderGate({
    db: connection.db,
    clock: { now: () => new Date(nowMs) },
    log: createLog('silent'),
    pace: 1,
    wait: async (ms) => {
      if (timeFlows) nowMs += ms;
    },
  });
  const network: HttpClient = (request) => {
    sent.push(nowMs);
    return answer(request);
  };
  return gate(lane)('printful', LIMITS, network)({ method: 'GET', path });
}

async function refusalOf(attempt: Promise<unknown>): Promise<ProviderError> {
  const error: unknown = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProviderError) return error;
  throw new Error(`expected a ProviderError, got ${String(error)}`);
}

/** So many calls at the same time, spread over both replicas. Returns how each ended. */
const flood = (lane: Lane, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      call(lane, { replica: index % 2 }).then(
        ({ status }) => String(status),
        (error: unknown) => (error instanceof ProviderError ? error.kind : 'lost'),
      ),
    ),
  );
const sentBy = async (lane: Lane, count: number) => (await flood(lane, count)).filter((end) => end === '200').length;
const row = async () => (await replicas[0]?.db.select().from(providerHealth))?.[0];

const untilSent = (count: number) => expect.poll(() => sent.length, { timeout: 20_000 }).toBe(count);

const noAnswer: HttpClient = async () => {
  throw new TransportError('no usable answer');
};
async function bringDown(): Promise<void> {
  answer = noAnswer;
  for (let failed = 0; failed < 5; failed += 1) await expect(call('submit')).rejects.toThrow(TransportError);
  answer = async () => reply(200);
  sent = [];
}

describe('the rate limit', () => {
  it('is one for two replicas: together they send what the bucket holds and not one more', async () => {
    const ends = await flood('submit', 80);
    expect(ends.filter((end) => end === '200')).toHaveLength(30);
    expect(ends.filter((end) => end === 'rate_limited')).toHaveLength(50);
    expect(sent).toHaveLength(30);
  });

  it('never lets more into any minute than the provider documents, and uses most of it', async () => {
    timeFlows = true;
    for (let count = 0; count < 300; count += 1)
      await call(count % 3 === 0 ? 'submit' : 'sync', { replica: count % 2 });
    const most = Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + MINUTE_MS).length));
    expect(most).toBeLessThanOrEqual(120);
    expect((sent.at(-1) ?? 0) - START_MS).toBeLessThan(300 * (MINUTE_MS / 85));
  });

  it('keeps tokens for the more urgent: a flood of sync leaves half to the others, and submit has the last word', async () => {
    expect(await sentBy('sync', 40)).toBe(15);
    expect(await sentBy('refresh', 40)).toBe(7);
    expect(await sentBy('cancel', 40)).toBe(5);
    expect(await sentBy('submit', 40)).toBe(3);
  });

  it('waits out a short wait', async () => {
    await flood('submit', 40);
    timeFlows = true;
    expect((await call('submit')).status).toBe(200);
    expect(nowMs - START_MS).toBeLessThan(1_000);
  });

  it('refuses what would wait long, says for how long, and sends nothing', async () => {
    timeFlows = true;
    answer = async () => reply(429, { 'retry-after': '45' });
    await call('submit');
    expect(await refusalOf(call('submit', { replica: 1 }))).toMatchObject({
      kind: 'rate_limited',
      retryAfterMs: 45_000,
    });
    expect(sent).toHaveLength(1);
  });

  it.each(['submit', 'sync'] as const)('after a 429 holds %s back at every replica until Retry-After', async (lane) => {
    answer = async () => reply(429, { 'retry-after': '45' });
    await call('refresh', { replica: 1 });
    answer = async () => reply(200);
    nowMs += 44_000;
    expect(await sentBy(lane, 4)).toBe(0);
    nowMs += 1_000;
    expect(await sentBy(lane, 4)).toBe(4);
  });

  it('of one group of routes is apart from the others, for its tokens as for its 429', async () => {
    const mockup = () => call('refresh', { path: '/mockups' });
    await mockup();
    expect(await refusalOf(mockup())).toMatchObject({ kind: 'rate_limited' });
    nowMs += MINUTE_MS;
    answer = async () => reply(429, { 'retry-after': '600' });
    await mockup();
    nowMs += MINUTE_MS;
    answer = async () => reply(200);
    expect(await refusalOf(mockup())).toMatchObject({ kind: 'rate_limited', retryAfterMs: 540_000 });
    expect((await call('submit')).status).toBe(200);
  });
});

describe('the circuit breaker', () => {
  it('opens after five calls without an answer, for every replica, and tells a person once', async () => {
    await bringDown();
    expect(await refusalOf(call('submit', { replica: 1 }))).toMatchObject({
      kind: 'unavailable',
      retryAfterMs: 10_000,
    });
    expect(sent).toEqual([]);
    const raised = await replicas[0]?.db.select().from(alerts);
    expect(raised?.map(({ key, state, count }) => [key, state, count])).toEqual([
      ['provider_down:printful', 'open', 1],
    ]);
  });

  it.each([400, 401, 404, 409, 422])('is not opened by refusals: HTTP %i is an answer', async (status) => {
    answer = async () => reply(status);
    for (let count = 0; count < 12; count += 1) await call('submit');
    expect((await call('submit')).status).toBe(status);
    expect(await row()).toMatchObject({ failures: 0, openUntil: null });
  });

  it('counts failures in a row: one answer among them starts anew', async () => {
    for (let round = 0; round < 3; round += 1) {
      answer = async () => reply(503);
      for (let count = 0; count < 4; count += 1) await call('submit');
      answer = async () => reply(200);
      await call('submit');
    }
    expect(await row()).toMatchObject({ failures: 0, openUntil: null });
  });

  it('lets one probe through among many callers, and its success lets everyone in', async () => {
    await bringDown();
    nowMs += 10_000;
    const probe = Promise.withResolvers<HttpResponse>();
    answer = () => probe.promise;
    const racing = flood('submit', 20);
    await untilSent(1);
    const others = await flood('submit', 10);
    expect(others.every((end) => end === 'unavailable')).toBe(true);
    probe.resolve(reply(200));
    const ends = await racing;
    expect(sent).toHaveLength(1);
    expect(ends.filter((end) => end === '200')).toHaveLength(1);
    expect(ends.filter((end) => end === 'unavailable')).toHaveLength(19);
    answer = async () => reply(200);
    expect(await sentBy('submit', 10)).toBe(10);
    const raised = await replicas[0]?.db.select().from(alerts);
    expect(raised?.map(({ state }) => state)).toEqual(['resolved']);
  });

  it('waits twice as long after every failed probe, five minutes at most', async () => {
    await bringDown();
    answer = noAnswer;
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const waitMs = (await refusalOf(call('submit'))).retryAfterMs ?? 0;
      waits.push(waitMs / 1000);
      nowMs += waitMs;
      await expect(call('submit')).rejects.toThrow(TransportError);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });

  it('replaces a probe whose worker died, and what the dead one hears later decides nothing', async () => {
    await bringDown();
    nowMs += 10_000;
    const dead = Promise.withResolvers<HttpResponse>();
    answer = () => dead.promise;
    const first = call('submit');
    await untilSent(1);
    nowMs += 59_000;
    await refusalOf(call('submit'));
    nowMs += 1_000;
    const second = Promise.withResolvers<HttpResponse>();
    answer = () => second.promise;
    const next = call('submit', { replica: 1 });
    await untilSent(2);
    dead.reject(new TransportError('cut off'));
    await expect(first).rejects.toThrow(TransportError);
    expect((await row())?.trips).toBe(1);
    second.resolve(reply(200));
    await next;
    expect(await row()).toMatchObject({ openUntil: null, trips: 0, probe: null });
  });

  it('is not opened wider by calls that were still out when it opened', async () => {
    const slow = Promise.withResolvers<HttpResponse>();
    answer = () => slow.promise;
    const out = Array.from({ length: 8 }, () => call('submit'));
    await untilSent(8);
    await bringDown();
    slow.reject(new TransportError('timed out'));
    await Promise.allSettled(out);
    expect(await row()).toMatchObject({ trips: 1, openUntil: new Date(nowMs + 10_000) });
  });
});
