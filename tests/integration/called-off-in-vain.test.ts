import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { effects } from '@/db/schema/operations';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

it('an unpaid order that could not be called off is a case, and is not asked for at every sync', async () => {
  const usual = (await runPodSync(h.ctx, 'test')).requests;
  const order = await h.place();
  await h.ctx.db.insert(effects).values({
    ...{ orderId: order.orderId, kind: 'cancel_payment', state: 'dead', dedupeKey: randomUUID() },
    owedAt: h.ctx.clock.now(),
  });
  h.later(25 * 3_600_000);
  expect((await runPodSync(h.ctx, 'test')).requests).toBe(usual);
});
