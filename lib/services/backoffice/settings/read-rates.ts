import { sql } from 'drizzle-orm';
import { ageDays, exchangeOf } from '@/lib/domain/money/exchange';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';

/** Throws AppError forbidden. */
export function readRates(ctx: Ctx) {
  requireMay(ctx.actor, 'settings.read');
  return neededRates(ctx);
}

/**
 * What goods are priced or printed in beside what they are sold in, and how old the rate for it is. `rate` null: there is
 * none; `products` of that price are not sold then, and `costs` are sold though nobody knows what their printing costs.
 */
export async function neededRates(ctx: Ctx) {
  const { currency: sold, rates } = exchangeOf(await ctx.settings.shop());
  const rows = await ctx.db.execute<{ currency: string; sold: string; products: number; costs: number }>(sql`
    with needed as (
      select v.product_id, v.currency, coalesce(${sold}, v.currency) as sold, true as is_price from variants v where v.listed
      union all
      select v.product_id, v.cost_currency, coalesce(${sold}, v.currency), false from variants v
      where v.listed and v.cost_minor is not null and v.cost_currency <> v.currency
    )
    select currency, sold, (count(distinct product_id) filter (where is_price))::int as products,
      (count(distinct product_id) filter (where not is_price))::int as costs
    from needed where currency <> sold group by 1, 2 order by 1, 2`);
  return rows.map((row) => {
    const rate = rates.find((each) => each.currency === row.currency && each.into === row.sold);
    return { ...row, rate: rate ? { ...rate, ageDays: ageDays(rate, ctx.clock.now()) } : null };
  });
}
