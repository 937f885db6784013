import { and, desc, eq, not } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { type AlertRow, alerts, effects } from '@/db/schema/operations';
import { fulfillments } from '@/db/schema/orders';
import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';
import { payloadOf, refundFor } from '@/lib/domain/order/effects';
import { requireMay } from '@/lib/domain/order/policy';
import { EFFECTS, isOneOf } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { reviveEffects } from '@/lib/engine/work/revive';
import { syncOrder } from '@/lib/services/order/sync-order';
import { replayWebhooks } from '@/lib/services/webhooks/replay-webhooks';
import { letNextCallThrough } from '../providers/probe-provider';
import { redrive } from '../queues/redrive';
import { auditAlert } from './audit-alert';

type Retried = { retried: number; detail: string };

/**
 * Tries again what an alert is about: the effect it names, the message it names, or what should have been owed and was
 * not. Every one of them looks first whether it was done, so nothing is done twice. Throws AppError forbidden, not_found,
 * conflict.
 */
export async function retryAlert(ctx: Ctx, input: { alertId: string }): Promise<Retried> {
  requireMay(ctx.actor, 'alerts.handle');
  if (!isUuid(input.alertId)) throw new AppError('not_found', 'There is no such alert.');
  const [alert] = await ctx.db.select().from(alerts).where(eq(alerts.id, input.alertId));
  if (!alert) throw new AppError('not_found', 'There is no such alert.');
  const subject = alert.key.slice(alert.kind.length + 1);
  await wakeService(ctx, alert);
  switch (alert.kind) {
    case 'unsubmitted':
      return enqueueAgain(ctx, alert, { kind: 'submit' });
    case 'refund_missing':
      return enqueueAgain(ctx, alert, refundFor('canceled'));
    case 'webhook_dead': {
      const { count } = await replayWebhooks(ctx, { eventIds: [subject], dryRun: false });
      return told(count, 'The message is worked on again.');
    }
    case 'refund_failed':
      return isUuid(subject) ? tryEffects(ctx, [subject]) : refundAgain(ctx, alert, subject);
    case 'submit_refused':
    case 'tax_refused':
    case 'dispute_unsent':
    case 'mail_refused':
    case 'effect_stuck':
      return tryEffects(ctx, [subject]);
    default:
      throw new AppError('conflict', 'There is nothing to try again here.');
  }
}

/** Stripe made it and the bank sent it back: a new one for the same effect, under a key of its own. */
async function refundAgain(ctx: Ctx, alert: AlertRow, refundId: string): Promise<Retried> {
  await inTransaction(ctx, async (ctx) => {
    const ofIt = and(eq(effects.kind, 'refund'), eq(effects.note, refundId));
    const [effect] = await ctx.db.select().from(effects).where(ofIt).for('update');
    if (!effect)
      throw new AppError(
        'conflict',
        "It was made in Stripe's dashboard: make it there again, or pay the customer another way and close this with a note.",
      );
    const payload = payloadOf('refund', effect.payload);
    const again = { ...payload, stripe_attempt: payload.stripe_attempt + 1 };
    await ctx.db.update(effects).set({ payload: again, note: null }).where(eq(effects.id, effect.id));
    await reviveEffects(ctx, eq(effects.id, effect.id));
    await auditAlert(ctx, alert, { did: 'retry' });
  });
  return { retried: 1, detail: 'The refund is made once more.' };
}

/** A person who asks for it now is not kept waiting by a breaker: the next call shows whether the service is back. */
async function wakeService(ctx: Ctx, alert: AlertRow): Promise<void> {
  if (alert.fulfillmentId === null) return;
  const [part] = await ctx.db
    .select({ provider: fulfillments.provider })
    .from(fulfillments)
    .where(eq(fulfillments.id, alert.fulfillmentId));
  const isRefund = alert.kind === 'refund_missing' || alert.kind === 'refund_failed';
  const service = isRefund ? 'stripe' : part?.provider;
  if (service !== undefined) await inTransaction(ctx, (ctx) => letNextCallThrough(ctx, service));
}

async function tryEffects(ctx: Ctx, ids: string[]): Promise<Retried> {
  const valid = ids.filter((id) => isUuid(id));
  const { redriven } = valid.length === 0 ? { redriven: [] } : await redrive(ctx, { effectIds: valid });
  return told(redriven.length, 'It is tried again now.');
}

function told(retried: number, detail: string): Retried {
  return retried === 0 ? { retried, detail: 'Nothing is left to try again.' } : { retried, detail };
}

/** The newest effect of that kind is owed once more, or a first one is. A paid order without parts is read anew. */
async function enqueueAgain(
  ctx: Ctx,
  alert: AlertRow,
  missing: { kind: 'submit' } | ReturnType<typeof refundFor>,
): Promise<Retried> {
  const { orderId, fulfillmentId } = alert;
  if (orderId === null) throw new AppError('conflict', 'There is nothing to try again here.');
  if (fulfillmentId === null) {
    const { paymentChanged } = await syncOrder(ctx, { orderId });
    return {
      retried: 1,
      detail: paymentChanged
        ? 'The payment was read again and the order goes on.'
        : 'The payment was read again; nothing changed.',
    };
  }
  const [latest] = await ctx.db
    .select()
    .from(effects)
    .where(and(eq(effects.fulfillmentId, fulfillmentId), eq(effects.kind, missing.kind)))
    .orderBy(desc(effects.createdAt))
    .limit(1);
  if (latest && isOneOf(latest.state, EFFECTS.givenUp)) return tryEffects(ctx, [latest.id]);
  await inTransaction(ctx, async (ctx) => {
    if (latest) {
      const again = and(eq(effects.id, latest.id), not(oneOf(effects.state, EFFECTS.givenUp)));
      await reviveEffects(ctx, again);
    } else {
      await enqueueEffect(ctx, { orderId, fulfillmentId, ...missing });
    }
    await auditAlert(ctx, alert, { did: 'retry' });
  });
  return {
    retried: 1,
    detail: missing.kind === 'submit' ? 'It is handed to the print shop now.' : 'The refund is made now.',
  };
}
