import type { EffectRow } from '@/db/schema/operations';

/** The order an effect is about. Throws for one that must be about an order and is not. */
export function orderIdOf({ id, kind, orderId }: Pick<EffectRow, 'id' | 'kind' | 'orderId'>): string {
  if (orderId === null) throw new Error(`the ${kind} effect ${id} names no order`);
  return orderId;
}
