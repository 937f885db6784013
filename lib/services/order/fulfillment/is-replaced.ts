import { and, eq, gt } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';

/** Whether a newer attempt at the same part was made. */
export async function isReplaced(tx: Tx | Db, part: FulfillmentRow): Promise<boolean> {
  const later = await tx
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
