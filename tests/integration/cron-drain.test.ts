import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GET } from '@/app/api/cron/drain/route';
import type { Services } from '@/lib/services/context';
import { type Harness, openHarness } from '../support/harness';
import { sceneOf } from './_scene';

const CRON_SECRET = 'a-secret-of-the-scheduler';
let h: Harness;
// The route handlers take this process's services; a test lends them its own.
const process = globalThis as typeof globalThis & { flowbotzServices?: Promise<Services> };
beforeEach(async () => {
  h = await openHarness({ env: { CRON_SECRET } });
  process.flowbotzServices = Promise.resolve({ ...h.ctx, connection: h.connection, close: () => h.close() });
});
afterEach(async () => {
  delete process.flowbotzServices;
  await h.close();
});

it('what is due is worked off while a service that hangs holds up the look whether all is well', async () => {
  const scene = sceneOf(h);
  const order = await scene.paidOnly(['printify']);
  h.sandbox.world.faults.set({ seed: 1, api: { printful: { hang: 1 } } });
  let answered = false;
  const answer = GET(new Request('http://127.0.0.1/', { headers: { authorization: `Bearer ${CRON_SECRET}` } })).finally(
    () => {
      answered = true;
    },
  );
  await vi.waitFor(
    async () => expect((await scene.effectsOf(order, 'mail_placed')).map(({ state }) => state)).toEqual(['done']),
    { timeout: 8_000 },
  );
  expect(answered).toBe(false);
  h.sandbox.world.faults.set({});
  expect((await answer).status).toBe(200);
}, 60_000);
