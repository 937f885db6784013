import sharp from 'sharp';
import { AppError, type ErrorReason } from '@/lib/domain/core/errors';
import { atMost } from './at-most';

const DECODE_SECONDS = 15;
/** A decoded picture of 80 megapixels takes 320 MB, so few are held at a time by one process. */
const decoding = atMost(2);

export type CleanImage = { body: Uint8Array; contentType: string; widthPx: number; heightPx: number };

/**
 * Decodes an image that came from outside and encodes it anew, so that only pixels are left: no EXIF (place, device),
 * no hidden payload. What it is, its first bytes tell, never its name. Throws AppError invalid_input, too_large,
 * provider_unavailable while too much is to do.
 */
export async function cleanImage(
  bytes: Uint8Array,
  options: {
    maxBytes: number;
    maxPixels: number;
    maxEdgePx: number;
    as: 'jpeg' | 'png' | 'webp';
    quality?: number;
    /** What the person who sent it is told. */
    tooLarge: ErrorReason;
  },
): Promise<CleanImage> {
  if (bytes.byteLength > options.maxBytes) {
    throw new AppError('too_large', `A picture may have at most ${Math.floor(options.maxBytes / 1_000_000)} MB.`, {
      reason: options.tooLarge,
    });
  }
  if (pictureType(bytes) === null) {
    throw new AppError('invalid_input', 'Only JPEG, PNG and WebP pictures are accepted.', { reason: 'not_a_picture' });
  }
  let startedMs: number | null = null;
  try {
    // Read from the head alone; whoever lies there meets the decoder's own limit.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > options.maxPixels) {
      const megapixels = Math.floor(options.maxPixels / 1_000_000);
      throw new AppError('too_large', `A picture may have at most ${megapixels} megapixels.`, {
        reason: options.tooLarge,
      });
    }
    const { data, info } = await decoding(() => {
      startedMs = performance.now();
      return (
        sharp(bytes, { limitInputPixels: options.maxPixels, failOn: 'error' })
          .timeout({ seconds: DECODE_SECONDS })
          .rotate()
          .resize({ width: options.maxEdgePx, height: options.maxEdgePx, fit: 'inside', withoutEnlargement: true })
          // A quality makes sharp reduce a PNG to a palette.
          .toFormat(options.as, options.as === 'png' ? {} : { quality: options.quality ?? 85 })
          .toBuffer({ resolveWithObject: true })
      );
    });
    return { body: data, contentType: `image/${options.as}`, widthPx: info.width, heightPx: info.height };
  } catch (error) {
    if (error instanceof AppError) throw error;
    // The decoder ran out of time: under load a good picture does, too.
    if (startedMs !== null && performance.now() - startedMs >= DECODE_SECONDS * 1000)
      throw new AppError('provider_unavailable', 'We are busy right now. Please try again in a minute.', {
        reason: 'busy',
        retryAfterMs: 60_000,
        cause: error,
      });
    throw new AppError('invalid_input', 'This picture is damaged and cannot be read.', {
      reason: 'picture_damaged',
      cause: error,
    });
  }
}

/** Whether something can be seen through it, told from its head. */
export async function hasAlpha(bytes: Uint8Array): Promise<boolean> {
  return (await sharp(bytes, { limitInputPixels: false }).metadata()).hasAlpha;
}

/** JPEG, PNG or WebP by its first bytes; everything else (SVG above all) never reaches a decoder. */
export function pictureType(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' ? 'webp' : null;
}
