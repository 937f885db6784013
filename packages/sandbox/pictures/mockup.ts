import sharp from 'sharp';
import type { Laid } from '../core/print-files';
import type { KindName } from './kinds';
import { printPlace } from './print-place';

/** A merchant's design on a bare good: `size` pixels square, PNG. */
export async function drawMockup(
  goods: string,
  kind: KindName,
  { x, y, scale, ratio }: Laid,
  print: Buffer,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const place = printPlace(kind, ratio);
  const width = Math.max(1, Math.round(scale * place.width * size));
  const { data, info } = await sharp(print).resize({ width }).png().toBuffer({ resolveWithObject: true });
  const base = sharp(Buffer.from(goods)).resize(size, size);
  const left = Math.round((place.left + x * place.width) * size - info.width / 2);
  const top = Math.round((place.top + y * place.height) * size - info.height / 2);
  return new Uint8Array(
    await base
      .composite([{ input: data, left, top }])
      .png()
      .toBuffer(),
  );
}
