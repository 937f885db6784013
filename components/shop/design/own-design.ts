import type { UploadedDesign } from '@/lib/contracts/designs';
import { insideArea, type PlacedDesign, type Placement, type PrintArea, preflight } from '@/lib/domain/design';

/** A picture the shopper uploaded and where they put it. Another variant may have another area: see `placementIn`. */
export type OwnDesign = { upload: UploadedDesign; placement: Placement };

const words = {
  choosePicture: 'Upload your picture first, or go back to our design.',
  notHere: 'Your design cannot be printed on this choice. Choose another one.',
};

export const sizeOf = ({ width_px, height_px }: UploadedDesign) => ({ widthPx: width_px, heightPx: height_px });

/** Where it lies on this variant: the same place, moved as little as it takes to fit. */
export function placementIn({ upload, placement }: OwnDesign, area: PrintArea): Placement {
  return insideArea(placement, sizeOf(upload), area);
}

/** What goes into the cart. */
export function placedDesign(design: OwnDesign | null, area: PrintArea | null): PlacedDesign | undefined {
  return design && area ? { file: design.upload.file, ...placementIn(design, area) } : undefined;
}

/** Why it cannot go into the cart like this; null where it can. */
export function refusalOf(design: OwnDesign | null, area: PrintArea | null): string | null {
  if (!area) return words.notHere;
  if (!design) return words.choosePicture;
  const { verdict, words: why } = preflight(placementIn(design, area), sizeOf(design.upload), area);
  return verdict === 'refused' ? why : null;
}
