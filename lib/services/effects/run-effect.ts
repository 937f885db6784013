import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type EffectRow, effects } from '@/db/schema/operations';
import { ProviderError } from '@/lib/domain/errors';
import type { Ctx } from '../context';
import { cancelFulfillment } from '../fulfillment/cancel-fulfillment';
import { submitFulfillment } from '../fulfillment/submit-fulfillment';
import { sendOrderMail } from '../mail/send-order-mail';
import { type AlertKind, raiseAlert, resolveAlert } from '../operations/raise-alert';
import { cancelPayment } from '../payments/cancel-payment';
import { refundOrder } from '../payments/refund-order';
import { recordTax } from '../tax/record-tax';
import { reverseTax } from '../tax/reverse-tax';

/** What became of an effect. `attention`: a person must look, the reason is on the alert. */
export type EffectOutcome = { state: 'done' | 'dropped'; note?: string; also?: (tx: Tx) => Promise<void> };

/**
 * Does what is owed, once: claim, act, write the outcome. The claim counts up `attempts`, and only the holder of the
 * newest claim may write the outcome, so a worker that was thought dead changes nothing when it wakes.
 * Throws ProviderError when it should be tried again.
 */
export async function runEffect(ctx: Ctx, effectId: string): Promise<void> {
  const [effect] = await ctx.db
    .update(effects)
    .set({ attempts: sql`${effects.attempts} + 1`, updatedAt: ctx.clock.now() })
    .where(and(eq(effects.id, effectId), eq(effects.state, 'owed')))
    .returning();
  if (!effect) return;
  try {
    const outcome = await act(ctx, effect);
    await ctx.db.transaction(async (tx) => {
      if (!(await settle(ctx, tx, effect, outcome.state, outcome.note ?? null))) return;
      await outcome.also?.(tx);
      await resolveAlert(tx, alertOf(effect), effect.id);
    });
  } catch (error) {
    await failed(ctx, effect, error);
  }
}

function act(ctx: Ctx, effect: EffectRow): Promise<EffectOutcome> {
  switch (effect.kind) {
    case 'submit':
      return submit(ctx, effect);
    case 'cancel':
      return cancelFulfillment(ctx, effect);
    case 'cancel_payment':
      return cancelPayment(ctx, effect);
    case 'refund':
      return refundOrder(ctx, effect);
    case 'tax_transaction':
      return recordTax(ctx, effect);
    case 'tax_reversal':
      return reverseTax(ctx, effect);
    case 'mail_placed':
    case 'mail_in_production':
    case 'mail_shipped':
    case 'mail_delivered':
    case 'mail_canceled':
    case 'mail_failed':
    case 'mail_refunded':
      return sendOrderMail(ctx, effect);
  }
}

async function submit(ctx: Ctx, effect: EffectRow): Promise<EffectOutcome> {
  if (effect.fulfillmentId === null) throw new Error(`submit effect ${effect.id} names no fulfillment`);
  const result = await submitFulfillment(ctx, effect.fulfillmentId);
  return result.outcome === 'submitted'
    ? { state: 'done', note: result.podOrderId }
    : { state: 'dropped', note: result.reason };
}

async function settle(
  ctx: Ctx,
  tx: Tx,
  effect: EffectRow,
  state: EffectRow['state'],
  note: string | null,
): Promise<boolean> {
  const mine = await tx
    .update(effects)
    .set({ state, lastError: note, updatedAt: ctx.clock.now() })
    .where(and(eq(effects.id, effect.id), eq(effects.state, 'owed'), eq(effects.attempts, effect.attempts)))
    .returning({ id: effects.id });
  return mine.length > 0;
}

/** Waiting helps: say why and let the queue try again. It does not: put it before a person. */
async function failed(ctx: Ctx, effect: EffectRow, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof ProviderError) || error.retryable) {
    await ctx.db
      .update(effects)
      .set({ lastError: message, updatedAt: ctx.clock.now() })
      .where(and(eq(effects.id, effect.id), eq(effects.attempts, effect.attempts)));
    throw error;
  }
  await ctx.db.transaction(async (tx) => {
    if (!(await settle(ctx, tx, effect, 'attention', message))) return;
    await raiseAlert(ctx, tx, {
      kind: alertOf(effect),
      key: effect.id,
      severity: 'critical',
      message: `${effect.kind.replaceAll('_', ' ')} was refused: ${message}`,
      orderId: effect.orderId,
      ...(effect.fulfillmentId ? { fulfillmentId: effect.fulfillmentId } : {}),
    });
  });
}

function alertOf(effect: EffectRow): AlertKind {
  switch (effect.kind) {
    case 'submit':
      return 'submit_refused';
    case 'cancel':
    case 'cancel_payment':
      return 'cancel_refused';
    case 'refund':
      return 'refund_failed';
    case 'tax_transaction':
    case 'tax_reversal':
      return 'tax_refused';
    default:
      return 'mail_refused';
  }
}
