import { desc, eq, sql } from 'drizzle-orm';
import { settingVersions } from '@/db/schema/settings';
import { type Exchange, exchangeOf } from '@/lib/domain/money/exchange';
import { type Shop, shopOf } from '@/lib/domain/shop/settings';
import type { Ctx, TxCtx } from './ctx';

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

/**
 * Nobody changes what the merchant decided until this transaction is over: first of all locks in whoever writes prices
 * down by it, or one of the two would wait for the other with what that one needs.
 */
export async function holdShop(ctx: TxCtx): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended('setting:shop', 0))`);
}
