import { and, asc, eq, inArray } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import type { Ctx } from '@/lib/engine/ctx';

type ProductRow = typeof products.$inferSelect;
type VariantRow = typeof variants.$inferSelect;

/** Everything on sale, all providers in one shape; from our own tables, so it sells while a provider is down. */
export async function listProducts(ctx: Ctx, filter: { provider?: string | undefined }) {
  const rows = await ctx.db
    .select()
    .from(products)
    .where(
      and(
        eq(products.listed, true),
        filter.provider === undefined ? undefined : eq(products.provider, filter.provider),
      ),
    )
    .orderBy(asc(products.kind), asc(products.title));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const all = await ctx.db
    .select()
    .from(variants)
    .where(and(inArray(variants.productId, ids), eq(variants.listed, true)))
    .orderBy(asc(variants.productId), asc(variants.position));
  const byProduct = Map.groupBy(all, ({ productId }) => productId);
  return rows.flatMap((row) => {
    const own = byProduct.get(row.id);
    return own ? [productView(ctx, row, own)] : [];
  });
}

export function productView(ctx: Ctx, row: ProductRow, own: VariantRow[]) {
  const sellable = own.filter(({ available }) => available);
  const priced = sellable.length > 0 ? sellable : own;
  return {
    id: row.id,
    provider: row.provider,
    providerLabel: ctx.pods.get(row.provider)?.label ?? row.provider,
    title: row.title,
    description: row.description,
    kind: row.kind,
    tags: row.tags,
    pictures: row.pictures,
    fromMinor: Math.min(...priced.map(({ retailMinor }) => retailMinor)),
    currency: own[0]?.currency ?? 'USD',
    available: sellable.length > 0,
    variants: own.map((variant) => ({
      id: variant.id,
      name: variant.name,
      sku: variant.sku,
      options: variant.options,
      colorHex: variant.colorHex,
      priceMinor: variant.retailMinor,
      currency: variant.currency,
      available: variant.available,
      pictures: variant.pictures,
    })),
  };
}
