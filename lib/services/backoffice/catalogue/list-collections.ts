import { asc, sql } from 'drizzle-orm';
import { collections, shelf } from '@/db/schema/shelf';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';

/** Every collection with how many products of it are on sale. Throws AppError forbidden. */
export async function listCollections(ctx: Ctx) {
  requireMay(ctx.actor, 'catalogue.read');
  const rows = await ctx.db.select().from(collections).orderBy(asc(collections.position), asc(collections.slug));
  const counts = await ctx.db
    .select({ id: sql<string>`unnest(${shelf.collectionIds})`, count: sql<number>`count(*)::int` })
    .from(shelf)
    .where(sql`${shelf.collectionIds} <> '{}'`)
    .groupBy(sql`1`);
  const of = new Map(counts.map(({ id, count }) => [id, count]));
  return rows.map((row) => ({ ...row, productCount: of.get(row.id) ?? 0 }));
}
