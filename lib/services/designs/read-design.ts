import { eq } from 'drizzle-orm';
import { designFiles } from '@/db/schema/designs';
import { DESIGN_FILE } from '@/lib/domain/catalogue/design';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import type { StoredFile } from '@/lib/integrations/storage/storage';

/** The bytes of an upload, for whoever knows its address: its owner's pages and the print shops. Throws not_found. */
export async function readDesign(ctx: Ctx, input: { file: string; name: string }): Promise<StoredFile> {
  const kind = /^(print|preview)\.[a-z]+$/.exec(input.name)?.[1];
  const [row] =
    kind && DESIGN_FILE.test(input.file)
      ? await ctx.db.select().from(designFiles).where(eq(designFiles.file, input.file))
      : [];
  const found = row && (await ctx.storage.get(`${row.storageKey}/${kind}`));
  if (!found) throw new AppError('not_found', 'There is no such picture.');
  return found;
}
