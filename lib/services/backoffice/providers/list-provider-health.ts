import { asc, gte } from 'drizzle-orm';
import { providerHealth } from '@/db/schema/operations';
import { providerMinutes } from '@/db/schema/providers';
import { breakerState } from '@/lib/domain/core/breaker';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { bucketOf } from '@/lib/engine/gate/take-token';
import { POD_FOLDERS } from '@/lib/integrations/pod/registry';

const SHOWN_MS = 3_600_000;

/**
 * How each outside service is and how the last hour's calls went, for staff. `latencyMs` is the
 * average of a call, null where there was none; `tokens` how many calls may go at once now, null where nothing limits.
 * Throws AppError forbidden.
 */
export async function listProviderHealth(ctx: Ctx) {
  requireMay(ctx.actor, 'providers.read');
  const now = ctx.clock.now();
  const rows = await ctx.db.select().from(providerHealth);
  const minutes = await ctx.db
    .select()
    .from(providerMinutes)
    .where(gte(providerMinutes.minute, new Date(now.getTime() - SHOWN_MS)))
    .orderBy(asc(providerMinutes.minute));
  return {
    providers: ['stripe', ...ctx.pods.keys()].map((provider) => {
      const row = rows.find((each) => each.provider === provider);
      const recent = minutes.filter((each) => each.provider === provider);
      return {
        provider,
        label: ctx.pods.get(provider)?.label ?? 'Stripe',
        breaker: breakerState(row?.openUntil ?? null, now),
        openUntil: row?.openUntil ?? null,
        pausedUntil: row?.pausedUntil && row.pausedUntil > now ? row.pausedUntil : null,
        consecutiveFailures: row?.failures ?? 0,
        tokens: tokensNow(ctx, provider, row),
        lastOkAt: row?.lastOkAt ?? null,
        lastErrorAt: row?.lastErrorAt ?? null,
        lastError: row?.lastError ?? null,
        lastLimitedAt: row?.lastLimitedAt ?? null,
        lastHour: totals(recent),
        minutes: recent.map((each) => ({ minute: each.minute, ...totals([each]) })),
      };
    }),
  };
}

/** For show: who takes a token counts in the database. */
function tokensNow(
  ctx: Ctx,
  provider: string,
  row: { tokens: number | null; refilledAt: Date | null } | undefined,
): { left: number; of: number } | null {
  const limit = POD_FOLDERS.find(({ id }) => id === provider)?.limits.find(({ route }) => route === null);
  if (!limit) return null;
  const { burst, perSecond } = bucketOf(limit, ctx.env.PROVIDER_PACE);
  const since = row?.refilledAt ? ctx.clock.now().getTime() - row.refilledAt.getTime() : 0;
  const left = Math.min(burst, (row?.tokens ?? burst) + (Math.max(0, since) / 1000) * perSecond);
  return { left: Math.floor(left), of: Math.floor(burst) };
}

function totals(minutes: readonly { calls: number; failed: number; limited: number; latencyMs: number }[]) {
  const sum = (key: 'calls' | 'failed' | 'limited' | 'latencyMs') =>
    minutes.reduce((total, minute) => total + minute[key], 0);
  const calls = sum('calls');
  return {
    calls,
    failed: sum('failed'),
    limited: sum('limited'),
    latencyMs: calls === 0 ? null : Math.round(sum('latencyMs') / calls),
  };
}
