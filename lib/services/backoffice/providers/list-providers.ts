import { eq, max } from 'drizzle-orm';
import { webhookEvents } from '@/db/schema/operations';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { listProviderHealth } from './list-provider-health';

/** How each service is, and when it was last heard of by itself. Throws AppError forbidden. */
export async function listProviders(ctx: Ctx) {
  requireMay(ctx.actor, 'providers.read');
  const { providers } = await listProviderHealth(ctx);
  const heard = await ctx.db
    .select({ source: webhookEvents.source, at: max(webhookEvents.receivedAt) })
    .from(webhookEvents)
    .where(eq(webhookEvents.via, 'webhook'))
    .groupBy(webhookEvents.source);
  return {
    providers: providers.map((row) => ({
      ...row,
      lastEventAt: heard.find(({ source }) => source === row.provider)?.at ?? null,
    })),
  };
}
