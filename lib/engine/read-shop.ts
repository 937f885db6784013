import { desc, eq } from 'drizzle-orm';
import { settingVersions } from '@/db/schema/settings';
import { type Exchange, exchangeOf } from '@/lib/domain/money/exchange';
import { type Shop, shopOf } from '@/lib/domain/shop/settings';
import type { Ctx } from './ctx';

/** What the merchant decided, for writers: through the caller's own transaction, so never older and never waiting for another. */
export async function readShop(ctx: Ctx): Promise<Shop> {
  const { id, key, value } = settingVersions;
  const [row] = await ctx.db.select({ value }).from(settingVersions).where(eq(key, 'shop')).orderBy(desc(id)).limit(1);
  return shopOf(row?.value ?? {}, {});
}

/** What the shop sells in, for writers. */
export async function readExchange(ctx: Ctx): Promise<Exchange> {
  return exchangeOf(await readShop(ctx));
}
