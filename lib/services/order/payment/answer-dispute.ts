import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { paymentDisputes } from '@/db/schema/refunds';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, Effect, EffectOutcome } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { orderIdOf } from '@/lib/engine/work/order-id-of';
import { runPending } from '@/lib/engine/work/run-pending';
import { readableOrder } from '../reading/order-view';
import { evidenceOf } from './evidence-of';
import { syncPayment } from './sync-payment';

/** Owes the bank our evidence, once for each turn of a dispute. Throws AppError forbidden, not_found, conflict. */
export async function answerDispute(
  ctx: Ctx,
  input: { orderNumber: string; disputeId: string },
): Promise<{ done: true }> {
  requireMay(ctx.actor, 'disputes.handle');
  const { id: orderId } = await readableOrder(ctx, input);
  await inTransaction(ctx, async (ctx) => {
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
    const said = await ctx.db.select().from(paymentDisputes).where(eq(paymentDisputes.orderId, orderId));
    const dispute = said.find(({ id }) => id === input.disputeId);
    if (!order || !dispute) throw new AppError('not_found', 'There is no such dispute.');
    if (dispute.state !== 'needs_response' || dispute.kind === 'fraud_warning')
      throw new AppError('conflict', 'The bank does not wait for evidence.');
    await enqueueEffect(ctx, {
      orderId,
      kind: 'dispute_answer',
      // An inquiry that escalates is answered once more.
      dedupeKey: `${dispute.id} ${dispute.kind}`,
      payload: { dispute_id: dispute.id },
    });
    await recordAudit(ctx, { action: 'disputes.handle', subject: order.orderNumber, data: { did: 'answer' } });
  });
  await runPending(ctx, orderId, ['dispute_answer']);
  return { done: true };
}

/** Stripe takes evidence for good: it is looked first whether the bank still waits. May throw ProviderError. */
export async function sendEvidence(ctx: Ctx, effect: Effect<'dispute_answer'>): Promise<EffectOutcome> {
  const orderId = orderIdOf(effect);
  const { dispute_id: disputeId } = effect.payload;
  const evidence = await evidenceOf(ctx, orderId);
  const sent = await ctx.stripe.answerDispute({ disputeId, evidence, key: effect.id });
  await syncPayment(ctx, { orderId, source: 'stripe', disputes: true });
  return sent ? { state: 'done' } : { state: 'done', note: 'the bank no longer waited for an answer' };
}
