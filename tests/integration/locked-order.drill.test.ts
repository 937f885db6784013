import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fulfillments } from '@/db/schema/orders';
import type { Services } from '@/lib/compose/services';
import { startWorker } from '@/lib/jobs/worker';
import { type Harness, openHarness } from '../support/harness';
import { sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;

beforeAll(async () => {
  h = await openHarness({ env: { DATABASE_POOL: '10' } });
  s = sceneOf(h);
});
afterAll(() => h.close());

const statusesOf = async (order: { orderId: string }) =>
  (await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId))).map(
    ({ status }) => status,
  );

it("a process that froze inside one order's transaction holds up that order's news and nobody else's", async () => {
  const held = await s.confirmed();
  const other = await s.confirmed(['printful']);
  const frozen = postgres(h.ctx.env.DATABASE_URL, { max: 1 });
  let release: () => void = () => undefined;
  const holding = frozen.begin(async (tx) => {
    await tx`select 1 from orders where id = ${held.orderId} for update`;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  await startWorker(h.ctx as unknown as Services);
  // More messages than there are places for them.
  for (const action of ['produce', 'ship_all'] as const)
    for (const provider of ['printful', 'printify']) s.act(held, provider, action);
  const waiting = async () => {
    const [row] = await h.ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    return row?.n;
  };
  await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
  s.act(other, 'printful', 'produce');
  await expect.poll(() => statusesOf(other), { timeout: 40_000 }).toEqual(['in_production']);
  expect(await statusesOf(held)).toEqual(['confirmed', 'confirmed']);
  release();
  await holding;
  await frozen.end();
  await expect.poll(() => statusesOf(held), { timeout: 60_000 }).toEqual(['shipped', 'shipped']);
}, 150_000);
