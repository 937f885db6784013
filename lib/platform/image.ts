import sharp from 'sharp';
import { AppError } from '@/lib/domain/errors';

const DECODE_SECONDS = 15;

export type CleanImage = { body: Uint8Array; contentType: string; widthPx: number; heightPx: number };

/**
 * Decodes an image that came from outside and encodes it anew, so that only pixels are left: no EXIF (place, device),
 * no hidden payload. What it is, its first bytes tell, never its name. Throws AppError invalid_input, too_large.
 */
export async function cleanImage(
  bytes: Uint8Array,
  options: { maxBytes: number; maxPixels: number; maxEdgePx: number; as: 'jpeg' | 'png' | 'webp' },
): Promise<CleanImage> {
  if (bytes.byteLength > options.maxBytes) {
    throw new AppError('too_large', `A picture may have at most ${Math.floor(options.maxBytes / 1_000_000)} MB.`, {
      reason: 'photo_too_large',
    });
  }
  if (!isPicture(bytes)) {
    throw new AppError('invalid_input', 'Only JPEG, PNG and WebP pictures are accepted.', { reason: 'not_a_picture' });
  }
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: options.maxPixels, failOn: 'error' })
      .timeout({ seconds: DECODE_SECONDS })
      .rotate()
      .resize({ width: options.maxEdgePx, height: options.maxEdgePx, fit: 'inside', withoutEnlargement: true })
      .toFormat(options.as, { quality: 85 })
      .toBuffer({ resolveWithObject: true });
    return { body: data, contentType: `image/${options.as}`, widthPx: info.width, heightPx: info.height };
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) {
      const megapixels = Math.floor(options.maxPixels / 1_000_000);
      throw new AppError('too_large', `A picture may have at most ${megapixels} megapixels.`, {
        reason: 'photo_too_large',
        cause: error,
      });
    }
    throw new AppError('invalid_input', 'This picture is damaged and cannot be read.', {
      reason: 'picture_damaged',
      cause: error,
    });
  }
}

/** JPEG, PNG or WebP by their first bytes; everything else (SVG above all) never reaches a decoder. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP')
  );
}
