import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { fulfillments, orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import { isStaff } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import { PACKAGE_RANK, PACKAGES } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { recordEvent } from '@/lib/engine/record-event';
import { readableOrder } from '../reading/order-view';
import { orderChanged } from '../status/order-changed';

/** What we only presumed has arrived, says who has it, or staff who have heard so. Throws AppError not_found, forbidden, conflict. */
export async function confirmArrival(ctx: Ctx, input: { orderId: string }): Promise<{ done: true }> {
  if (isStaff(ctx.actor)) requireMay(ctx.actor, 'orders.sync');
  const { id: orderId, orderNumber } = await readableOrder(ctx, input);
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.select({ id: orders.id }).from(orders).where(eq(orders.id, orderId)).for('update');
    const now = ctx.clock.now();
    const presumed = await ctx.db
      .update(fulfillments)
      .set({ presumedAt: null, updatedAt: now })
      .where(and(eq(fulfillments.orderId, orderId), isNotNull(fulfillments.presumedAt)))
      .returning({ id: fulfillments.id });
    if (presumed.length === 0) throw new AppError('conflict', 'Nobody asks whether this order has arrived.');
    const parts = presumed.map(({ id }) => id);
    await ctx.db
      .update(shipments)
      .set({ status: 'delivered', rank: PACKAGE_RANK.delivered, deliveredAt: now, updatedAt: now })
      .where(and(inArray(shipments.fulfillmentId, parts), oneOf(shipments.status, PACKAGES.coming)));
    const source = isStaff(ctx.actor) ? 'staff' : 'customer';
    await recordEvent(ctx, { orderId, kind: 'delivery.confirmed', onceKey: now.toISOString(), source });
    if (source === 'staff')
      await recordAudit(ctx, { action: 'orders.sync', subject: orderNumber, data: { did: 'arrived' } });
    await orderChanged(ctx, orderId);
  });
  return { done: true };
}
