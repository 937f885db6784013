import { and, asc, eq } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { type SizeGuide, usualSizeGuide } from '@/lib/domain/catalogue/size-guide';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import { productView } from './list-products';

/**
 * One product on sale, with where an own design goes on each of its variants, and its size guide: the provider's, else what is usual for its
 * kind, else null.
 */
export async function getProduct(ctx: Ctx, input: { productId: string }) {
  const [row] = await ctx.db
    .select()
    .from(products)
    .where(and(eq(products.id, input.productId), eq(products.listed, true)));
  const own = row
    ? await ctx.db
        .select()
        .from(variants)
        .where(and(eq(variants.productId, row.id), eq(variants.listed, true)))
        .orderBy(asc(variants.position))
    : [];
  if (!row || own.length === 0) throw new AppError('not_found', 'This product is not on sale.');
  const sizes = [...new Set(own.flatMap(({ options }) => options['size'] ?? []))];
  return {
    ...productView(ctx, row, own),
    printAreas: Object.fromEntries(own.flatMap(({ id, printArea }) => (printArea ? [[id, printArea]] : []))),
    sizeGuide: soldSizes(row.sizeGuide, sizes) ?? usualSizeGuide(row.kind, sizes),
  };
}

/** A table of sizes nobody can buy here helps nobody choose. */
function soldSizes(guide: SizeGuide | null, sizes: readonly string[]): SizeGuide | null {
  const shown = guide?.sizes.filter((size) => sizes.includes(size)) ?? [];
  return guide && shown.length > 0 ? { ...guide, sizes: shown } : null;
}
