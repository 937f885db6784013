import { auditLog } from '@/db/schema/people';
import { actorName } from '@/lib/domain/core/actor';
import type { StaffAction } from '@/lib/domain/order/policy';
import type { TxCtx } from './ctx';

/**
 * Writes down who did what, in the transaction that does it. `subject` is an order number or `user:<id>`; `data` holds
 * before and after where that is useful, and never anything personal: these rows stay for ever.
 */
export async function recordAudit(
  ctx: TxCtx,
  entry: { action: StaffAction; subject: string; data?: Record<string, unknown> },
): Promise<void> {
  await ctx.db.insert(auditLog).values({
    at: ctx.clock.now(),
    actor: actorName(ctx.actor),
    action: entry.action,
    subject: entry.subject,
    data: entry.data ?? {},
  });
}
