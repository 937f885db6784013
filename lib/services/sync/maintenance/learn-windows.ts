import { sql } from 'drizzle-orm';
import { deliveryHistory } from '@/db/schema/service';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';

/** Fewer packages prove nothing. */
const LEAST_PACKAGES = 20;
const MEMORY_DAYS = 180;

/**
 * Counts anew how long packages took from when printing was asked for to the door, per provider, kind of product, country and speed: the
 * days after which one in five and nine in ten had arrived. Answers how many kinds of delivery we know.
 */
export async function learnWindows(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now().toISOString();
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.delete(deliveryHistory);
    const learned = await ctx.db.execute(sql`
      insert into delivery_history (provider, kind, country, tier, packages, p20_days, p90_days, counted_at)
      select provider, kind, country, tier, count(*),
        percentile_cont(0.2) within group (order by days), percentile_cont(0.9) within group (order by days),
        ${now}::timestamptz
      from (
        select distinct s.id, f.provider, p.kind, o.country, o.shipping->>'id' as tier,
          extract(epoch from s.delivered_at - coalesce(o.grace_until, o.paid_at)) / 86400 as days
        from shipments s
        join fulfillments f on f.id = s.fulfillment_id
        join orders o on o.id = f.order_id
        join order_items i on i.order_id = o.id and i.provider = f.provider
        join products p on p.id = i.product_id
        where s.status = 'delivered' and not s.reshipment and f.replacement = 0 and s.delivered_at > o.paid_at
          and s.delivered_at > ${now}::timestamptz - make_interval(days => ${MEMORY_DAYS})
          and (exists (select 1 from shipment_items x where x.shipment_id = s.id and x.order_item_id = i.id)
            or not exists (select 1 from shipment_items x where x.shipment_id = s.id))
      ) packages
      group by provider, kind, country, tier
      having count(*) >= ${LEAST_PACKAGES}
      returning provider`);
    return learned.length;
  });
}
