import sharp from 'sharp';
import type { Laid } from '../core/print-files';
import { type PrintedKind, printPlace } from './print-place';

const MOCKUP_PX = 900;

/** A merchant's design on the picture of a bare good, as a square PNG. */
export async function drawMockup(
  goods: Uint8Array,
  kind: PrintedKind,
  { x, y, scale, ratio }: Laid,
  print: Buffer,
): Promise<Uint8Array<ArrayBuffer>> {
  const size = MOCKUP_PX;
  const place = printPlace(kind, ratio);
  const width = Math.max(1, Math.round(scale * place.width * size));
  const { data, info } = await sharp(print).resize({ width }).png().toBuffer({ resolveWithObject: true });
  const base = sharp(goods).resize(size, size);
  const left = Math.round((place.left + x * place.width) * size - info.width / 2);
  const top = Math.round((place.top + y * place.height) * size - info.height / 2);
  return new Uint8Array(
    await base
      .composite([{ input: data, left, top }])
      .png()
      .toBuffer(),
  );
}
