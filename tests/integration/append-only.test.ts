import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderEvents } from '@/db/schema/order-events';
import { auditLog } from '@/db/schema/people';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

it('a timeline lets go of a reason and of nothing else', async () => {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  const { db } = h.ctx;
  const told = {
    kind: 'fulfillment.failed' as const,
    source: 'sync' as const,
    actor: 'system',
    customerVisible: false,
  };
  const data = { provider: 'printful', reason: 'no such street' };
  await db.insert(orderEvents).values({ orderId: order.orderId, occurredAt: h.ctx.clock.now(), ...told, data });
  const ofOrder = eq(orderEvents.orderId, order.orderId);
  for (const values of [
    { data: {} },
    { kind: 'order.placed' as const },
    { data: sql`${orderEvents.data} - 'reason'`, actor: 'somebody else' },
    { data: sql`${orderEvents.data} || '{"reason": "another"}'` },
  ])
    await expect(db.update(orderEvents).set(values).where(ofOrder)).rejects.toMatchObject({
      cause: { message: 'order_events is append-only' },
    });
  await db
    .update(orderEvents)
    .set({ data: sql`${orderEvents.data} - 'reason'` })
    .where(ofOrder);
});

it('the audit log lets go of nothing', async () => {
  const { db } = h.ctx;
  const [entry] = await db.insert(auditLog).values({ actor: 'a', action: 'b', subject: 'c' }).returning();
  const mine = eq(auditLog.id, entry?.id ?? '');
  const refused = { cause: { message: 'audit_log is append-only' } };
  await expect(db.update(auditLog).set({ data: {} }).where(mine)).rejects.toMatchObject(refused);
  await expect(db.delete(auditLog).where(mine)).rejects.toMatchObject(refused);
});
