import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { collections, listings } from '@/db/schema/shelf';
import { AppError } from '@/lib/domain/core/errors';
import type { TxCtx } from '@/lib/engine/ctx';

const NAMED = 3;

/**
 * Prices and least margins of the merchant are numbers in what the shop sells in: a change of that, which would make
 * others of them, is refused until they are gone. A loss was confirmed in the old currency and is to be confirmed anew.
 * Throws AppError conflict.
 */
export async function keepAmounts(ctx: TxCtx, before: string, after: string): Promise<void> {
  const isPricedAnew = sql`coalesce(nullif(${before}, ''), ${variants.currency}) <> coalesce(nullif(${after}, ''), ${variants.currency})`;
  const anyPricedAnew = ctx.db.select({ one: sql`1` }).from(variants).where(isPricedAnew);
  const [any] = await anyPricedAnew.limit(1);
  if (!any) return;
  const title = sql<string>`coalesce(${listings.title}, ${products.title})`;
  const priced = await ctx.db
    .select({ title })
    .from(listings)
    .innerJoin(products, eq(products.id, listings.productId))
    .where(
      and(
        hasAmount(listings.pricing),
        sql`exists (select 1 from variants where ${variants.productId} = ${listings.productId} and ${isPricedAnew})`,
      ),
    )
    .orderBy(asc(title));
  const grouped = await ctx.db
    .select({ title: collections.title })
    .from(collections)
    .where(hasAmount(collections.pricing))
    .orderBy(asc(collections.title));
  const set = [
    ...counted(priced, 'product', 'products'),
    ...counted(grouped, 'collection', 'collections'),
    ...((ctx.env.PRICE_RULE?.minMarginMinor ?? 0) > 0 ? ['PRICE_RULE of the environment'] : []),
  ];
  if (set.length > 0) {
    const message = `Prices or least margins are set in the currency before: ${set.join(', ')}. Take them away first, and set them anew afterwards.`;
    throw new AppError('conflict', message, { fields: { currency: message } });
  }
  await ctx.db.update(listings).set({ confirmedLossMinor: 0 }).where(gt(listings.confirmedLossMinor, 0));
}

const hasAmount = (pricing: typeof listings.pricing | typeof collections.pricing): SQL | undefined =>
  or(sql`${pricing} ->> 'by' = 'price'`, sql`(${pricing} ->> 'minMarginMinor')::int > 0`);

function counted(rows: readonly { title: string }[], one: string, many: string): string[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, NAMED).map(({ title }) => title);
  const list = [...names, ...(rows.length > NAMED ? ['…'] : [])].join(', ');
  return [`${rows.length} ${rows.length === 1 ? one : many} (${list})`];
}
