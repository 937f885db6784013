import { and, asc, eq } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { collectionProducts, collections, listingSlugs, listings, shelf } from '@/db/schema/shelf';
import { collectionsOf } from '@/lib/domain/catalogue/collection-rule';
import { marginAt, type Pricing, sellingPrice } from '@/lib/domain/catalogue/selling-price';
import { AppError } from '@/lib/domain/core/errors';
import { exchangeOf, offersIn } from '@/lib/domain/money/exchange';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';

/**
 * One product with the provider's word beside the merchant's, every variant's price and margin, the collections it is
 * in and its addresses. Throws AppError forbidden, not_found.
 */
export async function getListing(ctx: Ctx, { productId }: { productId: string }) {
  requireMay(ctx.actor, 'catalogue.read');
  const [row] = await ctx.db
    .select({ product: products, listing: listings, shelf })
    .from(products)
    .innerJoin(listings, eq(listings.productId, products.id))
    .leftJoin(shelf, eq(shelf.productId, products.id))
    .where(eq(products.id, productId));
  if (!row) throw new AppError('not_found', 'There is no such product.');
  const told = await ctx.db
    .select()
    .from(variants)
    .where(and(eq(variants.productId, productId), eq(variants.listed, true)))
    .orderBy(asc(variants.position));
  const exchange = exchangeOf(await ctx.settings.shop());
  const own = offersIn(told, exchange);
  const foreign = new Set(told.flatMap(({ currency, costCurrency }) => [currency, costCurrency ?? currency]));
  const slugs = await ctx.db.select().from(listingSlugs).where(eq(listingSlugs.productId, productId));
  const all = await ctx.db
    .select({
      id: collections.id,
      slug: collections.slug,
      title: collections.title,
      rule: collections.rule,
      pricing: collections.pricing,
      byHand: collectionProducts.productId,
    })
    .from(collections)
    .leftJoin(
      collectionProducts,
      and(eq(collectionProducts.collectionId, collections.id), eq(collectionProducts.productId, productId)),
    )
    .orderBy(asc(collections.position), asc(collections.slug));
  const groups = all.map(({ byHand, ...each }) => ({ ...each, byHand: byHand !== null }));
  const byHand = groups.filter((each) => each.byHand).map(({ id }) => id);
  const title = row.listing.title ?? row.product.title;
  const inside = collectionsOf({ ...row.product, title }, byHand, groups);
  const shopPricing = ctx.env.PRICE_RULE ?? null;
  const inherited = inside.find(({ pricing }) => pricing !== null)?.pricing ?? shopPricing;
  const pricing = row.listing.pricing ?? inherited;
  return {
    provider: row.product,
    listing: row.listing,
    onShelf: row.shelf !== null,
    oldSlugs: slugs.map(({ slug }) => slug).filter((slug) => slug !== row.listing.slug),
    collections: groups,
    /** By the shop's rule, for what no collection prices. */
    shopPricing,
    /** Those by which its prices and costs are told in the shop's currency. */
    rates: exchange.rates.filter(
      ({ currency, into }) => foreign.has(currency) && own.some((each) => each.currency === into),
    ),
    /** So many of its variants are not sold: there is no rate for what they are priced in. */
    unpriced: told.length - own.length,
    /** What its price would be by without one of its own. */
    inherited,
    variants: own.map((variant) => priced(variant, pricing)),
  };
}

function priced(variant: typeof variants.$inferSelect, pricing: Pricing | null) {
  const priceMinor = sellingPrice(variant, pricing);
  const { id, name, options, colorHex, pictures, available, costMinor, retailMinor, currency } = variant;
  const told = { id, name, options, colorHex, pictures, available, costMinor, retailMinor, currency };
  return { ...told, priceMinor, marginMinor: marginAt(priceMinor, variant) };
}
