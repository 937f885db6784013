import type { UploadedDesign } from '@/lib/contracts/designs';
import {
  insideArea,
  type PlacedDesign,
  type Placement,
  type PrintArea,
  preflight,
} from '@/lib/domain/catalogue/design';

/** A picture the shopper uploaded and where they put it. Another variant may have another area: see `placementIn`. */
export type OwnDesign = { upload: UploadedDesign; placement: Placement };

/** What the words of `design` say of it; `px` is the least width that would do. */
export type Refusal = {
  words: 'notHere' | 'choosePicture' | 'design_outside' | 'design_too_small';
  px: number;
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
export function refusalOf(design: OwnDesign | null, area: PrintArea | null): Refusal | null {
  if (!area) return { words: 'notHere', px: 0 };
  if (!design) return { words: 'choosePicture', px: 0 };
  const { problem, neededPx } = preflight(placementIn(design, area), sizeOf(design.upload), area);
  return problem && { words: problem, px: neededPx };
}
