import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { type ListingRow, listings, type ShelfRow, shelf } from '@/db/schema/shelf';
import { isSoldAt, sellingPrice } from '@/lib/domain/catalogue/selling-price';
import { exchangeOf, offersIn } from '@/lib/domain/money/exchange';
import type { Ctx } from '@/lib/engine/ctx';
import { cursorOf, cursorText } from './page-cursor';
import { findPauses } from './shelf/find-pauses';

type ProductRow = typeof products.$inferSelect;
type VariantRow = typeof variants.$inferSelect;
export type OnSale = { shelf: ShelfRow; product: ProductRow; listing: ListingRow };

const PAGE = 24;
/** A page ends before it holds more variants than this, but has one product at least. */
const MOST_VARIANTS = 400;

/**
 * What is on sale, all providers in one shape, by kind and title; from our own tables, so it sells while a provider
 * is down. `next`: ask on `after` it; null at the end. Throws AppError invalid_input for another `after`.
 */
export async function listProducts(
  ctx: Ctx,
  {
    provider,
    after,
    limit = PAGE,
  }: { provider?: string | undefined; after?: string | undefined; limit?: number | undefined },
) {
  const from = cursorOf(after, 3);
  const rows = await ctx.db
    .select({ shelf, product: products, listing: listings })
    .from(shelf)
    .innerJoin(products, eq(products.id, shelf.productId))
    .innerJoin(listings, eq(listings.productId, shelf.productId))
    .where(
      and(
        from
          ? sql`(${shelf.kind}, ${shelf.sortTitle}, ${shelf.productId}) > (${from[0]}, ${from[1]}, ${from[2]})`
          : undefined,
        provider === undefined ? undefined : eq(shelf.provider, provider),
      ),
    )
    .orderBy(asc(shelf.kind), asc(shelf.sortTitle), asc(shelf.productId))
    .limit(limit + 1);
  const all = await variantsOf(
    ctx,
    rows.slice(0, limit).map(({ product }) => product.id),
  );
  const byProduct = Map.groupBy(all, ({ productId }) => productId);
  let room = MOST_VARIANTS;
  const page = rows.slice(0, limit).filter(({ product }, index) => {
    const size = byProduct.get(product.id)?.length ?? 0;
    const fits = index === 0 || (room > 0 && size <= room);
    room = fits ? room - size : 0;
    return fits;
  });
  const last = page.at(-1);
  const paused = await findPauses(
    ctx,
    page.map(({ product }) => product.id),
  );
  return {
    products: page.flatMap((row) => {
      const own = byProduct.get(row.product.id);
      return own ? [withFirstPictures(productView(ctx, row, own), paused.has(row.product.id))] : [];
    }),
    next:
      last && page.length < rows.length ? cursorText([last.shelf.kind, last.shelf.sortTitle, last.product.id]) : null,
  };
}

async function variantsOf(ctx: Ctx, productIds: string[]): Promise<VariantRow[]> {
  const rows = await ctx.db
    .select()
    .from(variants)
    .where(and(inArray(variants.productId, productIds), eq(variants.listed, true)))
    .orderBy(asc(variants.productId), asc(variants.position));
  return offersIn(rows, exchangeOf(await ctx.settings.shop()));
}

/** Hundreds of variants with all their pictures are most of an answer; a product's page has them. */
function withFirstPictures({ available, variants, ...view }: ReturnType<typeof productView>, isPaused: boolean) {
  return {
    ...view,
    available: available && !isPaused,
    variants: variants.map((each) => ({
      ...each,
      available: each.available && !isPaused,
      pictures: each.pictures.slice(0, 1),
    })),
  };
}

/** What shoppers are told of a product: the merchant's word, and the provider's where there is none. */
export function productView(ctx: Ctx, { shelf, product, listing }: OnSale, own: VariantRow[]) {
  const shown = own.map((variant) => {
    const priceMinor = sellingPrice(variant, shelf.pricing);
    return {
      id: variant.id,
      name: variant.name,
      sku: variant.sku,
      options: variant.options,
      colorHex: variant.colorHex,
      priceMinor,
      currency: variant.currency,
      available: variant.available && isSoldAt(priceMinor, variant, listing.confirmedLossMinor),
      pictures: variant.pictures,
      printArea: variant.printArea,
    };
  });
  const sellable = shown.filter(({ available }) => available);
  const priced = sellable.length > 0 ? sellable : shown;
  return {
    id: product.id,
    slug: shelf.slug,
    provider: product.provider,
    providerLabel: ctx.pods.get(product.provider)?.label ?? product.provider,
    title: shelf.title,
    description: listing.description ?? product.description,
    kind: product.kind,
    tags: product.tags,
    pictures: listing.pictures ?? product.pictures,
    fromMinor: Math.min(...priced.map(({ priceMinor }) => priceMinor)),
    currency: own[0]?.currency ?? 'USD',
    available: sellable.length > 0,
    variants: shown,
  };
}
