import { sellerLines } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import { type OrderRef, readableOrder } from './order-view';

/** Who sold this, in lines, as it was when it was ordered. Throws AppError not_found. */
export async function sellerOf(ctx: Ctx, ref: OrderRef): Promise<string[]> {
  const { agreed } = await readableOrder(ctx, ref);
  return sellerLines(await ctx.settings.shopThen(agreed));
}
