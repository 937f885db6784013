import { and, asc, eq } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { AppError } from '@/lib/domain/errors';
import type { Ctx } from '../context';
import { productView } from './list-products';

/** One product on sale. Throws AppError not_found. */
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
  return productView(ctx, row, own);
}
