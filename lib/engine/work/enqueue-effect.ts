import { effects } from '@/db/schema/operations';
import { type EffectKind, type EffectPayloads, payloadOf } from '@/lib/domain/order/effects';
import type { TxCtx } from '../ctx';
import { enqueueJobs } from './enqueue-jobs';

type New<Kind extends EffectKind> = {
  orderId: Kind extends 'alert_message' | 'inquiry_mail' | 'mockup' ? null : string;
  kind: Kind;
  fulfillmentId?: string;
  /** The same key again is the same effect. */
  dedupeKey?: string;
  /** Another one of the same key. */
  generation?: number;
} & (Record<never, never> extends EffectPayloads[Kind] ? { payload?: never } : { payload: EffectPayloads[Kind] });

type NewEffect = { [Kind in EffectKind]: New<Kind> }[EffectKind];

/**
 * Puts an outside act into the outbox and its job into the queue, both inside the caller's transaction. The same thing
 * twice is one effect. Returns the effect's id, null if it was there before.
 */
export async function enqueueEffect(ctx: TxCtx, effect: NewEffect): Promise<string | null> {
  const payload = payloadOf(effect.kind, effect.payload ?? {});
  return insertEffect(ctx, { ...effect, payload });
}

/** The row and its job. Throws nothing where it is there already: then the answer is null. */
export async function insertEffect(
  ctx: TxCtx,
  effect: Pick<
    typeof effects.$inferInsert,
    'orderId' | 'kind' | 'fulfillmentId' | 'dedupeKey' | 'generation' | 'payload'
  >,
): Promise<string | null> {
  const now = ctx.clock.now();
  const [made] = await ctx.db
    .insert(effects)
    .values({ ...effect, owedAt: now, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning({ id: effects.id, kind: effects.kind });
  if (!made) return null;
  await enqueueJobs(ctx, [made]);
  return made.id;
}
