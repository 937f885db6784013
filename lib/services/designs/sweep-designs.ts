import { and, eq, lt, notExists, type SQL, sql } from 'drizzle-orm';
import { designFiles, mockups } from '@/db/schema/designs';
import { orderItems } from '@/db/schema/orders';
import { DESIGN_KEPT_DAYS } from '@/lib/domain/catalogue/design';
import type { Ctx } from '@/lib/engine/ctx';
import { dropPictures } from './draw-mockup';
import { dropStored } from './upload-design';

const BATCH = 400;

/** Deletes what was uploaded, never ordered, and not looked at for days, with its previews. Returns how many. */
export async function sweepDesigns(ctx: Ctx): Promise<number> {
  const cutoff = new Date(ctx.clock.now().getTime() - DESIGN_KEPT_DAYS * 86_400_000);
  const unwanted = and(lt(designFiles.usedAt, cutoff), notOrdered(ctx));
  const found = await ctx.db.select().from(designFiles).where(unwanted).limit(BATCH);
  return drop(
    ctx,
    found.map(({ file }) => file),
    unwanted,
  );
}

/** Deletes what nobody's order names any more at once, with its previews: whose it was is erased. */
export async function dropUnordered(ctx: Ctx, files: readonly string[]): Promise<number> {
  return drop(ctx, files, notOrdered(ctx));
}

function notOrdered(ctx: Ctx): SQL {
  return notExists(ctx.db.select().from(orderItems).where(sql`${orderItems.design}->>'file' = ${designFiles.file}`));
}

async function drop(ctx: Ctx, files: readonly string[], unwanted: SQL | undefined): Promise<number> {
  let swept = 0;
  for (const file of files) {
    const drawn = await ctx.db.select().from(mockups).where(eq(mockups.file, file));
    // Asked again in the same statement that deletes: it may be in use since.
    const [gone] = await ctx.db
      .delete(designFiles)
      .where(and(eq(designFiles.file, file), unwanted))
      .returning();
    if (!gone) continue;
    await dropStored(ctx, gone.storageKey);
    for (const mockup of drawn) await dropPictures(ctx, mockup);
    swept += 1;
  }
  return swept;
}
