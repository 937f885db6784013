import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answering, openReplicas, type Replicas, refusalOf, START_MS } from './_replicas';

let r: Replicas;
beforeEach(async () => {
  r = await openReplicas();
});
afterEach(async () => {
  await r.close();
});

const MINUTE_MS = 60_000;

describe('the rate limit', () => {
  it('is one for two replicas: together they send what the bucket holds and not one more', async () => {
    const ends = await r.flood('submit', 80);
    expect(ends.filter((end) => end === '200')).toHaveLength(30);
    expect(ends.filter((end) => end === 'rate_limited')).toHaveLength(50);
    expect(r.sent).toHaveLength(30);
  });

  it('never lets more into any minute than the provider documents, and uses most of it', async () => {
    r.timeFlows = true;
    for (let count = 0; count < 300; count += 1)
      await r.call(count % 3 === 0 ? 'submit' : 'sync', { replica: count % 2 });
    const most = Math.max(...r.sent.map((from) => r.sent.filter((at) => at >= from && at < from + MINUTE_MS).length));
    expect(most).toBeLessThanOrEqual(120);
    expect((r.sent.at(-1) ?? 0) - START_MS).toBeLessThan(300 * (MINUTE_MS / 85));
  });

  it('keeps tokens for the more urgent: a flood of sync leaves half to the others, and submit has the last word', async () => {
    expect(await r.sentBy('sync', 40)).toBe(15);
    expect(await r.sentBy('refresh', 40)).toBe(7);
    expect(await r.sentBy('cancel', 40)).toBe(5);
    expect(await r.sentBy('submit', 40)).toBe(3);
  });

  it('waits out a short wait', async () => {
    await r.flood('submit', 40);
    r.timeFlows = true;
    expect((await r.call('submit')).status).toBe(200);
    expect(r.nowMs - START_MS).toBeLessThan(1_000);
  });

  it('refuses what would wait long, says for how long, and sends nothing', async () => {
    r.timeFlows = true;
    r.answer = answering(429, { 'retry-after': '45' });
    await r.call('submit');
    expect(await refusalOf(r.call('submit', { replica: 1 }))).toMatchObject({
      kind: 'rate_limited',
      retryAfterMs: 45_000,
    });
    expect(r.sent).toHaveLength(1);
  });

  it.each(['submit', 'sync'] as const)('after a 429 holds %s back at every replica until Retry-After', async (lane) => {
    r.answer = answering(429, { 'retry-after': '45' });
    await r.call('refresh', { replica: 1 });
    r.answer = answering(200);
    r.nowMs += 44_000;
    expect(await r.sentBy(lane, 4)).toBe(0);
    r.nowMs += 1_000;
    expect(await r.sentBy(lane, 4)).toBe(4);
  });

  it('of one group of routes is apart from the others, for its tokens as for its 429', async () => {
    const mockup = () => r.call('refresh', { path: '/mockups' });
    await mockup();
    expect(await refusalOf(mockup())).toMatchObject({ kind: 'rate_limited' });
    r.nowMs += MINUTE_MS;
    r.answer = answering(429, { 'retry-after': '600' });
    await mockup();
    r.nowMs += MINUTE_MS;
    r.answer = answering(200);
    expect(await refusalOf(mockup())).toMatchObject({ kind: 'rate_limited', retryAfterMs: 540_000 });
    expect((await r.call('submit')).status).toBe(200);
  });
});
