import { and, eq, inArray, lte, notInArray, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { type CollectionRow, collectionProducts, collections, pauses, shelf } from '@/db/schema/shelf';
import type { CollectionRule } from '@/lib/domain/catalogue/collection-rule';
import { searchWords } from '@/lib/domain/catalogue/search-words';
import { SLUG } from '@/lib/domain/catalogue/slug';
import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';
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
  /** As it was read: what another has changed since is not written over. Null for a new one. */
  updatedAt: Date | null;
  /** Put in by hand; absent: as it is. */
  productIds?: readonly string[];
  confirmLoss?: boolean | undefined;
};

/** Makes or changes a collection, with all it changes in the shop. Throws AppError forbidden, not_found, conflict. */
export async function saveCollection(ctx: Ctx, input: CollectionInput): Promise<ShelfChange> {
  requireMay(ctx.actor, 'catalogue.change');
  const { id, updatedAt, productIds, confirmLoss = false, ...fields } = input;
  if (!SLUG.test(fields.slug)) {
    throw new AppError('invalid_input', 'An address has small letters, digits and single hyphens.', {
      fields: { slug: 'Small letters, digits and single hyphens.' },
    });
  }
  return changeShelf(ctx, { sells: true, confirmLoss }, async (ctx) => {
    if (await isTaken(ctx, fields.slug, id)) throw taken();
    const before = id === null ? [] : await productsIn(ctx, id);
    const [old] = id === null ? [] : await ctx.db.select().from(collections).where(eq(collections.id, id));
    if (id !== null && !old) throw new AppError('not_found', 'There is no such collection.');
    const row = await write(ctx, id, updatedAt, fields);
    if (!row) throw id === null ? taken() : new AppError('conflict', 'The collection was changed in the meantime.');
    if (productIds) await putIn(ctx, row.id, productIds);
    await recordAudit(ctx, { action: 'catalogue.change', subject: `collection:${fields.slug}`, data: { is: fields } });
    const after = await ctx.db.select().from(collectionProducts).where(eq(collectionProducts.collectionId, row.id));
    const now = [...after.map(({ productId }) => productId), ...(await fitting(ctx, row.rule))];
    // Its name is found by search, and its price is its goods': whoever stays in it is as before without both.
    if (row.pricing !== null || (old && (old.pricing !== null || old.title !== row.title))) return [...before, ...now];
    await takeIn(ctx, row, without(now, before));
    return without(before, now);
  });
}

/**
 * Takes a collection away; its goods stay, at the price they have without it. Throws AppError forbidden, not_found, and
 * conflict while it is paused: its goods would be sold at once.
 */
export async function removeCollection(
  ctx: Ctx,
  { id, confirmLoss = false }: { id: string; confirmLoss?: boolean | undefined },
): Promise<ShelfChange> {
  requireMay(ctx.actor, 'catalogue.change');
  if (!isUuid(id)) throw new AppError('not_found', 'There is no such collection.');
  return changeShelf(ctx, { sells: false, confirmLoss }, async (ctx) => {
    await ctx.db.select({ id: collections.id }).from(collections).where(eq(collections.id, id)).for('update');
    const named = and(eq(pauses.scope, 'collection'), eq(pauses.subject, id));
    await ctx.db.delete(pauses).where(and(named, lte(pauses.until, ctx.clock.now())));
    if ((await ctx.db.$count(pauses, named)) > 0)
      throw new AppError('conflict', 'The collection is paused.', { reason: 'is_paused' });
    const before = await productsIn(ctx, id);
    const [gone] = await ctx.db.delete(collections).where(eq(collections.id, id)).returning();
    if (gone)
      await recordAudit(ctx, { action: 'catalogue.change', subject: `collection:${gone.slug}`, data: { is: null } });
    return before;
  });
}

type Fields = Omit<CollectionInput, 'id' | 'updatedAt' | 'productIds' | 'confirmLoss'>;

async function write(ctx: TxCtx, id: string | null, asRead: Date | null, fields: Fields) {
  const now = ctx.clock.now();
  const values = { ...fields, updatedAt: now };
  const [row] =
    id === null
      ? await ctx.db
          .insert(collections)
          .values({ ...values, createdAt: now })
          .onConflictDoNothing()
          .returning()
      : await ctx.db
          .update(collections)
          .set(values)
          .where(and(eq(collections.id, id), asRead === null ? sql`false` : eq(collections.updatedAt, asRead)))
          .returning();
  return row;
}

const without = (ids: readonly string[], others: readonly string[]) => {
  const known = new Set(others);
  return [...new Set(ids)].filter((id) => !known.has(id));
};

/** Puts a collection without a price on the shelf of more goods, as `putOnShelf` would, in one statement for all. */
async function takeIn(ctx: TxCtx, { id, title }: CollectionRow, productIds: string[]): Promise<void> {
  if (productIds.length === 0) return;
  const these = sql`(select jsonb_array_elements_text(${JSON.stringify(productIds)}::jsonb))`;
  await ctx.db.execute(sql`select from products where id in ${these} order by id for no key update`);
  const words = searchWords(title).join(' ');
  await ctx.db.execute(sql`
    update shelf set collection_ids = collection_ids || ${id}::uuid, words = words || ' ' || unaccent(${words}),
      search = search || setweight(to_tsvector('simple', unaccent(${words})), 'B')
    where product_id in ${these} and not collection_ids @> array[${id}]::uuid[]`);
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

/** What is on the shelf and, as `fitsRule` says it, belongs to it by itself. */
async function fitting(ctx: TxCtx, rule: CollectionRule | null): Promise<string[]> {
  if (rule === null || Object.values(rule).every((part) => part === undefined)) return [];
  const { kind, tag, title, provider } = rule;
  const hasTag = sql`exists (select from jsonb_array_elements_text(${products.tags}) t where lower(t) = lower(${tag}))`;
  const rows = await ctx.db
    .select({ id: shelf.productId })
    .from(shelf)
    .innerJoin(products, eq(products.id, shelf.productId))
    .where(
      and(
        kind === undefined ? undefined : sql`lower(${products.kind}) = lower(${kind})`,
        tag === undefined ? undefined : hasTag,
        title === undefined ? undefined : sql`position(lower(${title}) in lower(${shelf.title})) > 0`,
        provider === undefined ? undefined : eq(products.provider, provider),
      ),
    );
  return rows.map(({ id }) => id);
}
