import { desc, eq } from 'drizzle-orm';
import { webhookEvents } from '@/db/schema/operations';
import { isStaff } from '@/lib/domain/actor';
import { ProviderError } from '@/lib/domain/errors';
import type { Ctx } from '../context';
import { webhookSecrets } from './receive-webhook';

/** Whether webhooks can reach us; staff also see secrets, registration and the last event of each sender. */
export async function testWebhooks(ctx: Ctx) {
  if (!isStaff(ctx.actor)) return { status: 'up' as const };
  const sources = [];
  for (const source of ['stripe', ...ctx.pods.keys()]) {
    const [last] = await ctx.db
      .select({ at: webhookEvents.receivedAt })
      .from(webhookEvents)
      .where(eq(webhookEvents.source, source))
      .orderBy(desc(webhookEvents.receivedAt))
      .limit(1);
    sources.push({
      source,
      secret_set: webhookSecrets(ctx, source).length > 0,
      registration: await registration(ctx, source),
      last_event_at: last?.at.toISOString() ?? null,
    });
  }
  return { status: 'up' as const, sources };
}

async function registration(ctx: Ctx, source: string): Promise<string> {
  const url = `${ctx.env.APP_URL}/api/webhooks/${source}`;
  const pod = ctx.pods.get(source);
  try {
    return pod ? (await pod.inspectWebhooks(url)).detail : (await ctx.stripe.inspectWebhook(url)).detail;
  } catch (error) {
    if (error instanceof ProviderError) return `could not be read: ${error.message}`;
    throw error;
  }
}
