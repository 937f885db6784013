import { and, eq, isNull } from 'drizzle-orm';
import { inquiries } from '@/db/schema/service';
import { actorName } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { resolveAlert } from '@/lib/engine/raise-alert';
import { recordAudit } from '@/lib/engine/record-audit';
import { listInquiries } from './list-inquiries';

/** Somebody has answered it: its case is closed with it. Throws AppError forbidden, not_found. */
export async function closeInquiry(ctx: Ctx, { id }: { id: string }) {
  requireMay(ctx.actor, 'inquiries.close');
  await inTransaction(ctx, async (ctx) => {
    const [closed] = await ctx.db
      .update(inquiries)
      .set({ closedAt: ctx.clock.now(), closedBy: actorName(ctx.actor) })
      .where(and(eq(inquiries.id, id), isNull(inquiries.closedAt)))
      .returning();
    if (!closed) throw new AppError('not_found', 'There is no open inquiry of this kind.');
    await resolveAlert(ctx, closed.kind === 'withdrawal' ? 'withdrawal' : 'contact_message', id);
    await recordAudit(ctx, { action: 'inquiries.close', subject: `inquiry:${id}` });
  });
  return listInquiries(ctx);
}
