import { and, eq, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { paymentDisputes } from '@/db/schema/refunds';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { recordEvent } from '@/lib/engine/record-event';
import { runPending } from '@/lib/engine/work/run-pending';
import { readableOrder } from '../reading/order-view';
import { followDisputes } from './apply-disputes';

/**
 * A person has looked into a warning or an inquiry and lets the order go on: what was held is handed over.
 * Throws AppError forbidden, not_found, conflict.
 */
export async function letGo(ctx: Ctx, input: { orderNumber: string }): Promise<{ done: true }> {
  requireMay(ctx.actor, 'disputes.handle');
  const { id } = await readableOrder(ctx, input);
  await inTransaction(ctx, async (ctx) => {
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, id)).for('update');
    if (order?.paymentStatus !== 'warned') throw new AppError('conflict', 'No warning holds this order.');
    await ctx.db
      .update(paymentDisputes)
      .set({ letGoAt: ctx.clock.now() })
      .where(and(eq(paymentDisputes.orderId, id), isNull(paymentDisputes.letGoAt)));
    const onceKey = ctx.clock.now().toISOString();
    await recordEvent(ctx, { orderId: id, kind: 'payment.let_go', onceKey, source: 'staff' });
    await recordAudit(ctx, { action: 'disputes.handle', subject: order.orderNumber, data: { did: 'let_go' } });
    await followDisputes(ctx, id);
  });
  await runPending(ctx, id, ['submit']);
  return { done: true };
}
