import { and, asc, eq } from 'drizzle-orm';
import { type FulfillmentRow, type OrderItemRow, orderItems } from '@/db/schema/orders';
import type { Ctx } from '@/lib/engine/ctx';

/** What a part is to print: all of its provider's items, of a replacement those that are sent again, as many of each. */
export async function itemsOf(ctx: Pick<Ctx, 'db'>, part: FulfillmentRow): Promise<OrderItemRow[]> {
  const items = await ctx.db
    .select()
    .from(orderItems)
    .where(and(eq(orderItems.orderId, part.orderId), eq(orderItems.provider, part.provider)))
    .orderBy(asc(orderItems.id));
  return piecesIn(part, items);
}

/** The same, of the items of the order that are known already. */
export function piecesIn<Item extends { id: string; provider: string; quantity: number }>(
  part: Pick<FulfillmentRow, 'provider' | 'lines'>,
  items: readonly Item[],
): Item[] {
  const own = items.filter(({ provider }) => provider === part.provider);
  const { lines } = part;
  if (lines === null) return own;
  return own.flatMap((item) => {
    const line = lines.find(({ item_id }) => item_id === item.id);
    return line ? [{ ...item, quantity: line.quantity }] : [];
  });
}
