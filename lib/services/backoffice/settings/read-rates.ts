import { countDistinct, eq } from 'drizzle-orm';
import { variants } from '@/db/schema/catalogue';
import { ageDays, exchangeOf } from '@/lib/domain/money/exchange';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';

/**
 * What goods are priced in beside the selling currency, and how old the rate for it is; `rate` null: there is none, and
 * they are not sold. Throws AppError forbidden.
 */
export async function readRates(ctx: Ctx) {
  requireMay(ctx.actor, 'settings.read');
  const { currency: sold, rates } = exchangeOf(await ctx.settings.shop());
  if (sold === null) return [];
  const { currency, productId } = variants;
  const rows = await ctx.db
    .select({ currency, products: countDistinct(productId) })
    .from(variants)
    .where(eq(variants.listed, true))
    .groupBy(currency)
    .orderBy(currency);
  return rows
    .filter((row) => row.currency !== sold)
    .map((row) => {
      const rate = rates.find((each) => each.currency === row.currency && each.into === sold);
      return { ...row, sold, rate: rate ? { ...rate, ageDays: ageDays(rate, ctx.clock.now()) } : null };
    });
}
