import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { collectionProducts, collections, listings, shelf } from '@/db/schema/shelf';
import type { ListingFilter } from '@/lib/domain/catalogue/listing-filter';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { recordAudit } from '@/lib/engine/record-audit';
import { cursorOf, cursorText } from '@/lib/services/catalogue/page-cursor';
import { changeShelf, type ShelfChange } from './change-shelf';
import { listingConditions, SORT_TITLE } from './listing-conditions';
import { changesSale, type ListingChange } from './save-listing';

/** Some by name, or the next of all that a filter shows, after what was done before. */
type Which = { productIds: readonly string[] } | { filter: ListingFilter; after?: string | undefined };
type ManyChange = Pick<ListingChange, 'state' | 'featured' | 'pricing'> & {
  /** In or out by hand. */
  collection?: { id: string; put: boolean } | undefined;
};

/** So many in one transaction: whoever changes more asks on. */
const MOST = 500;

/**
 * The same for many: what has no single product's words in it. `next`: where a filter has more to change; null at the
 * end. Throws AppError forbidden, not_found, too_large.
 */
export async function changeListings(
  ctx: Ctx,
  { which, change, confirmLoss = false }: { which: Which; change: ManyChange; confirmLoss?: boolean | undefined },
): Promise<ShelfChange & { changed: number; next: string | null }> {
  requireMay(ctx.actor, 'catalogue.change');
  const { ids, next } = await chosen(ctx, which);
  if (ids.length === 0) return { outcome: 'saved', changed: 0, next: null };
  const { collection, ...fields } = change;
  const sells = changesSale(fields) || collection !== undefined;
  const end = await changeShelf(ctx, { sells, confirmLoss }, async (ctx) => {
    if (Object.keys(fields).length > 0) {
      await ctx.db
        .update(listings)
        .set({ ...fields, updatedAt: ctx.clock.now() })
        .where(inArray(listings.productId, ids));
    }
    if (collection) await moveBetween(ctx, ids, collection);
    const data = { is: change, count: ids.length, productIds: ids };
    await recordAudit(ctx, { action: 'catalogue.change', subject: 'products', data });
    return ids;
  });
  return { ...end, changed: end.outcome === 'saved' ? ids.length : 0, next };
}

async function chosen(ctx: Ctx, which: Which): Promise<{ ids: string[]; next: string | null }> {
  if ('productIds' in which) {
    if (which.productIds.length > MOST) throw new AppError('too_large', `At most ${MOST} products at a time.`);
    const known = await ctx.db
      .select({ id: listings.productId })
      .from(listings)
      .where(inArray(listings.productId, [...which.productIds]));
    return { ids: known.map(({ id }) => id), next: null };
  }
  const from = cursorOf(which.after, 2);
  const rows = await ctx.db
    .select({ id: products.id, title: SORT_TITLE })
    .from(products)
    .innerJoin(listings, eq(listings.productId, products.id))
    .leftJoin(shelf, eq(shelf.productId, products.id))
    .where(
      and(
        listingConditions(which.filter),
        from ? sql`(${SORT_TITLE}, ${products.id}) > (${from[0]}, ${from[1]})` : undefined,
      ),
    )
    .orderBy(asc(SORT_TITLE), asc(products.id))
    .limit(MOST + 1);
  const last = rows.length > MOST ? rows[MOST - 1] : undefined;
  return { ids: rows.slice(0, MOST).map(({ id }) => id), next: last ? cursorText([last.title, last.id]) : null };
}

async function moveBetween(ctx: TxCtx, ids: string[], { id, put }: { id: string; put: boolean }): Promise<void> {
  const [collection] = await ctx.db.select({ id: collections.id }).from(collections).where(eq(collections.id, id));
  if (!collection) throw new AppError('not_found', 'There is no such collection.');
  if (put) {
    const rows = ids.map((productId) => ({ collectionId: id, productId }));
    await ctx.db.insert(collectionProducts).values(rows).onConflictDoNothing();
    return;
  }
  await ctx.db
    .delete(collectionProducts)
    .where(and(eq(collectionProducts.collectionId, id), inArray(collectionProducts.productId, ids)));
}
