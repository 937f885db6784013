import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HttpResponse, TransportError } from '@/lib/platform/http-client';
import { answering, noAnswer, openReplicas, type Replicas, refusalOf, reply } from './_replicas';

let r: Replicas;
beforeEach(async () => {
  r = await openReplicas();
});
afterEach(async () => {
  await r.close();
});

describe('the circuit breaker', () => {
  it('opens after five calls without an r.answer, for every replica, and tells a person once', async () => {
    await r.bringDown();
    expect(await refusalOf(r.call('submit', { replica: 1 }))).toMatchObject({
      kind: 'unavailable',
      retryAfterMs: 10_000,
    });
    expect(r.sent).toEqual([]);
    const raised = await r.alerts();
    expect(raised.map(({ key, state, count }) => [key, state, count])).toEqual([['provider_down:printful', 'open', 1]]);
  });

  it.each([400, 404, 409, 422])('is not opened by refusals: HTTP %i is an answer', async (status) => {
    r.answer = answering(status);
    for (let count = 0; count < 12; count += 1) await r.call('submit');
    expect((await r.call('submit')).status).toBe(status);
    expect(await r.row()).toMatchObject({ failures: 0, openUntil: null });
  });

  it('counts failures in a row: one answer among them starts anew', async () => {
    for (let round = 0; round < 3; round += 1) {
      r.answer = answering(503);
      for (let count = 0; count < 4; count += 1) await r.call('submit');
      r.answer = answering(200);
      await r.call('submit');
    }
    expect(await r.row()).toMatchObject({ failures: 0, openUntil: null });
  });

  it('lets one probe through among many callers, and its success lets everyone in', async () => {
    await r.bringDown();
    r.nowMs += 10_000;
    const probe = Promise.withResolvers<HttpResponse>();
    r.answer = () => probe.promise;
    let ended = 0;
    const racing = Array.from({ length: 20 }, async () => {
      const [end] = await r.flood('submit', 1);
      ended += 1;
      return end;
    });
    await r.untilSent(1);
    // All the others have asked and were turned away before the probe is answered.
    await vi.waitFor(() => expect(ended).toBe(19), { timeout: 20_000 });
    const others = await r.flood('submit', 10);
    expect(others.every((end) => end === 'unavailable')).toBe(true);
    probe.resolve(reply(200));
    const ends = await Promise.all(racing);
    expect(r.sent).toHaveLength(1);
    expect(ends.filter((end) => end === '200')).toHaveLength(1);
    expect(ends.filter((end) => end === 'unavailable')).toHaveLength(19);
    r.answer = answering(200);
    expect(await r.sentBy('submit', 10)).toBe(10);
    const raised = await r.alerts();
    expect(raised.map(({ state }) => state)).toEqual(['resolved']);
  });

  it('waits twice as long after every failed probe, five minutes at most', async () => {
    await r.bringDown();
    r.answer = noAnswer;
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const waitMs = (await refusalOf(r.call('submit'))).retryAfterMs ?? 0;
      waits.push(waitMs / 1000);
      r.nowMs += waitMs;
      await expect(r.call('submit')).rejects.toThrow(TransportError);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });

  it('replaces a probe whose worker died, and what the dead one hears later decides nothing', async () => {
    await r.bringDown();
    r.nowMs += 10_000;
    const dead = Promise.withResolvers<HttpResponse>();
    r.answer = () => dead.promise;
    const first = r.call('submit');
    await r.untilSent(1);
    r.nowMs += 59_000;
    await refusalOf(r.call('submit'));
    r.nowMs += 1_000;
    const second = Promise.withResolvers<HttpResponse>();
    r.answer = () => second.promise;
    const next = r.call('submit', { replica: 1 });
    await r.untilSent(2);
    dead.reject(new TransportError('cut off'));
    await expect(first).rejects.toThrow(TransportError);
    expect((await r.row())?.trips).toBe(1);
    second.resolve(reply(200));
    await next;
    expect(await r.row()).toMatchObject({ openUntil: null, trips: 0, probe: null });
  });

  it('is not opened wider by calls that were still out when it opened', async () => {
    const slow = Promise.withResolvers<HttpResponse>();
    r.answer = () => slow.promise;
    const out = Array.from({ length: 8 }, () => r.call('submit'));
    await r.untilSent(8);
    await r.bringDown();
    slow.reject(new TransportError('timed out'));
    await Promise.allSettled(out);
    expect(await r.row()).toMatchObject({ trips: 1, openUntil: new Date(r.nowMs + 10_000) });
  });
});
