import { and, eq, inArray } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import { AppError } from '@/lib/domain/errors';
import type { Ctx } from '../context';

export type PricedLine = {
  variantId: string;
  productId: string;
  provider: string;
  title: string;
  variantName: string;
  picture: string | null;
  sku: string | null;
  quantity: number;
  unitMinor: number;
  available: boolean;
  providerProductId: string;
  providerVariantId: string;
  providerData: Record<string, string | number>;
};

export type PricedCart = { lines: PricedLine[]; gone: string[]; currency: string };

/** Our own prices for what is in a cart; nothing the browser says about money is used. */
export async function priceCart(
  ctx: Ctx,
  items: readonly { variant_id: string; quantity: number }[],
): Promise<PricedCart> {
  const rows = await ctx.db
    .select({ variant: variants, product: products })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(
      and(
        inArray(
          variants.id,
          items.map(({ variant_id }) => variant_id),
        ),
        eq(variants.listed, true),
        eq(products.listed, true),
      ),
    );
  const found = new Map(rows.map((row) => [row.variant.id, row]));
  const lines = items.flatMap(({ variant_id, quantity }) => {
    const row = found.get(variant_id);
    return row ? [priced(row.variant, row.product, quantity)] : [];
  });
  const currencies = new Set(rows.map(({ variant }) => variant.currency));
  if (currencies.size > 1)
    throw new AppError('invalid_input', 'Items in different currencies cannot be bought together.');
  const gone = items.filter(({ variant_id }) => !found.has(variant_id)).map(({ variant_id }) => variant_id);
  return { lines, gone, currency: [...currencies][0] ?? 'USD' };
}

function priced(
  variant: typeof variants.$inferSelect,
  product: typeof products.$inferSelect,
  quantity: number,
): PricedLine {
  return {
    variantId: variant.id,
    productId: product.id,
    provider: product.provider,
    title: product.title,
    variantName: variant.name,
    picture: variant.pictures[0] ?? product.pictures[0] ?? null,
    sku: variant.sku,
    quantity,
    unitMinor: variant.retailMinor,
    available: variant.available,
    providerProductId: product.providerProductId,
    providerVariantId: variant.providerVariantId,
    providerData: variant.providerData,
  };
}
