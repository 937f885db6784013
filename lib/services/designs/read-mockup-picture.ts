import { eq, sql } from 'drizzle-orm';
import { mockups } from '@/db/schema/designs';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import type { StoredFile } from '@/lib/integrations/storage/storage';

/** One picture of a mockup, for whoever knows its id. Throws AppError not_found. */
export async function readMockupPicture(ctx: Ctx, input: { mockupId: string; place: number }): Promise<StoredFile> {
  const [row] = await ctx.db
    .select()
    .from(mockups)
    .where(eq(sql`${mockups.id}::text`, input.mockupId));
  const key = row?.pictures[input.place];
  const found = key && (await ctx.storage.get(key));
  if (!found) throw new AppError('not_found', 'There is no such picture.');
  return found;
}
