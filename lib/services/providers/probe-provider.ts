import { and, eq, isNotNull } from 'drizzle-orm';
import { providerHealth } from '@/db/schema/operations';
import { auditLog } from '@/db/schema/people';
import { actorName } from '@/lib/domain/actor';
import { requireMay } from '@/lib/domain/policy';
import type { Ctx } from '../context';

/**
 * Somebody knows that a provider is back: its breaker lets the next call through now instead of at its own time. If
 * that call fails it opens again. Throws AppError forbidden.
 */
export async function probeProvider(ctx: Ctx, input: { provider: string }): Promise<{ probed: boolean }> {
  requireMay(ctx.actor, 'providers.probe');
  return ctx.db.transaction(async (tx) => {
    const now = ctx.clock.now();
    const moved = await tx
      .update(providerHealth)
      .set({ openUntil: now, probe: null, probeUntil: null })
      .where(and(eq(providerHealth.provider, input.provider), isNotNull(providerHealth.openUntil)))
      .returning({ provider: providerHealth.provider });
    if (moved.length === 0) return { probed: false };
    await tx
      .insert(auditLog)
      .values({ at: now, actor: actorName(ctx.actor), action: 'probe_provider', subject: input.provider });
    return { probed: true };
  });
}
