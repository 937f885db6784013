import { inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { providerMinutes } from '@/db/schema/providers';
import { takeFrom } from '@/lib/http/rate-limit';
import { redeemToken } from '@/lib/services/order/reading/access-tokens';
import { orderStatus, orderVersion, trackOrder } from '@/lib/services/order/reading/order-view';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { replayWebhooks } from '@/lib/services/webhooks/replay-webhooks';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';
import { statementsOf } from '../support/statements';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

/** The harness looks what there is to do; a worker is told. */
const LOOKS = /^select "id" from "(webhook_events|effects)" where "(webhook_events|effects)"."state" = \$1$/;

/**
 * 232 where every message comes before the look that makes it old; one that comes after costs up to 17 and a call. 400
 * when each message read its order anew and wrote what did not change.
 */
const UNTIL_CONFIRMED = 290;

/** What was asked of the print shops until now, by provider. */
async function asked(): Promise<Record<string, number>> {
  const rows = await h.ctx.db
    .select({ provider: providerMinutes.provider, calls: sql<number>`sum(${providerMinutes.calls})::int` })
    .from(providerMinutes)
    .where(inArray(providerMinutes.provider, ['printful', 'printify']))
    .groupBy(providerMinutes.provider);
  return Object.fromEntries(rows.map(({ provider, calls }) => [provider, calls]));
}

it('an order is shown with three statements, and costs no more until it is confirmed than it did', async () => {
  const order = await h.place();
  expect(await h.pay(order)).toBe(200);
  const before = await asked();
  const said = (await statementsOf(() => h.work())).filter((text) => !LOOKS.test(text));
  const after = await asked();
  expect((after['printful'] ?? 0) - (before['printful'] ?? 0)).toBeLessThanOrEqual(7);
  expect((after['printify'] ?? 0) - (before['printify'] ?? 0)).toBeLessThanOrEqual(10);
  const ctx = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
  const services = { ...h.ctx, connection: h.connection, close: () => h.close() };
  const { orderNumber } = order;
  const page = await statementsOf(async () => {
    await takeFrom(services, 'lookup', 'test');
    await redeemToken(ctx, order.accessToken);
    expect(await trackOrder(ctx, { orderNumber })).toMatchObject({ status: 'confirmed' });
  });
  expect(page).toHaveLength(3);
  expect(await statementsOf(() => orderStatus(ctx, { orderNumber }))).toHaveLength(1);
  expect(await statementsOf(() => orderVersion(ctx, { orderNumber }))).toHaveLength(1);
  expect(said.length).toBeLessThanOrEqual(UNTIL_CONFIRMED);
});

it('a sync that finds nothing new costs the database the same for many orders as for one', async () => {
  const cost = async () => (await statementsOf(() => runPodSync(h.ctx, 'test'))).length;
  await h.pay(await h.place());
  await h.work();
  await cost();
  const few = await cost();
  for (let more = 0; more < 6; more += 1) await h.pay(await h.place());
  await h.work();
  await cost();
  expect(await cost()).toBe(few);
});

it('a replayed message looks again, though somebody has looked since it came', async () => {
  await h.pay(await h.place(['printful']));
  await h.work();
  const before = await asked();
  const owner = h.as((await person(h, 'owner')).actor);
  const { count } = await replayWebhooks(owner, { filter: { source: 'printful' }, dryRun: false });
  expect(count).toBeGreaterThan(0);
  await h.work();
  expect((await asked())['printful']).toBeGreaterThan(before['printful'] ?? 0);
});
