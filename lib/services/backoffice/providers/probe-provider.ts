import { and, eq, isNotNull } from 'drizzle-orm';
import { providerHealth } from '@/db/schema/operations';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';

/**
 * Somebody knows that a provider is back: its breaker lets the next call through now instead of at its own time. If
 * that call fails it opens again. Throws AppError forbidden.
 */
export async function probeProvider(ctx: Ctx, input: { provider: string }): Promise<{ probed: boolean }> {
  requireMay(ctx.actor, 'providers.probe');
  return inTransaction(ctx, async (ctx) => {
    if (!(await letNextCallThrough(ctx, input.provider))) return { probed: false };
    await recordAudit(ctx, { action: 'providers.probe', subject: input.provider });
    return { probed: true };
  });
}

/** The breaker is asked at once what it would have been asked later. Returns whether it was open. */
export async function letNextCallThrough(ctx: TxCtx, provider: string): Promise<boolean> {
  const moved = await ctx.db
    .update(providerHealth)
    .set({ openUntil: ctx.clock.now(), probe: null, probeUntil: null })
    .where(and(eq(providerHealth.provider, provider), isNotNull(providerHealth.openUntil)))
    .returning({ provider: providerHealth.provider });
  return moved.length > 0;
}

/** Who asks has mended a key or an account: what was refused before is no answer any more, and one more refusal is. */
export async function forgetRefusals(ctx: Ctx): Promise<void> {
  await ctx.db
    .update(providerHealth)
    .set({ openUntil: null, probe: null, probeUntil: null })
    .where(and(isNotNull(providerHealth.refusedSince), isNotNull(providerHealth.openUntil)));
}
