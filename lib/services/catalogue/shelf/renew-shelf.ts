import { and, eq, exists, inArray, isNull, lt } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { listings, shelf } from '@/db/schema/shelf';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { readExchange } from '@/lib/engine/read-shop';
import { putOnShelf, SHELF_VERSION } from '../put-on-shelf';

const RENEWED = 1000;

/** Prices are told otherwise from now on: all is worked out anew, in the background. */
export async function repriceShelf(ctx: TxCtx): Promise<void> {
  await ctx.db.update(shelf).set({ version: 0 });
  await ctx.queue.enqueue(ctx.db, 'catalogue', { trigger: 'settings' }, { onceAs: 'settings' });
}

/** Works out anew what was put there by older rules, and what those kept away, some at a time. Returns how many. */
export async function renewShelf(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .select({ id: shelf.productId })
    .from(shelf)
    .where(lt(shelf.version, SHELF_VERSION))
    .limit(RENEWED);
  const ids = [...rows.map(({ id }) => id), ...(await keptAway(ctx))];
  if (ids.length > 0) await putOnShelf(ctx, ids);
  return ids.length;
}

/** What could be sold and is not there: it had no price in the shop's currency. */
async function keptAway(ctx: Ctx): Promise<string[]> {
  const { currency, rates } = await readExchange(ctx);
  const told =
    currency === null ? [] : [currency, ...rates.flatMap((rate) => (rate.into === currency ? rate.currency : []))];
  const sold = ctx.db
    .select({ id: variants.id })
    .from(variants)
    .where(
      and(
        eq(variants.productId, products.id),
        eq(variants.listed, true),
        currency === null ? undefined : inArray(variants.currency, told),
      ),
    );
  const rows = await ctx.db
    .select({ id: products.id })
    .from(products)
    .innerJoin(listings, eq(listings.productId, products.id))
    .leftJoin(shelf, eq(shelf.productId, products.id))
    .where(
      and(
        isNull(shelf.productId),
        eq(products.listed, true),
        eq(products.withdrawn, false),
        eq(listings.state, 'on_sale'),
        exists(sold),
      ),
    )
    .limit(RENEWED);
  return rows.map(({ id }) => id);
}
