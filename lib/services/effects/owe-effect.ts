import type { Tx } from '@/db/client';
import { type EffectKind, effects } from '@/db/schema/operations';
import type { Ctx } from '../context';

/**
 * Writes down a side effect and puts its job in the queue, both inside the caller's transaction. Owing the same
 * thing twice is one effect.
 */
export async function oweEffect(
  ctx: Ctx,
  tx: Tx,
  effect: {
    orderId: string;
    kind: EffectKind;
    fulfillmentId?: string;
    subject?: string;
    data?: Record<string, string | number | boolean | null>;
  },
): Promise<void> {
  const [made] = await tx
    .insert(effects)
    .values({
      orderId: effect.orderId,
      kind: effect.kind,
      fulfillmentId: effect.fulfillmentId ?? null,
      subject: effect.subject ?? '',
      data: effect.data ?? {},
      owedAt: ctx.clock.now(),
      createdAt: ctx.clock.now(),
      updatedAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: effects.id });
  if (made) await ctx.queue.enqueue(tx, 'effect', { effectId: made.id });
}
