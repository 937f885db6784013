import { eq } from 'drizzle-orm';
import { fulfillments, orders } from '@/db/schema/orders';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import { isPaid } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { recordEvent } from '@/lib/engine/record-event';
import { runPending } from '@/lib/engine/work/run-pending';
import { readableOrder } from '../reading/order-view';
import { newestGenerations } from '../status/newest-generations';
import { orderChanged } from '../status/order-changed';
import { newAttempt } from './new-attempt';

/**
 * Orders a failed part anew, under a number of its own (a provider never takes a number twice). Before the new one is
 * made, the submission stops the failed one there. Throws AppError forbidden, not_found, conflict.
 */
export async function resubmitFulfillment(
  ctx: Ctx,
  input: { orderNumber: string; provider: string; replacement?: number },
) {
  requireMay(ctx.actor, 'orders.resubmit');
  const order = await readableOrder(ctx, { orderNumber: input.orderNumber });
  const number = await inTransaction(ctx, async (ctx) => {
    const [current] = await ctx.db.select().from(orders).where(eq(orders.id, order.id)).for('update');
    if (!current) throw new AppError('not_found', 'There is no such order.');
    if (!isPaid(current.paymentStatus)) throw new AppError('conflict', `The payment is ${current.paymentStatus}.`);
    if (current.cancelRequestedAt !== null) throw new AppError('conflict', 'The order was canceled.');
    const all = await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id));
    const part = newestGenerations(all).find(
      ({ provider, replacement }) => provider === input.provider && replacement === (input.replacement ?? 0),
    );
    if (!part) throw new AppError('not_found', `${input.provider} has no part of this order.`);
    if (part.status !== 'failed')
      throw new AppError('conflict', `Only a failed part can be resubmitted; this one is ${part.status}.`);
    const made = await newAttempt(ctx, current, part, all);
    await recordEvent(ctx, {
      orderId: order.id,
      fulfillmentId: made.id,
      kind: 'fulfillment.resubmitted',
      onceKey: made.id,
      source: 'staff',
      data: { provider: part.provider, reason: part.reason, number: made.externalId },
    });
    await recordAudit(ctx, {
      action: 'orders.resubmit',
      subject: order.orderNumber,
      data: { provider: part.provider, before: part.externalId, after: made.externalId },
    });
    await orderChanged(ctx, order.id);
    return made.externalId;
  });
  await runPending(ctx, order.id, ['submit']);
  return { externalId: number };
}
