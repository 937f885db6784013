import { and, eq, inArray, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { collectionProducts, collections, type ListingRow, listingSlugs, listings } from '@/db/schema/shelf';
import { SLUG } from '@/lib/domain/catalogue/slug';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { recordAudit } from '@/lib/engine/record-audit';
import { changeShelf, type ShelfChange } from './change-shelf';

/** What is named is changed; null gives the word back to the provider. */
export type ListingChange = {
  [Name in
    | 'state'
    | 'slug'
    | 'title'
    | 'description'
    | 'pictures'
    | 'safety'
    | 'seoTitle'
    | 'seoDescription'
    | 'featured'
    | 'pricing']?: ListingRow[Name] | undefined;
};

type Moves = { add: readonly string[]; remove: readonly string[] };

/**
 * The merchant's word on one product. A new address keeps the old ones working. Throws AppError forbidden, not_found,
 * conflict for an address of another product.
 */
export async function saveListing(
  ctx: Ctx,
  input: {
    productId: string;
    change: ListingChange;
    /** Those it is put into and taken out of by hand. */
    collections?: Moves | undefined;
    confirmLoss?: boolean | undefined;
  },
): Promise<ShelfChange> {
  requireMay(ctx.actor, 'catalogue.change');
  const { productId, change, collections: moves, confirmLoss = false } = input;
  const sells = changesSale(change) || moves !== undefined;
  return changeShelf(ctx, { sells, confirmLoss }, async (ctx) => {
    const [before] = await ctx.db.select().from(listings).where(eq(listings.productId, productId)).for('update');
    if (!before) throw new AppError('not_found', 'There is no such product.');
    if (change.slug !== undefined && change.slug !== before.slug) await takeSlug(ctx, productId, change.slug);
    if (change.pictures) await requireItsPictures(ctx, productId, change.pictures);
    if (moves) await move(ctx, productId, moves);
    await ctx.db
      .update(listings)
      .set({ ...change, updatedAt: ctx.clock.now() })
      .where(eq(listings.productId, productId));
    const was = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof ListingChange]]));
    const data = { was, is: change, ...(moves ? { collections: moves } : {}) };
    await recordAudit(ctx, { action: 'catalogue.change', subject: `product:${productId}`, data });
    return [productId];
  });
}

export const changesSale = ({ state, pricing }: ListingChange) => state === 'on_sale' || pricing !== undefined;

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

/** Pictures are chosen and put in order, not brought along: others have no right to stand in the shop. */
async function requireItsPictures(ctx: TxCtx, productId: string, pictures: readonly string[]): Promise<void> {
  const [row] = await ctx.db.select({ own: products.pictures }).from(products).where(eq(products.id, productId));
  if (pictures.every((each) => row?.own.includes(each))) return;
  throw new AppError('invalid_input', 'A picture is none of this product.', {
    fields: { pictures: 'Not a picture of this product.' },
  });
}

async function move(ctx: TxCtx, productId: string, { add, remove }: Moves): Promise<void> {
  await ctx.db
    .delete(collectionProducts)
    .where(and(eq(collectionProducts.productId, productId), inArray(collectionProducts.collectionId, [...remove])));
  const known = await ctx.db
    .select({ collectionId: collections.id })
    .from(collections)
    .where(inArray(collections.id, [...add]));
  if (known.length === 0) return;
  await ctx.db
    .insert(collectionProducts)
    .values(known.map(({ collectionId }) => ({ collectionId, productId })))
    .onConflictDoNothing();
}
