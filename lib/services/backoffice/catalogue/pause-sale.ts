import { and, eq } from 'drizzle-orm';
import { pauses } from '@/db/schema/shelf';
import type { Pause, PauseScope } from '@/lib/domain/catalogue/pause';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';

/** `subject`: a provider's, collection's or product's id; empty for the whole shop. */
type Paused = { scope: PauseScope; subject: string };

/** All that is paused, also what is over by now. Throws AppError forbidden. */
export async function listPauses(ctx: Ctx) {
  requireMay(ctx.actor, 'catalogue.read');
  return ctx.db.select().from(pauses).orderBy(pauses.createdAt);
}

/**
 * Nothing of it is sold until then, or until it is resumed; it is shown on, and what was ordered goes on. Throws
 * AppError forbidden.
 */
export async function pauseSale(ctx: Ctx, { scope, subject, message, until }: Paused & Pause) {
  requireMay(ctx.actor, 'catalogue.change');
  await inTransaction(ctx, async (ctx) => {
    const words = { message, until };
    await ctx.db
      .insert(pauses)
      .values({ scope, subject, ...words, createdAt: ctx.clock.now() })
      .onConflictDoUpdate({ target: [pauses.scope, pauses.subject], set: words });
    await audit(ctx, { scope, subject }, { paused: true, ...words });
  });
  return { done: true as const };
}

/** It is sold again. Throws AppError forbidden. */
export async function resumeSale(ctx: Ctx, { scope, subject }: Paused) {
  requireMay(ctx.actor, 'catalogue.change');
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.delete(pauses).where(and(eq(pauses.scope, scope), eq(pauses.subject, subject)));
    await audit(ctx, { scope, subject }, { paused: false });
  });
  return { done: true as const };
}

function audit(ctx: Parameters<typeof recordAudit>[0], { scope, subject }: Paused, data: Record<string, unknown>) {
  return recordAudit(ctx, {
    action: 'catalogue.change',
    subject: subject === '' ? scope : `${scope}:${subject}`,
    data,
  });
}
