import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { type EffectRow, type EffectState, effects } from '@/db/schema/operations';
import { planRetry } from '@/lib/domain/core/retry';
import type { AlertKind } from '@/lib/domain/order/alerts';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { LEASE_MS, spreadOf, waitOf } from '@/lib/engine/lease';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { wordsOf } from '@/lib/platform/log';
import { traced } from '@/lib/platform/telemetry';
import { cancelFulfillment } from '@/lib/services/order/fulfillment/cancel-fulfillment';
import { submitFulfillment } from '@/lib/services/order/fulfillment/submit-fulfillment';
import { cancelPayment } from '@/lib/services/order/payment/cancel-payment';
import { refundOrder } from '@/lib/services/order/refund/refund-order';
import { recordTax } from '@/lib/services/order/tax/record-tax';
import { reverseTax } from '@/lib/services/order/tax/reverse-tax';
import { sendOrderMail } from '../mail/send-order-mail';

/** What became of an effect, and what else belongs into the transaction that says so. */
export type EffectOutcome = { state: 'done' | 'dropped'; note?: string; also?: (ctx: TxCtx) => Promise<void> };

/**
 * Does what is owed: claim, act, write the outcome. A claim is a lease; only the holder of the newest one may write,
 * so a worker that was thought dead changes nothing when it wakes. What failed is put off, refused or given up,
 * and each of that is written down with its next job in one transaction.
 */
export async function runEffect(ctx: Ctx, effectId: string): Promise<void> {
  const effect = await claim(ctx, effectId);
  if (!effect) return comeBackLater(ctx, effectId);
  await ctx.at('effect.claimed');
  try {
    const outcome = await traced('effect', { kind: effect.kind }, () => act(ctx, effect));
    await ctx.at('effect.acted');
    await inTransaction(ctx, async (ctx) => {
      if (!(await settle(ctx, effect, outcome.state, outcome.note ?? null))) return;
      await outcome.also?.(ctx);
      await resolveAlert(ctx, alertOf(effect), effect.id);
    });
  } catch (error) {
    await failed(ctx, effect, error);
  }
}

async function claim(ctx: Ctx, effectId: string): Promise<EffectRow | undefined> {
  const now = ctx.clock.now();
  const [effect] = await ctx.db
    .update(effects)
    .set({
      attempts: sql`${effects.attempts} + 1`,
      leaseUntil: new Date(now.getTime() + LEASE_MS),
      updatedAt: now,
    })
    .where(
      and(
        eq(effects.id, effectId),
        eq(effects.state, 'owed'),
        or(isNull(effects.leaseUntil), lte(effects.leaseUntil, now)),
        or(isNull(effects.nextAttemptAt), lte(effects.nextAttemptAt, now)),
      ),
    )
    .returning();
  return effect;
}

/** Somebody else is at it, or it was put off. Should they die, this job must not have been the last one. */
async function comeBackLater(ctx: Ctx, effectId: string): Promise<void> {
  const [held] = await ctx.db.select().from(effects).where(eq(effects.id, effectId));
  if (held?.state !== 'owed') return;
  const afterMs = waitOf(held, ctx.clock.now());
  await inTransaction(ctx, (ctx) => ctx.queue.enqueue(ctx.db, 'effect', { effectId }, { afterMs }));
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
    default:
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
  ctx: TxCtx,
  effect: EffectRow,
  state: EffectState,
  note: string | null,
  nextAttemptAt: Date | null = null,
): Promise<boolean> {
  const mine = await ctx.db
    .update(effects)
    .set({ state, lastError: note, leaseUntil: null, nextAttemptAt, updatedAt: ctx.clock.now() })
    .where(and(eq(effects.id, effect.id), eq(effects.state, 'owed'), eq(effects.attempts, effect.attempts)))
    .returning({ id: effects.id });
  return mine.length > 0;
}

/** Waiting helps: put it off. It was refused: a person must look. Nothing helped for too long: the dead letters. */
async function failed(ctx: Ctx, effect: EffectRow, error: unknown): Promise<void> {
  const message = wordsOf(error);
  const now = ctx.clock.now();
  const plan = planRetry({
    error,
    attempts: effect.attempts - effect.spentAttempts,
    owedForMs: now.getTime() - effect.owedAt.getTime(),
    spread: spreadOf(effect.id, effect.attempts),
  });
  ctx.log.warn({ err: error, effect: effect.kind, effectId: effect.id, attempts: effect.attempts, plan }, message);
  await inTransaction(ctx, async (ctx) => {
    if (plan.verdict === 'again') {
      const at = new Date(now.getTime() + plan.afterMs);
      if (!(await settle(ctx, effect, 'owed', message, at))) return;
      await ctx.queue.enqueue(ctx.db, 'effect', { effectId: effect.id }, { afterMs: plan.afterMs });
      return;
    }
    const state = plan.verdict === 'refused' ? 'attention' : 'dead';
    if (!(await settle(ctx, effect, state, message))) return;
    const what = effect.kind.replaceAll('_', ' ');
    await raiseAlert(ctx, {
      kind: plan.verdict === 'refused' ? alertOf(effect) : 'effect_stuck',
      key: effect.id,
      severity: 'critical',
      message: plan.verdict === 'refused' ? `${what} was refused: ${message}` : `${what} was given up: ${message}`,
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
