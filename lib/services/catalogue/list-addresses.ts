import { asc, count } from 'drizzle-orm';
import { collections, shelf } from '@/db/schema/shelf';
import type { Ctx } from '@/lib/engine/ctx';

/** A sitemap may hold 50,000 addresses; the first one also has kinds and collections. */
const PART = 45_000;

export async function countParts(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.select({ total: count() }).from(shelf);
  return Math.max(1, Math.ceil((row?.total ?? 0) / PART));
}

/** What search engines may find: part 0, 1 … of the products, and with the first the kinds and collections. */
export async function listAddresses(ctx: Ctx, part: number) {
  const products = await ctx.db
    .select({ slug: shelf.slug, picture: shelf.picture })
    .from(shelf)
    .orderBy(asc(shelf.productId))
    .limit(PART)
    .offset(part * PART);
  if (part > 0) return { products, kinds: [], collections: [] };
  const kinds = await ctx.db.selectDistinct({ kind: shelf.kind }).from(shelf).orderBy(asc(shelf.kind));
  const named = await ctx.db.select({ slug: collections.slug }).from(collections).orderBy(asc(collections.position));
  return { products, kinds: kinds.map(({ kind }) => kind), collections: named.map(({ slug }) => slug) };
}
