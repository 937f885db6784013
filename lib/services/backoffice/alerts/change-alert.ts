import { eq } from 'drizzle-orm';
import { type AlertRow, alerts } from '@/db/schema/operations';
import { users } from '@/db/schema/people';
import { actorName } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { auditAlert } from './audit-alert';

type Changed = { id: string; state: AlertRow['state'] };

/** Gives a case to somebody of the staff, or to nobody. Throws AppError forbidden, not_found, invalid_input. */
export function assignAlert(ctx: Ctx, input: { alertId: string; assigneeId: string | null }): Promise<Changed> {
  return change(ctx, input.alertId, { did: 'assign', assignee: input.assigneeId }, async (ctx) => {
    if (input.assigneeId !== null) {
      const [person] = await ctx.db.select().from(users).where(eq(users.id, input.assigneeId));
      if (!person || person.role === 'customer') throw new AppError('invalid_input', 'Only staff can be given work.');
    }
    return { assigneeId: input.assigneeId };
  });
}

/** "I have seen it": it stays open and is not told again. Throws AppError forbidden, not_found, conflict. */
export function acknowledgeAlert(ctx: Ctx, input: { alertId: string }): Promise<Changed> {
  return change(ctx, input.alertId, { did: 'acknowledge' }, async (_ctx, alert) => {
    if (alert.state === 'resolved') throw new AppError('conflict', 'It is already resolved.');
    return { state: 'acknowledged', acknowledgedAt: ctx.clock.now(), acknowledgedBy: actorName(ctx.actor) };
  });
}

/**
 * Closes it with a note on what was done. Where its cause is still there, the checks open it again a quarter of an hour
 * later. Throws AppError forbidden, not_found, conflict.
 */
export function closeAlert(ctx: Ctx, input: { alertId: string; note: string }): Promise<Changed> {
  // The note stays with the alert: it may name a customer, and the log is kept for ever.
  return change(ctx, input.alertId, { did: 'resolve' }, async (_ctx, alert) => {
    if (alert.state === 'resolved') throw new AppError('conflict', 'Somebody has resolved it already.');
    const resolutionSealed = ctx.vault.seal(alerts.resolutionSealed, alert.id, input.note);
    const resolvedBy = actorName(ctx.actor);
    return { state: 'resolved', resolvedAt: ctx.clock.now(), resolvedBy, resolution: null, resolutionSealed };
  });
}

async function change(
  ctx: Ctx,
  alertId: string,
  data: { did: 'assign' | 'acknowledge' | 'resolve'; assignee?: string | null },
  values: (ctx: TxCtx, alert: AlertRow) => Promise<Partial<typeof alerts.$inferInsert>>,
): Promise<Changed> {
  requireMay(ctx.actor, 'alerts.handle');
  return inTransaction(ctx, async (ctx) => {
    const alert = await lockAlert(ctx, alertId);
    const [changed] = await ctx.db
      .update(alerts)
      .set(await values(ctx, alert))
      .where(eq(alerts.id, alert.id))
      .returning({ id: alerts.id, state: alerts.state });
    if (!changed) throw new AppError('not_found', 'There is no such alert.');
    await auditAlert(ctx, alert, data);
    return changed;
  });
}

async function lockAlert(ctx: TxCtx, alertId: string): Promise<AlertRow> {
  if (!isUuid(alertId)) throw new AppError('not_found', 'There is no such alert.');
  const [alert] = await ctx.db.select().from(alerts).where(eq(alerts.id, alertId)).for('update');
  if (!alert) throw new AppError('not_found', 'There is no such alert.');
  return alert;
}
