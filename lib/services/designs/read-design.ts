import { eq } from 'drizzle-orm';
import { designFiles } from '@/db/schema/designs';
import { DESIGN_FILE, MAX_DESIGN_PIXELS } from '@/lib/domain/catalogue/design';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import type { StoredFile } from '@/lib/integrations/storage/storage';
import { cleanImage } from '@/lib/platform/image';

/** Twice what a mail shows it in, for screens with small pixels. */
const MAIL_EDGE_PX = 160;

/** The bytes of an upload, for whoever knows its address: its owner's pages and mails, the print shops. Throws not_found. */
export async function readDesign(ctx: Ctx, input: { file: string; name: string }): Promise<StoredFile> {
  const kind = /^(print|preview|mail)\.[a-z]+$/.exec(input.name)?.[1];
  const [row] =
    kind && DESIGN_FILE.test(input.file)
      ? await ctx.db.select().from(designFiles).where(eq(designFiles.file, input.file))
      : [];
  const found = row && (await ctx.storage.get(`${row.storageKey}/${kind === 'mail' ? 'preview' : kind}`));
  if (!found) throw new AppError('not_found', 'There is no such picture.');
  return kind === 'mail' ? forMail(found) : found;
}

/** Mail programs do not all know WebP. */
async function forMail(preview: StoredFile): Promise<StoredFile> {
  const bytes = new Uint8Array(await new Response(preview.body).arrayBuffer());
  const { body, contentType } = await cleanImage(bytes, {
    maxBytes: bytes.byteLength,
    maxPixels: MAX_DESIGN_PIXELS,
    maxEdgePx: MAIL_EDGE_PX,
    as: 'png',
    tooLarge: 'design_too_large',
  });
  return { contentType, sizeBytes: body.byteLength, body: new Blob([new Uint8Array(body)]).stream() };
}
