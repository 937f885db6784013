import { eq } from 'drizzle-orm';
import { refundRequests } from '@/db/schema/console';
import { orders } from '@/db/schema/orders';
import { actorName } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { formatMoney } from '@/lib/domain/money/money';
import { requireMay } from '@/lib/domain/order/policy';
import type { RefundDecision } from '@/lib/domain/order/refund';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { resolveAlert } from '@/lib/engine/raise-alert';
import { recordAudit } from '@/lib/engine/record-audit';
import { runPending } from '@/lib/engine/work/run-pending';
import { refundable } from './refundable';
import { enqueueRefund, linesLeft, refuseUnpaid } from './request-refund';

/**
 * The second person's word on a refund above the limit: never the one who asked for it.
 * Throws AppError forbidden, not_found, conflict.
 */
export async function decideRefund(
  ctx: Ctx,
  input: { requestId: string; decision: RefundDecision; note?: string | undefined },
) {
  requireMay(ctx.actor, 'refunds.decide');
  const request = await inTransaction(ctx, async (ctx) => {
    const [asked] = await ctx.db.select().from(refundRequests).where(eq(refundRequests.id, input.requestId));
    if (!asked) throw new AppError('not_found', 'There is no such request.');
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, asked.orderId)).for('update');
    if (!order) throw new AppError('not_found', 'There is no such order.');
    // Read again under the lock: two people may decide at once.
    const [current] = await ctx.db.select().from(refundRequests).where(eq(refundRequests.id, asked.id));
    if (current?.state !== 'pending') throw new AppError('conflict', `This refund is already ${current?.state}.`);
    const decidedBy = actorName(ctx.actor);
    if (decidedBy === current.requestedBy)
      throw new AppError('forbidden', 'Somebody else must decide about a refund that you asked for.');
    if (input.decision === 'approve') {
      refuseUnpaid(order);
      const left = await refundable(ctx, order, current.id);
      // While it waited, their part may have been canceled and so refunded.
      linesLeft(current.lines, left);
      const { leftMinor } = left;
      if (current.amountMinor > leftMinor)
        throw new AppError(
          'conflict',
          `Only ${formatMoney(leftMinor, order.currency)} is left to refund. Reject this one.`,
        );
    }
    const state = input.decision === 'approve' ? ('approved' as const) : ('rejected' as const);
    const seal = (note: string) => ctx.vault.seal(refundRequests.decisionNoteSealed, current.id, note);
    const decisionNoteSealed = input.note ? seal(input.note) : null;
    const [decided] = await ctx.db
      .update(refundRequests)
      .set({ state, decidedBy, decidedAt: ctx.clock.now(), decisionNoteSealed })
      .where(eq(refundRequests.id, current.id))
      .returning();
    if (!decided) throw new Error('the decision was not written');
    await recordAudit(ctx, {
      action: 'refunds.decide',
      subject: order.orderNumber,
      data: {
        request_id: current.id,
        amount_minor: current.amountMinor,
        currency: current.currency,
        before: 'pending',
        after: state,
      },
    });
    await resolveAlert(ctx, 'refund_approval', current.id);
    if (state === 'approved') await enqueueRefund(ctx, decided);
    return decided;
  });
  if (request.state === 'approved') await runPending(ctx, request.orderId, ['refund']);
  return {
    requestId: request.id,
    state: request.state,
    amountMinor: request.amountMinor,
    currency: request.currency,
  };
}
