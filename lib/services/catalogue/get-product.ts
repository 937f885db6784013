import { and, asc, eq, sql } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { listingSlugs, listings, type ShelfRow, shelf } from '@/db/schema/shelf';
import { type SizeGuide, usualSizeGuide } from '@/lib/domain/catalogue/size-guide';
import { AppError } from '@/lib/domain/core/errors';
import { exchangeOf, offersIn } from '@/lib/domain/money/exchange';
import type { Ctx } from '@/lib/engine/ctx';
import { productView } from './list-products';
import { findPauses } from './shelf/find-pauses';

/**
 * One product on sale, with where an own design goes on each of its variants, and its size guide: the provider's, else
 * what is usual for its kind, else null. `address`: its slug, any that it had before, or its id; `slug` is the one it
 * has now. Throws AppError not_found.
 */
export async function getProduct(ctx: Ctx, { address }: { address: string }) {
  const bySlug = sql`(select ${listingSlugs.productId} from ${listingSlugs} where ${listingSlugs.slug} = ${address})`;
  const [row] = await ctx.db
    .select({ shelf, product: products, listing: listings })
    .from(shelf)
    .innerJoin(products, eq(products.id, shelf.productId))
    .innerJoin(listings, eq(listings.productId, shelf.productId))
    .where(eq(shelf.productId, sql`coalesce(${bySlug}, ${address})`));
  const own = row ? await variantsOf(ctx, row.shelf) : [];
  const first = own.find(({ available }) => available) ?? own[0];
  if (!row || !first) throw new AppError('not_found', 'This product is not on sale.');
  const { product, listing } = row;
  const { providerProductId } = product;
  const { providerVariantId, providerData } = first;
  const sizes = [...new Set(own.flatMap(({ options }) => options['size'] ?? []))];
  return {
    ...productView(ctx, row, own),
    pause: (await findPauses(ctx, [product.id])).get(product.id) ?? null,
    /** What delivery is told for before anything is chosen. */
    quoted: { provider: product.provider, providerProductId, providerVariantId, providerData },
    safety: listing.safety ?? product.safety,
    printedIn: product.printedIn,
    madeIn: product.madeIn,
    seoTitle: listing.seoTitle,
    seoDescription: listing.seoDescription,
    sizeGuide:
      soldSizes(product.sizeGuide, sizes) ??
      usualSizeGuide(product.kind, sizes, [product.title, row.shelf.title, ...product.tags]),
  };
}

async function variantsOf(ctx: Ctx, { productId }: ShelfRow) {
  const rows = await ctx.db
    .select()
    .from(variants)
    .where(and(eq(variants.productId, productId), eq(variants.listed, true)))
    .orderBy(asc(variants.position));
  return offersIn(rows, exchangeOf(await ctx.settings.shop()));
}

/** A table of sizes nobody can buy here helps nobody choose. */
function soldSizes(guide: SizeGuide | null, sizes: readonly string[]): SizeGuide | null {
  const shown = guide?.sizes.filter((size) => sizes.includes(size)) ?? [];
  return guide && shown.length > 0 ? { ...guide, sizes: shown } : null;
}
