import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { variants } from '@/db/schema/catalogue';
import { listings, shelf } from '@/db/schema/shelf';
import { marginAt, type Pricing, sellingPrice } from '@/lib/domain/catalogue/selling-price';
import { offersIn } from '@/lib/domain/money/exchange';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { holdShop, readExchange } from '@/lib/engine/read-shop';
import { putOnShelf } from '@/lib/services/catalogue/put-on-shelf';

/** A variant that would be sold for less than it costs to print and to be paid for. */
export type Loss = {
  productId: string;
  title: string;
  variantName: string;
  priceMinor: number;
  marginMinor: number;
  currency: string;
};
/** `below_cost`: nothing was changed; it takes a second word. The first few are named. */
export type ShelfChange = { outcome: 'saved' } | { outcome: 'below_cost'; count: number; losses: Loss[] };

const NAMED = 20;

/**
 * Changes the merchant's word and what shoppers see of it, or nothing. What is sold anew (`sells`: all of it, else what
 * another collection prices now) is refused where it loses money, unless `confirmLoss`: then it is sold at that loss and
 * at no greater one. `change` answers which products it touched.
 */
export async function changeShelf(
  ctx: Ctx,
  { sells, confirmLoss }: { sells: boolean; confirmLoss: boolean },
  change: (ctx: TxCtx) => Promise<readonly string[]>,
): Promise<ShelfChange> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      await holdShop(ctx);
      const productIds = await change(ctx);
      const before = sells ? null : await pricingOf(ctx, productIds);
      await putOnShelf(ctx, productIds);
      const sold = before === null ? productIds : await repriced(ctx, productIds, before);
      const losses = await lossesOf(ctx, sold);
      if (losses.length > 0 && !confirmLoss) throw new BelowCost(losses);
      await confirm(ctx, sold, losses);
      return { outcome: 'saved' };
    });
  } catch (error) {
    if (!(error instanceof BelowCost)) throw error;
    return { outcome: 'below_cost', count: error.losses.length, losses: error.losses.slice(0, NAMED) };
  }
}

async function pricingOf(ctx: TxCtx, productIds: readonly string[]): Promise<Map<string, Pricing | null>> {
  const rows = await ctx.db
    .select({ id: shelf.productId, pricing: shelf.pricing })
    .from(shelf)
    .where(sql`${shelf.productId} = any(${sql.param([...productIds])}::text[])`);
  return new Map(rows.map(({ id, pricing }) => [id, pricing]));
}

async function repriced(ctx: TxCtx, productIds: readonly string[], before: Map<string, Pricing | null>) {
  const after = await pricingOf(ctx, productIds);
  return [...after.keys()].filter((id) => before.has(id) && !isDeepStrictEqual(before.get(id), after.get(id)));
}

/** Takes the transaction back. */
class BelowCost extends Error {
  readonly losses: Loss[];

  constructor(losses: Loss[]) {
    super('sold for less than it costs');
    this.losses = losses;
  }
}

/** The greatest loss on a piece of each is what was confirmed, none where there is none. */
async function confirm(ctx: TxCtx, productIds: readonly string[], losses: readonly Loss[]): Promise<void> {
  if (productIds.length === 0) return;
  const greatest = new Map(productIds.map((id) => [id, 0]));
  for (const { productId, marginMinor } of losses)
    greatest.set(productId, Math.max(greatest.get(productId) ?? 0, -marginMinor));
  const confirmed = await ctx.db.execute<{ id: string }>(sql`update listings set confirmed_loss_minor = word.loss
    from unnest(${sql.param([...greatest.keys()])}::text[], ${sql.param([...greatest.values()])}::int[]) as word (id, loss)
    where ${listings.productId} = word.id and ${listings.confirmedLossMinor} <> word.loss returning word.id`);
  if (confirmed.length > 0)
    await putOnShelf(
      ctx,
      confirmed.map(({ id }) => id),
    );
}

const BATCH = 500;

async function lossesOf(ctx: TxCtx, productIds: readonly string[]): Promise<Loss[]> {
  const losses: Loss[] = [];
  const { productId, name, currency, costMinor, costCurrency, retailMinor } = variants;
  const exchange = await readExchange(ctx);
  for (let from = 0; from < productIds.length; from += BATCH) {
    const rows = await ctx.db
      .select({
        productId,
        name,
        currency,
        costMinor,
        costCurrency,
        retailMinor,
        title: shelf.title,
        pricing: shelf.pricing,
      })
      .from(shelf)
      .innerJoin(variants, eq(variants.productId, shelf.productId))
      .where(
        and(
          inArray(shelf.productId, productIds.slice(from, from + BATCH)),
          eq(variants.listed, true),
          isNotNull(variants.costMinor),
        ),
      )
      .orderBy(asc(shelf.title), asc(variants.position));
    for (const { title, pricing, ...variant } of offersIn(rows, exchange)) {
      const priceMinor = sellingPrice(variant, pricing);
      const marginMinor = marginAt(priceMinor, variant);
      if (marginMinor === null || marginMinor >= 0) continue;
      const { productId, name, currency } = variant;
      losses.push({ productId, title, variantName: name, priceMinor, marginMinor, currency });
    }
  }
  return losses;
}
