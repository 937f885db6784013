import { and, desc, eq, isNull } from 'drizzle-orm';
import { webhookSecrets } from '@/db/schema/webhooks';
import type { Ctx } from '@/lib/engine/ctx';
import { messageSource } from './message-source';

/** What the environment holds for a source. */
export function environmentSecrets(ctx: Ctx, source: string): readonly string[] {
  return messageSource(ctx, source).secrets(ctx.env);
}

/** So long another process may still take what was signed with a secret that was retired here. */
const KEPT_MS = 5_000;
type Kept = { secrets: string[]; readAt: number };
const kept = new WeakMap<Ctx['vault'], Map<string, Kept>>();

/** As they were read last, a few seconds ago at most: who finds none that fits asks for the active ones. */
export async function keptSecrets(ctx: Ctx, source: string): Promise<string[]> {
  const known = kept.get(ctx.vault)?.get(source);
  const isFresh = known && Math.abs(ctx.clock.now().getTime() - known.readAt) < KEPT_MS;
  return isFresh ? known.secrets : activeSecrets(ctx, source);
}

/** Whoever makes or retires one here calls this, once it is committed. */
export function forgetSecrets(ctx: Ctx): void {
  kept.delete(ctx.vault);
}

/** Every secret a message may be signed with now, newest first: those made in the console, then the environment's. */
export async function activeSecrets(ctx: Ctx, source: string): Promise<string[]> {
  const stored = await ctx.db
    .select({ id: webhookSecrets.id, sealed: webhookSecrets.secretSealed })
    .from(webhookSecrets)
    .where(and(eq(webhookSecrets.source, source), isNull(webhookSecrets.retiredAt)))
    .orderBy(desc(webhookSecrets.createdAt));
  const secrets = [
    ...stored.map(({ id, sealed }) => ctx.vault.open(webhookSecrets.secretSealed, id, sealed)),
    ...environmentSecrets(ctx, source),
  ];
  const own = kept.get(ctx.vault) ?? new Map<string, Kept>();
  kept.set(ctx.vault, own.set(source, { secrets, readAt: ctx.clock.now().getTime() }));
  return secrets;
}
