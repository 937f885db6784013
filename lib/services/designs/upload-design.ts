import { createHash, randomBytes } from 'node:crypto';
import { eq, gt, sum } from 'drizzle-orm';
import { type DesignFileRow, designFiles } from '@/db/schema/designs';
import {
  MAX_DESIGN_BYTES,
  MAX_DESIGN_PIXELS,
  MAX_NEW_DESIGNS_BYTES,
  MAX_PRINT_BYTES,
} from '@/lib/domain/catalogue/design';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import { cleanImage, hasAlpha, pictureType } from '@/lib/platform/image';

const PREVIEW_EDGE_PX = 1000;
/** Nothing prints larger; beyond it a picture is made smaller, never refused. */
const MAX_EDGE_PX = 12_000;
const PRINT_QUALITY = 95;

/**
 * Takes a shopper's picture: decoded and encoded anew, so that only pixels are left, and stored once per content,
 * whoever sends it. Anyone may. Throws AppError invalid_input, too_large.
 */
export async function uploadDesign(ctx: Ctx, bytes: Uint8Array): Promise<DesignFileRow> {
  const as = await printedAs(bytes);
  const print = await cleanImage(bytes, {
    maxBytes: MAX_DESIGN_BYTES,
    maxPixels: MAX_DESIGN_PIXELS,
    maxEdgePx: MAX_EDGE_PX,
    as,
    tooLarge: 'design_too_large',
    quality: PRINT_QUALITY,
  });
  if (print.body.byteLength > MAX_PRINT_BYTES)
    throw new AppError('too_large', 'This picture is too large to be printed.', { reason: 'design_too_large' });
  const file = createHash('sha256').update(print.body).digest('hex');
  const now = ctx.clock.now();
  const [known] = await ctx.db.update(designFiles).set({ usedAt: now }).where(eq(designFiles.file, file)).returning();
  if (known) return known;
  await refuseFlood(ctx);
  const storageKey = `designs/${file}/${randomBytes(8).toString('hex')}`;
  const preview = await cleanImage(print.body, {
    maxBytes: print.body.byteLength,
    maxPixels: MAX_DESIGN_PIXELS,
    maxEdgePx: PREVIEW_EDGE_PX,
    as: 'webp',
    tooLarge: 'design_too_large',
  });
  await ctx.storage.put(`${storageKey}/print`, print.body, { contentType: print.contentType });
  await ctx.storage.put(`${storageKey}/preview`, preview.body, { contentType: preview.contentType });
  const [stored] = await ctx.db
    .insert(designFiles)
    .values({
      file,
      mediaType: as === 'jpeg' ? 'image/jpeg' : 'image/png',
      widthPx: print.widthPx,
      heightPx: print.heightPx,
      sizeBytes: print.body.byteLength,
      storageKey,
      createdAt: now,
      usedAt: now,
    })
    .onConflictDoUpdate({ target: designFiles.file, set: { usedAt: now } })
    .returning();
  if (!stored) throw new Error('the upload was neither stored nor found');
  // The same picture, sent twice at once: the other one's bytes are the ones.
  if (stored.storageKey !== storageKey) await dropStored(ctx, storageKey);
  return stored;
}

/** Photos stay JPEG. What may be see-through becomes PNG: the print shops take nothing else. */
async function printedAs(bytes: Uint8Array): Promise<'jpeg' | 'png'> {
  const type = pictureType(bytes);
  if (type !== 'webp') return type === 'jpeg' ? 'jpeg' : 'png';
  // One that the decoder cannot even look at is refused with the others, in words.
  return (await hasAlpha(bytes).catch(() => true)) ? 'png' : 'jpeg';
}

async function refuseFlood(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - 86_400_000);
  const [stored] = await ctx.db
    .select({ bytes: sum(designFiles.sizeBytes).mapWith(Number) })
    .from(designFiles)
    .where(gt(designFiles.createdAt, since));
  if ((stored?.bytes ?? 0) < MAX_NEW_DESIGNS_BYTES) return;
  ctx.log.error({ bytes: stored?.bytes }, 'no more pictures are taken today');
  throw new AppError('provider_unavailable', 'No pictures can be uploaded right now. Please try again later.', {
    reason: 'busy',
    retryAfterMs: 3_600_000,
  });
}

export async function dropStored(ctx: Ctx, storageKey: string): Promise<void> {
  await ctx.storage.delete(`${storageKey}/print`);
  await ctx.storage.delete(`${storageKey}/preview`);
}
