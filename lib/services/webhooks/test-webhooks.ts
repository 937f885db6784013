import { and, desc, eq } from 'drizzle-orm';
import { webhookEvents } from '@/db/schema/operations';
import { may } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { activeSecrets } from './active-secrets';
import { inspectRegistration } from './check-registrations';
import { sourceNames } from './message-source';

/** Whether webhooks can reach us; staff also see secrets, registration and the last event of each sender. */
export async function testWebhooks(ctx: Ctx) {
  if (!may(ctx.actor, 'webhooks.read')) return { status: 'up' as const };
  const sources = [];
  for (const source of sourceNames(ctx)) {
    const [last] = await ctx.db
      .select({ at: webhookEvents.receivedAt })
      .from(webhookEvents)
      .where(and(eq(webhookEvents.source, source), eq(webhookEvents.via, 'webhook')))
      .orderBy(desc(webhookEvents.receivedAt))
      .limit(1);
    const { inOrder, detail } = await inspectRegistration(ctx, source);
    sources.push({
      source,
      secretSet: (await activeSecrets(ctx, source)).length > 0,
      inOrder,
      registration: detail,
      lastEventAt: last?.at ?? null,
    });
  }
  return { status: 'up' as const, sources };
}
