import { sql } from 'drizzle-orm';
import { webhookRegistrations } from '@/db/schema/webhooks';
import { ProviderError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { addressesOf, messageSource, sourceNames } from './message-source';

const STALE_MS = 5 * 60_000;

/** `foreign`: addresses of others that registering ours would replace. */
export type RegistrationCheck = { source: string; inOrder: boolean | null; detail: string; foreign: string[] };

/**
 * Asks every service where it sends its messages and keeps the answer. `onlyStale`: those asked within five minutes are
 * left alone. A service that cannot be asked keeps its verdict open, not its last one. Throws AppError forbidden.
 */
export async function checkRegistrations(ctx: Ctx, input: { onlyStale: boolean }): Promise<RegistrationCheck[]> {
  requireMay(ctx.actor, 'webhooks.check');
  const known = await ctx.db.select().from(webhookRegistrations);
  const limit = ctx.clock.now().getTime() - STALE_MS;
  const sources = sourceNames(ctx).filter(
    (source) => !input.onlyStale || !known.some((row) => row.source === source && row.checkedAt.getTime() > limit),
  );
  const checks = await Promise.all(sources.map((source) => inspectRegistration(ctx, source)));
  for (const { source, inOrder, detail } of checks) {
    const values = { inOrder, detail, checkedAt: ctx.clock.now() };
    await ctx.db
      .insert(webhookRegistrations)
      .values({ source, ...values })
      .onConflictDoUpdate({
        target: webhookRegistrations.source,
        set: values,
        // A slow look never overwrites a newer one.
        setWhere: sql`${webhookRegistrations.checkedAt} <= excluded.checked_at`,
      });
  }
  return checks;
}

/** What one service says about our registration. `inOrder` is null when it cannot be asked. */
export async function inspectRegistration(ctx: Ctx, source: string): Promise<RegistrationCheck> {
  const { url, unsigned: unsignedUrl } = addressesOf(ctx, source);
  try {
    return { source, ...(await messageSource(ctx, source).inspect(ctx, { url, unsignedUrl })) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { source, inOrder: null, detail: `could not be read: ${error.message}`, foreign: [] };
  }
}
