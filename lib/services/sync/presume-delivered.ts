import { eq, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { fulfillments } from '@/db/schema/orders';
import { PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { moveFulfillment } from '@/lib/services/order/fulfillment/apply-pod-order';
import { isNewest } from '@/lib/services/order/status/newest-generations';
import { orderChanged } from '@/lib/services/order/status/order-changed';

/** So long after the last day anybody named, what no carrier speaks of has most likely arrived. */
const AFTER_DAYS = 21;
/** How long a parcel is taken to travel where nobody named a day. */
const TRAVELS_DAYS = 14;
const MOST_PARTS = 500;

/**
 * Parcels that never report: the part is taken to have arrived, nobody is asked about it any more, and the shopper is
 * asked whether it did. What a provider or the shopper says later stands. Answers how many.
 */
export async function presumeDelivered(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const travels = sql`make_interval(days => ${TRAVELS_DAYS})`;
  const silent = await ctx.db.execute<{ id: string }>(sql`select f.id
    from fulfillments f join orders o on o.id = f.order_id
      left join lateral (select max(greatest(s.estimated_to, s.shipped_at + ${travels})) as due,
          bool_or(s.status = 'pending' or s.status = 'returned') as told from shipments s where s.fulfillment_id = f.id) p on true
    where f.status = 'shipped' and f.presumed_at is null and p.told is not true and ${isNewest('f')}
      and ${oneOf(sql`o.payment_status`, PAYMENTS.paid)}
      and greatest(coalesce(p.due, o.shipped_at + ${travels}), (o.delivery_window->'promised'->>'to')::timestamptz)
        < ${now.toISOString()}::timestamptz - make_interval(days => ${AFTER_DAYS})
    order by f.updated_at limit ${MOST_PARTS}`);
  for (const { id } of silent)
    await inTransaction(ctx, async (ctx) => {
      const [part] = await ctx.db.select().from(fulfillments).where(eq(fulfillments.id, id));
      if (!part) return;
      const move = {
        fulfillment: part,
        to: 'delivered' as const,
        reason: null,
        seenAt: now,
        source: 'system' as const,
      };
      if (!(await moveFulfillment(ctx, move))) return;
      await ctx.db.update(fulfillments).set({ presumedAt: now }).where(eq(fulfillments.id, id));
      await orderChanged(ctx, part.orderId);
    });
  return silent.length;
}
