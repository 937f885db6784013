import { and, eq, lt, notInArray } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalogue';
import type { CatalogueProduct } from '@/lib/domain/order/pod';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { putOnShelf } from './put-on-shelf';

/** Of what was left out; the rest is counted. */
const NAMED = 5;

/**
 * Copies one provider's catalogue into ours; what it no longer lists is hidden, not deleted, and what cannot be sold is
 * left out and named to a person. May throw ProviderError.
 */
export async function syncCatalogue(ctx: Ctx, provider: string): Promise<{ products: number }> {
  const startedAt = ctx.clock.now();
  const leftOut: string[] = [];
  let count = 0;
  for await (const product of podOf(ctx, provider, 'sync').listProducts()) {
    const sold = product.variants.filter(({ retailMinor }) => retailMinor > 0);
    await saveProduct(ctx, { ...product, variants: sold }, startedAt);
    const free = product.variants.filter((variant) => !sold.includes(variant));
    const unsold = [...product.leftOut, ...free.map(({ name }) => ({ name, why: 'its price is 0' }))];
    leftOut.push(...unsold.map(({ name, why }) => `${product.title}, ${name}: ${why}`));
    count += 1;
  }
  await ctx.db
    .update(products)
    .set({ listed: false })
    .where(and(eq(products.provider, provider), lt(products.syncedAt, startedAt)));
  const known = await ctx.db.select({ id: products.id }).from(products).where(eq(products.provider, provider));
  await putOnShelf(
    ctx,
    known.map(({ id }) => id),
  );
  await reportLeftOut(ctx, provider, leftOut);
  return { products: count };
}

async function reportLeftOut(ctx: Ctx, provider: string, leftOut: readonly string[]): Promise<void> {
  if (leftOut.length === 0) return resolveAlert(ctx, 'catalogue_left_out', provider);
  const more = leftOut.length > NAMED ? ` And ${leftOut.length - NAMED} more.` : '';
  const message = `Not on sale: ${leftOut.slice(0, NAMED).join('; ')}.${more}`;
  await raiseAlert(ctx, { kind: 'catalogue_left_out', key: provider, message });
}

async function saveProduct(ctx: Ctx, product: CatalogueProduct, syncedAt: Date): Promise<void> {
  const id = `${product.provider}-${product.providerProductId}`;
  const fields = {
    title: product.title,
    description: product.description,
    kind: product.kind,
    tags: product.tags,
    pictures: product.pictures,
    sizeGuide: product.sizeGuide,
    listed: product.variants.length > 0,
    syncedAt,
  };
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insert(products)
      .values({ id, provider: product.provider, providerProductId: product.providerProductId, ...fields })
      .onConflictDoUpdate({ target: products.id, set: fields });
    const kept: string[] = [];
    for (const [position, variant] of product.variants.entries()) {
      const { providerVariantId, ...offer } = variant;
      const variantId = `${id}-${providerVariantId}`;
      kept.push(variantId);
      const values = { ...offer, position, listed: true };
      await ctx.db
        .insert(variants)
        .values({ id: variantId, productId: id, providerVariantId, ...values })
        .onConflictDoUpdate({ target: variants.id, set: values });
    }
    const gone = kept.length > 0 ? notInArray(variants.id, kept) : undefined;
    await ctx.db
      .update(variants)
      .set({ listed: false })
      .where(and(eq(variants.productId, id), gone));
  });
}
