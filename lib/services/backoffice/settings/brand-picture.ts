import { createHash } from 'node:crypto';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import { BRAND_FILE } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import type { StoredFile } from '@/lib/integrations/storage/storage';
import { cleanImage } from '@/lib/platform/image';

export const MAX_BRAND_BYTES = 8_000_000;
/** As wide as a picture that is shown where a link is shared. */
const MAX_EDGE_PX = 1200;

/** Keeps a logo, an icon or a social picture under its content. Throws AppError forbidden, invalid_input, too_large. */
export async function uploadBrandPicture(ctx: Ctx, bytes: Uint8Array): Promise<{ file: string }> {
  requireMay(ctx.actor, 'settings.change');
  const { body, contentType } = await cleanImage(bytes, {
    maxBytes: MAX_BRAND_BYTES,
    maxPixels: 40_000_000,
    maxEdgePx: MAX_EDGE_PX,
    as: 'png',
    tooLarge: 'photo_too_large',
  });
  const file = createHash('sha256').update(body).digest('hex');
  await ctx.storage.put(`brand/${file}`, body, { contentType });
  return { file };
}

/** For everybody: it stands on every page. Throws AppError not_found. */
export async function readBrandPicture(ctx: Ctx, { file }: { file: string }): Promise<StoredFile> {
  const found = BRAND_FILE.test(file) ? await ctx.storage.get(`brand/${file}`) : null;
  if (!found) throw new AppError('not_found', 'There is no such picture.');
  return found;
}
