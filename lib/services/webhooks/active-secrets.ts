import { and, desc, eq, isNull } from 'drizzle-orm';
import { webhookSecrets } from '@/db/schema/webhooks';
import type { Ctx } from '@/lib/engine/ctx';
import { messageSource } from './message-source';

/** What the environment holds for a source. */
export function environmentSecrets(ctx: Ctx, source: string): readonly string[] {
  return messageSource(ctx, source).secrets(ctx.env);
}

/** Every secret a message may be signed with now, newest first: those made in the console, then the environment's. */
export async function activeSecrets(ctx: Ctx, source: string): Promise<string[]> {
  const stored = await ctx.db
    .select({ sealed: webhookSecrets.secretSealed })
    .from(webhookSecrets)
    .where(and(eq(webhookSecrets.source, source), isNull(webhookSecrets.retiredAt)))
    .orderBy(desc(webhookSecrets.createdAt));
  return [...stored.map(({ sealed }) => String(ctx.vault.open(sealed))), ...environmentSecrets(ctx, source)];
}
