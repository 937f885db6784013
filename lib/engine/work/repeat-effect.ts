import type { EffectRow } from '@/db/schema/operations';
import type { TxCtx } from '../ctx';
import { insertEffect } from './enqueue-effect';

/** The same outside act once more, as the next generation. Returns its id, null where that is there already. */
export function repeatEffect(ctx: TxCtx, effect: EffectRow): Promise<string | null> {
  const { orderId, kind, fulfillmentId, dedupeKey, payload } = effect;
  return insertEffect(ctx, { orderId, kind, fulfillmentId, dedupeKey, payload, generation: effect.generation + 1 });
}
