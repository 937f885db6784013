import { desc, eq } from 'drizzle-orm';
import { settingVersions } from '@/db/schema/settings';
import { type Exchange, exchangeOf } from '@/lib/domain/money/exchange';
import { SHOP_DEFAULTS, type ShopChange } from '@/lib/domain/shop/settings';
import type { Ctx } from './ctx';

/** What the shop sells in, for writers: through the caller's own transaction, so never older and never waiting for another. */
export async function readExchange(ctx: Ctx): Promise<Exchange> {
  const { id, key, value } = settingVersions;
  const [row] = await ctx.db.select({ value }).from(settingVersions).where(eq(key, 'shop')).orderBy(desc(id)).limit(1);
  const { currency, rates }: ShopChange = { ...SHOP_DEFAULTS, ...row?.value };
  return exchangeOf({ currency: currency ?? '', rates: rates ?? '' });
}
