import { eq, inArray, sql } from 'drizzle-orm';
import { type ListingRow, listingSlugs, listings } from '@/db/schema/shelf';
import { SLUG } from '@/lib/domain/catalogue/slug';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { recordAudit } from '@/lib/engine/record-audit';
import { changeShelf, type ShelfChange } from './change-shelf';

/** What is named is changed; null gives the word back to the provider. */
export type ListingChange = Partial<
  Pick<
    ListingRow,
    'state' | 'slug' | 'title' | 'description' | 'pictures' | 'seoTitle' | 'seoDescription' | 'featured' | 'pricing'
  >
>;

/**
 * The merchant's word on one product. A new address keeps the old ones working. Throws AppError forbidden, not_found,
 * conflict for an address of another product.
 */
export async function saveListing(
  ctx: Ctx,
  { productId, change, confirmLoss = false }: { productId: string; change: ListingChange; confirmLoss?: boolean },
): Promise<ShelfChange> {
  requireMay(ctx.actor, 'catalogue.change');
  return changeShelf(ctx, { sells: changesSale(change), confirmLoss }, async (ctx) => {
    const [before] = await ctx.db.select().from(listings).where(eq(listings.productId, productId)).for('update');
    if (!before) throw new AppError('not_found', 'There is no such product.');
    if (change.slug !== undefined && change.slug !== before.slug) await takeSlug(ctx, productId, change.slug);
    await ctx.db
      .update(listings)
      .set({ ...change, updatedAt: ctx.clock.now() })
      .where(eq(listings.productId, productId));
    const was = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof ListingChange]]));
    await recordAudit(ctx, { action: 'catalogue.change', subject: `product:${productId}`, data: { was, is: change } });
    return [productId];
  });
}

const MOST = 2_000;

/** The same for many: what has no single product's words in it. Throws AppError forbidden, too_large. */
export async function changeListings(
  ctx: Ctx,
  input: {
    productIds: readonly string[];
    change: Pick<ListingChange, 'state' | 'featured' | 'pricing'>;
    confirmLoss?: boolean;
  },
): Promise<ShelfChange> {
  requireMay(ctx.actor, 'catalogue.change');
  const { productIds, change, confirmLoss = false } = input;
  if (productIds.length > MOST) throw new AppError('too_large', `At most ${MOST} products at a time.`);
  return changeShelf(ctx, { sells: changesSale(change), confirmLoss }, async (ctx) => {
    const changed = await ctx.db
      .update(listings)
      .set({ ...change, updatedAt: ctx.clock.now() })
      .where(inArray(listings.productId, [...productIds]))
      .returning({ id: listings.productId });
    const ids = changed.map(({ id }) => id);
    for (const id of ids) {
      await recordAudit(ctx, { action: 'catalogue.change', subject: `product:${id}`, data: { is: change } });
    }
    return ids;
  });
}

const changesSale = ({ state, pricing }: ListingChange) => state === 'on_sale' || pricing !== undefined;

/** An address is one product's for ever; its own earlier ones it may take again. */
async function takeSlug(ctx: TxCtx, productId: string, slug: string): Promise<void> {
  if (!SLUG.test(slug)) {
    throw new AppError('invalid_input', 'An address has small letters, digits and single hyphens.', {
      fields: { slug: 'Small letters, digits and single hyphens.' },
    });
  }
  const [taken] = await ctx.db
    .insert(listingSlugs)
    .values({ slug, productId, createdAt: ctx.clock.now() })
    .onConflictDoUpdate({
      target: listingSlugs.slug,
      set: { productId },
      setWhere: sql`${listingSlugs.productId} = ${productId}`,
    })
    .returning();
  if (!taken) {
    throw new AppError('conflict', 'This address belongs to another product.', {
      fields: { slug: 'Another product has or had it.' },
    });
  }
}
