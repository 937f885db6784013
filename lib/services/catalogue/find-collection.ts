import { eq } from 'drizzle-orm';
import { collections } from '@/db/schema/shelf';
import type { Ctx } from '@/lib/engine/ctx';

/** A collection as shoppers read of it; null where there is none. */
export async function findCollection(ctx: Ctx, slug: string) {
  const { id, title, description } = collections;
  const [row] = await ctx.db.select({ id, title, description }).from(collections).where(eq(collections.slug, slug));
  return row ?? null;
}
