import { and, eq, not } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import type { Ctx } from '@/lib/engine/ctx';
import { isNewest } from '../status/newest-generations';

/** Whether a newer attempt at the same part was made. */
export async function hasNewerGeneration(ctx: Ctx, part: FulfillmentRow): Promise<boolean> {
  const replaced = await ctx.db
    .select({ id: fulfillments.id })
    .from(fulfillments)
    .where(and(eq(fulfillments.id, part.id), not(isNewest('fulfillments'))));
  return replaced.length > 0;
}
