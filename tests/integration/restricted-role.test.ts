import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '@/db/client';
import { orders } from '@/db/schema/orders';
import { auditLog } from '@/db/schema/people';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { runMaintenance } from '@/lib/services/sync/run-maintenance';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { openDatabase } from '../support/database';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

let h: Harness;
beforeAll(async () => {
  const databaseUrl = await openDatabase('catalogue');
  const owner = connect(databaseUrl, { max: 1 });
  await owner.db.execute(sql.raw(readFileSync('deploy/database-roles.sql', 'utf8')));
  await owner.db.execute(sql`alter role flowbotz_app password 'restricted'`);
  await owner.close();
  const restricted = Object.assign(new URL(databaseUrl), { username: 'flowbotz_app', password: 'restricted' });
  h = await openHarness({ databaseUrl: restricted.href });
});
afterAll(() => h.close());

it('the shop sells, cancels, refunds, syncs, watches and forgets as a role that owns nothing', async () => {
  const [who] = await h.ctx.db.execute<{ name: string }>(sql`select current_user as name`);
  expect(who?.name).toBe('flowbotz_app');
  const order = await h.place(['printful']);
  expect(await h.pay(order)).toBe(200);
  await h.work();
  const statusOf = async (id: string) => (await h.ctx.db.select().from(orders).where(eq(orders.id, id)))[0];
  expect(await statusOf(order.orderId)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });

  await cancelOrder(await person(h, 'owner'), { orderId: order.orderId });
  await h.work();
  expect(await statusOf(order.orderId)).toMatchObject({ status: 'canceled', paymentStatus: 'refunded' });
  await runPodSync(h.ctx, 'test');
  await runWatch(h.ctx);
  await runMaintenance(h.ctx, 'test');
  expect(await h.ctx.db.select().from(auditLog)).not.toEqual([]);
});
