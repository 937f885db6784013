import { and, eq, gt } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import type { Ctx } from '@/lib/engine/ctx';

/** Whether a newer attempt at the same part was made. */
export async function isReplaced(ctx: Ctx, part: FulfillmentRow): Promise<boolean> {
  const later = await ctx.db
    .select({ id: fulfillments.id })
    .from(fulfillments)
    .where(
      and(
        eq(fulfillments.orderId, part.orderId),
        eq(fulfillments.provider, part.provider),
        gt(fulfillments.generation, part.generation),
      ),
    );
  return later.length > 0;
}
