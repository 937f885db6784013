import { and, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { providerHealth } from '@/db/schema/operations';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { recordAudit } from '@/lib/engine/record-audit';

/**
 * Somebody knows that a provider is back: its breaker lets the next call through now instead of at its own time. If
 * that call fails it opens again. Throws AppError forbidden.
 */
export async function probeProvider(ctx: Ctx, input: { provider: string }): Promise<{ probed: boolean }> {
  requireMay(ctx.actor, 'providers.probe');
  return ctx.db.transaction(async (tx) => {
    if (!(await letNextCallThrough(ctx, tx, input.provider))) return { probed: false };
    await recordAudit(ctx, tx, { action: 'providers.probe', subject: input.provider });
    return { probed: true };
  });
}

/** The breaker is asked at once what it would have been asked later. Returns whether it was open. */
export async function letNextCallThrough(ctx: Ctx, tx: Tx, provider: string): Promise<boolean> {
  const moved = await tx
    .update(providerHealth)
    .set({ openUntil: ctx.clock.now(), probe: null, probeUntil: null })
    .where(and(eq(providerHealth.provider, provider), isNotNull(providerHealth.openUntil)))
    .returning({ provider: providerHealth.provider });
  return moved.length > 0;
}
