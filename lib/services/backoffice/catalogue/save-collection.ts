import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { type CollectionRow, collectionProducts, collections, listings, shelf } from '@/db/schema/shelf';
import { type CollectionRule, fitsRule } from '@/lib/domain/catalogue/collection-rule';
import { SLUG } from '@/lib/domain/catalogue/slug';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { recordAudit } from '@/lib/engine/record-audit';
import { changeShelf, type ShelfChange } from './change-shelf';

export type CollectionInput = Pick<
  CollectionRow,
  'slug' | 'title' | 'description' | 'rule' | 'pricing' | 'position'
> & {
  /** Null for a new one. */
  id: string | null;
  /** Put in by hand; absent: as it is. */
  productIds?: readonly string[];
  confirmLoss?: boolean;
};

/** Makes or changes a collection, with all it changes in the shop. Throws AppError forbidden, not_found, conflict. */
export async function saveCollection(ctx: Ctx, input: CollectionInput): Promise<ShelfChange> {
  requireMay(ctx.actor, 'catalogue.change');
  const { id, productIds, confirmLoss = false, ...fields } = input;
  if (!SLUG.test(fields.slug)) {
    throw new AppError('invalid_input', 'An address has small letters, digits and single hyphens.', {
      fields: { slug: 'Small letters, digits and single hyphens.' },
    });
  }
  return changeShelf(ctx, { sells: true, confirmLoss }, async (ctx) => {
    if (await isTaken(ctx, fields.slug, id)) throw taken();
    const before = id === null ? [] : await productsIn(ctx, id);
    const now = ctx.clock.now();
    const [row] =
      id === null
        ? await ctx.db
            .insert(collections)
            .values({ ...fields, createdAt: now, updatedAt: now })
            .onConflictDoNothing()
            .returning()
        : await ctx.db
            .update(collections)
            .set({ ...fields, updatedAt: now })
            .where(eq(collections.id, id))
            .returning();
    if (!row) throw id === null ? taken() : new AppError('not_found', 'There is no such collection.');
    if (productIds) await putIn(ctx, row.id, productIds);
    await recordAudit(ctx, { action: 'catalogue.change', subject: `collection:${fields.slug}`, data: { is: fields } });
    const after = await ctx.db.select().from(collectionProducts).where(eq(collectionProducts.collectionId, row.id));
    return [...before, ...after.map(({ productId }) => productId), ...(await fitting(ctx, row.rule))];
  });
}

/** Takes a collection away; its goods stay. Throws AppError forbidden. */
export async function removeCollection(ctx: Ctx, id: string): Promise<ShelfChange> {
  requireMay(ctx.actor, 'catalogue.change');
  return changeShelf(ctx, { sells: false, confirmLoss: false }, async (ctx) => {
    const before = await productsIn(ctx, id);
    const [gone] = await ctx.db.delete(collections).where(eq(collections.id, id)).returning();
    if (gone)
      await recordAudit(ctx, { action: 'catalogue.change', subject: `collection:${gone.slug}`, data: { is: null } });
    return before;
  });
}

const taken = () =>
  new AppError('conflict', 'There is another collection at this address.', { fields: { slug: 'Taken.' } });

async function isTaken(ctx: TxCtx, slug: string, id: string | null): Promise<boolean> {
  const [other] = await ctx.db.select({ id: collections.id }).from(collections).where(eq(collections.slug, slug));
  return other !== undefined && other.id !== id;
}

async function putIn(ctx: TxCtx, collectionId: string, productIds: readonly string[]): Promise<void> {
  const known = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(inArray(products.id, [...productIds]));
  const ids = known.map(({ id }) => id);
  await ctx.db
    .delete(collectionProducts)
    .where(and(eq(collectionProducts.collectionId, collectionId), notInArray(collectionProducts.productId, ids)));
  if (ids.length === 0) return;
  await ctx.db
    .insert(collectionProducts)
    .values(ids.map((productId) => ({ collectionId, productId })))
    .onConflictDoNothing();
}

async function productsIn(ctx: TxCtx, id: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: shelf.productId })
    .from(shelf)
    .where(sql`${shelf.collectionIds} @> array[${id}]::uuid[]`);
  return rows.map((row) => row.id);
}

async function fitting(ctx: TxCtx, rule: CollectionRule | null): Promise<string[]> {
  if (rule === null) return [];
  const { id, provider, kind, tags } = products;
  const rows = await ctx.db
    .select({ id, provider, kind, tags, title: sql<string>`coalesce(${listings.title}, ${products.title})` })
    .from(products)
    .innerJoin(listings, eq(listings.productId, products.id));
  return rows.filter((row) => fitsRule(row, rule)).map((row) => row.id);
}
