import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { readableOrder } from '../reading/order-view';
import { answerReport } from './answer-report';

/** Says no to a report, in words that its shopper gets by mail and that are kept. Throws AppError forbidden, not_found, conflict. */
export async function refuseReport(
  ctx: Ctx,
  input: { orderNumber: string; reportId: string; words: string },
): Promise<{ done: true }> {
  requireMay(ctx.actor, 'orders.answer_report');
  const order = await readableOrder(ctx, { orderNumber: input.orderNumber });
  const { reportId, words } = input;
  await inTransaction(ctx, async (ctx) => {
    await answerReport(ctx, order.id, { reportId, answer: 'refused', words });
    await enqueueEffect(ctx, {
      orderId: order.id,
      kind: 'mail_report_refused',
      dedupeKey: reportId,
      payload: { report_id: reportId },
    });
    await recordAudit(ctx, {
      action: 'orders.answer_report',
      subject: order.orderNumber,
      data: { report_id: reportId, answer: 'refused' },
    });
  });
  return { done: true };
}
