import { eq } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { auditLog } from '@/db/schema/people';
import { actorName, isStaff } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { isPaid } from '@/lib/domain/order-status';
import { mayOperate, mayReadOrder, whyNotCancelable } from '@/lib/domain/policy';
import type { Ctx } from '../context';
import { oweEffect } from '../effects/owe-effect';
import { runEffect } from '../effects/run-effect';
import { callOff } from './call-off';
import { newestGenerations } from './refresh-order';

export type CancelInput = { orderId: string; reason?: string | undefined; refund_unstoppable?: boolean | undefined };

/**
 * Calls an order off: an unpaid one loses its payment, a paid one is stopped at every provider that will, and what was
 * stopped is refunded. Answers what happened so far; what could not be reached now is owed and follows.
 * Throws AppError not_found, forbidden, not_cancelable.
 */
export async function cancelOrder(ctx: Ctx, input: CancelInput) {
  const staff = mayOperate(ctx.actor);
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, input.orderId));
  if (!order || !mayReadOrder(ctx.actor, order)) throw new AppError('not_found', 'There is no such order.');
  if (!staff && isStaff(ctx.actor)) throw new AppError('forbidden', 'Your role may not cancel orders.');
  if (input.refund_unstoppable && !staff)
    throw new AppError('forbidden', 'Only staff may refund what cannot be stopped.');

  await ctx.db.transaction(async (tx) => {
    const [current] = await tx.select().from(orders).where(eq(orders.id, order.id)).for('update');
    if (!current) throw new AppError('not_found', 'There is no such order.');
    const parts = newestGenerations(await tx.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
    const reason = whyNotCancelable(
      { payment: current.paymentStatus, canceled: current.status === 'canceled', fulfillments: parts },
      staff,
    );
    if (reason) throw new AppError('not_cancelable', reason);
    await tx.insert(auditLog).values({
      at: ctx.clock.now(),
      actor: actorName(ctx.actor),
      action: 'cancel_order',
      subject: order.orderNumber,
    });
    await callOff(ctx, tx, current, {
      parts: parts.filter(({ status }) => status !== 'canceled'),
      unpaid: parts.length === 0,
      source: staff ? 'staff' : 'customer',
      reason: input.reason,
    });
    if (input.refund_unstoppable && isPaid(current.paymentStatus)) {
      await oweEffect(ctx, tx, { orderId: order.id, kind: 'refund', subject: 'everything' });
    }
  });
  await actNow(ctx, order);
  return answer(ctx, order.id);
}

/** Whoever clicked wants to see the outcome: do now what is owed; the queue does the rest. */
async function actNow(ctx: Ctx, order: OrderRow): Promise<void> {
  for (const kind of ['cancel_payment', 'cancel', 'refund'] as const) {
    const owed = await ctx.db.select().from(effects).where(eq(effects.orderId, order.id));
    for (const effect of owed.filter((row) => row.kind === kind && row.state === 'owed')) {
      // What fails here is put off by runEffect itself, with its job.
      await runEffect(ctx, effect.id);
    }
  }
}

async function answer(ctx: Ctx, orderId: string) {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new AppError('not_found', 'There is no such order.');
  const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId)));
  const owed = await ctx.db.select().from(effects).where(eq(effects.orderId, orderId));
  const refunds = owed.filter(({ kind, state }) => kind === 'refund' && state !== 'dropped');
  return {
    order_number: order.orderNumber,
    status: order.status,
    fulfillments: parts.map((part) => {
      const cancel = owed.filter((effect) => effect.kind === 'cancel' && effect.fulfillmentId === part.id).at(-1);
      if (part.status === 'canceled') return { provider: part.provider, outcome: 'canceled' as const, reason: null };
      if (cancel?.state === 'dropped' || cancel?.state === 'attention') {
        return { provider: part.provider, outcome: 'refused' as const, reason: cancel.lastError };
      }
      return { provider: part.provider, outcome: 'requested' as const, reason: null };
    }),
    refund: {
      amount_minor: refunds.reduce(
        (sum, { data }) => sum + (typeof data['amount_minor'] === 'number' ? data['amount_minor'] : 0),
        0,
      ),
      currency: order.currency,
      status:
        refunds.length === 0
          ? ('none' as const)
          : refunds.every(({ state }) => state === 'done')
            ? ('done' as const)
            : ('requested' as const),
    },
  };
}
