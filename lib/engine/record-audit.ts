import type { Tx } from '@/db/client';
import { auditLog } from '@/db/schema/people';
import { actorName } from '@/lib/domain/core/actor';
import type { StaffAction } from '@/lib/domain/order/policy';
import type { Ctx } from './ctx';

/**
 * Writes down who did what, in the transaction that does it. `subject` is an order number or `user:<id>`; `data` holds
 * before and after where that is useful, and never anything personal: these rows stay for ever.
 */
export async function recordAudit(
  ctx: Ctx,
  tx: Tx,
  entry: { action: StaffAction; subject: string; data?: Record<string, unknown> },
): Promise<void> {
  await tx.insert(auditLog).values({
    at: ctx.clock.now(),
    actor: actorName(ctx.actor),
    action: entry.action,
    subject: entry.subject,
    data: entry.data ?? {},
  });
}
