import { type EffectKind, effects } from '@/db/schema/operations';
import type { TxCtx } from '../ctx';

/**
 * Writes down a side effect and puts its job in the queue, both inside the caller's transaction. Owing the same
 * thing twice is one effect; `generation` makes it another one. Returns the effect's id, null if it was owed before.
 */
export async function enqueueEffect(
  ctx: TxCtx,
  effect: {
    orderId: string;
    kind: EffectKind;
    fulfillmentId?: string;
    subject?: string;
    generation?: number;
    data?: Record<string, string | number | boolean | null>;
  },
): Promise<string | null> {
  const [made] = await ctx.db
    .insert(effects)
    .values({
      orderId: effect.orderId,
      kind: effect.kind,
      fulfillmentId: effect.fulfillmentId ?? null,
      subject: effect.subject ?? '',
      generation: effect.generation ?? 1,
      data: effect.data ?? {},
      owedAt: ctx.clock.now(),
      createdAt: ctx.clock.now(),
      updatedAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: effects.id });
  if (!made) return null;
  await ctx.queue.enqueue(ctx.db, 'effect', { effectId: made.id });
  return made.id;
}
