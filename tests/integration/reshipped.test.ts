import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { HOUR_MS, sceneOf } from './_scene';

const DAY_MS = 24 * HOUR_MS;

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness({ doors: true });
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Step = Parameters<typeof s.act>[2];
async function after(...steps: Step[]) {
  const order = await s.confirmed(['printful']);
  for (const step of steps) {
    s.act(order, 'printful', step);
    await h.work();
  }
  return order;
}
const SENT: Step[] = ['produce', 'ship_all'];
const unheard = (run: () => void) => {
  h.sandbox.world.faults.set({ webhooks: { printful: { drop: 1 } } });
  run();
  h.sandbox.world.faults.set({});
};

it('what came back and is sent again is under way again, and then has arrived', async () => {
  const order = await after(...SENT, 'return');
  expect((await s.view(order)).status).toBe('returned');
  s.act(order, 'printful', 'reship');
  await h.work();
  expect((await s.view(order)).status).toBe('shipped');
  s.act(order, 'printful', 'deliver');
  await h.work();
  const { status, packages } = await s.view(order);
  expect(status).toBe('delivered');
  expect(packages.map((box) => [box.status, box.reshipment])).toEqual([
    ['returned', false],
    ['delivered', true],
  ]);
  expect(s.subjectsOf(order).filter((subject) => /delivered/i.test(subject))).toHaveLength(1);
});

it('what came back stays so, whatever a list without its parcels says', async () => {
  const order = await after(...SENT, 'return');
  s.pass(5 * HOUR_MS);
  await s.sync();
  s.pass(4 * DAY_MS);
  await s.sync();
  await h.work();
  expect((await s.view(order)).status).toBe('returned');
});

it.each([
  ['arrived', 'deliver'],
  ['came back', 'return'],
] as const)('what %s and is sent again is seen by the sync without a message', async (_what, step) => {
  const order = await after(...SENT, step);
  unheard(() => s.act(order, 'printful', 'reship'));
  await h.work();
  expect((await s.view(order)).packages).toHaveLength(1);
  s.pass(4 * DAY_MS);
  await s.sync();
  await h.work();
  const { status, packages } = await s.view(order);
  expect(packages).toHaveLength(2);
  expect(status).toBe(step === 'deliver' ? 'delivered' : 'shipped');
});
