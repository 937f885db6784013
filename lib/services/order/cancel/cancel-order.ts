import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { refundRequests } from '@/db/schema/console';
import { effects } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { paymentRefunds } from '@/db/schema/refunds';
import { isStaff } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { whyNotCancelable } from '@/lib/domain/order/changes';
import { may, mayReadOrder, refuseWeakLink, requireMay } from '@/lib/domain/order/policy';
import { EFFECTS, isOneOf, PAYMENTS, REFUNDS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { runPending } from '@/lib/engine/work/run-pending';
import { wordsIn } from '@/lib/platform/words';
import { fixedMinor, refundable } from '../refund/refundable';
import { recordRefundRequest } from '../refund/request-refund';
import { beginCancel } from '../status/begin-cancel';
import { keepNote } from '../status/keep-note';
import { newestGenerations } from '../status/newest-generations';

export type CancelInput = { orderId: string; reason?: string | undefined; refundUnstoppable?: boolean | undefined };

/**
 * Calls an order off: an unpaid one loses its payment, a paid one is stopped at every provider that will, and what was
 * stopped is refunded. Answers what happened so far; what could not be reached now is owed and follows.
 * Throws AppError not_found, forbidden, not_cancelable.
 */
export async function cancelOrder(ctx: Ctx, input: CancelInput) {
  const staff = may(ctx.actor, 'orders.cancel');
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, input.orderId));
  if (!order || !mayReadOrder(ctx.actor, order)) throw new AppError('not_found', 'There is no such order.');
  if (isStaff(ctx.actor)) requireMay(ctx.actor, 'orders.cancel');
  refuseWeakLink(ctx.actor);
  if (input.refundUnstoppable && !staff)
    throw new AppError('forbidden', 'Only staff may refund what cannot be stopped.');

  await inTransaction(ctx, async (ctx) => {
    const [current] = await ctx.db.select().from(orders).where(eq(orders.id, order.id)).for('update');
    if (!current) throw new AppError('not_found', 'There is no such order.');
    const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
    const reason = whyNotCancelable(
      { payment: current.paymentStatus, canceled: current.status === 'canceled', fulfillments: parts },
      staff,
    );
    if (reason) throw new AppError('not_cancelable', wordsIn('en', 'errors')(reason), { reason });
    await beginCancel(ctx, current, {
      parts: parts.filter(({ status }) => status !== 'canceled'),
      unpaid: parts.length === 0,
      source: staff ? 'staff' : 'customer',
    });
    if (input.reason) await keepNote(ctx, order.id, input.reason);
    if (staff) {
      await recordAudit(ctx, {
        action: 'orders.cancel',
        subject: order.orderNumber,
        data: { before: current.status, refund_unstoppable: input.refundUnstoppable ?? false },
      });
    }
  });
  await runPending(ctx, order.id, ['cancel_payment', 'cancel', 'refund']);
  if (input.refundUnstoppable) await refundTheRest(ctx, order.id);
  return answer(ctx, order.id);
}

/** Money for what goes on all the same is a refund like any other: large ones need a second person. */
async function refundTheRest(ctx: Ctx, orderId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
    if (!order || !isOneOf(order.paymentStatus, PAYMENTS.refundable)) return;
    if ((await refundable(ctx, order)).leftMinor === 0) return;
    await recordRefundRequest(ctx, orderId, { requestId: randomUUID(), what: { kind: 'full' }, reason: 'unstoppable' });
  });
  await runPending(ctx, orderId, ['refund']);
}

async function answer(ctx: Ctx, orderId: string) {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new AppError('not_found', 'There is no such order.');
  const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId)));
  const owed = await ctx.db.select().from(effects).where(eq(effects.orderId, orderId));
  const waiting = await ctx.db.select().from(refundRequests).where(eq(refundRequests.orderId, orderId));
  const back = await ctx.db.select().from(paymentRefunds).where(eq(paymentRefunds.orderId, orderId));
  const refunds = owed.filter(({ kind, state }) => kind === 'refund' && state !== 'dropped');
  return {
    orderNumber: order.orderNumber,
    status: order.status,
    fulfillments: parts.map((part) => {
      const cancel = owed.filter((effect) => effect.kind === 'cancel' && effect.fulfillmentId === part.id).at(-1);
      if (part.status === 'canceled') return { provider: part.provider, outcome: 'canceled' as const, reason: null };
      if (cancel && isOneOf(cancel.state, EFFECTS.unfulfilled)) {
        return { provider: part.provider, outcome: 'refused' as const, reason: cancel.note };
      }
      return { provider: part.provider, outcome: 'requested' as const, reason: null };
    }),
    refund: {
      amountMinor: refunds.reduce((sum, { payload }) => sum + fixedMinor(payload), 0),
      currency: order.currency,
      status: waiting.some(({ state }) => state === 'pending')
        ? ('awaiting_approval' as const)
        : refunds.length === 0
          ? ('none' as const)
          : refunds.every(({ state }) => state === 'done') &&
              !back.some(({ state }) => isOneOf(state, REFUNDS.underWay))
            ? ('done' as const)
            : ('requested' as const),
    },
  };
}
