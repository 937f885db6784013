import { DESIGN_PROBLEMS } from '../core/errors';
import type { Locale } from '../core/locale';

/** A shopper's own picture on a product: where it lies, how large it prints, and whether that prints well. */

/** Where a provider prints on one variant, at the size of its print file. */
export type PrintArea = {
  /** The provider's own word for the place: "front". */
  position: string;
  widthPx: number;
  heightPx: number;
  dpi: number;
  /** Where the area lies on a square picture of the bare good, in fractions of its side. */
  stage: Stage;
};
export type Stage = {
  /** Null where there is none: then the product's own picture has to do. */
  picture: string | null;
  /** `#rrggbb` behind a picture that is only an outline. */
  background: string | null;
  left: number;
  top: number;
  width: number;
  height: number;
};

/** The centre in fractions of the print area, and the picture's width as a part of the area's width. */
export type Placement = { x: number; y: number; scale: number };
/** Of an uploaded picture: its content hash and its measures. */
export type DesignFile = { file: string; widthPx: number; heightPx: number };
/** What a cart names. */
export type PlacedDesign = { file: string } & Placement;
/** What an order keeps, whatever becomes of the product. */
export type DesignSnapshot = DesignFile & { mediaType: string; placement: Placement; area: PrintArea };

type Size = { widthPx: number; heightPx: number };

export const MAX_DESIGN_BYTES = 20_000_000;
export const MAX_DESIGN_PIXELS = 80_000_000;
/** Of what is stored and printed: a print shop takes no more than 200 MB. */
export const MAX_PRINT_BYTES = 100_000_000;
/** Of all uploads of a day together: a flood of pictures stops before the disk is full. */
export const MAX_NEW_DESIGNS_BYTES = 20_000_000_000;
/** An uploaded picture that nobody ordered is kept for so long after it was last used. */
export const DESIGN_KEPT_DAYS = 14;

export const DESIGN_FILE = /^[0-9a-f]{64}$/;
export const MIN_SCALE = 0.05;
/** Below it edges show steps at arm's length; from the second on it looks as sharp as it can. */
export const LEAST_DPI = 100;
export const GOOD_DPI = 150;

const PLACES = 10_000;
const rounded = (value: number) => Math.round(value * PLACES) / PLACES;
/** A placement is rounded, so its edges may miss the area's by as much. */
const SLACK = 2 / PLACES;

/** How wide the whole area prints, in inches. */
const areaInches = (area: PrintArea) => area.widthPx / area.dpi;

/** The picture's height as a part of the area's height. */
export function heightOf({ scale }: Pick<Placement, 'scale'>, file: Size, area: Size): number {
  return (scale * area.widthPx * file.heightPx) / (file.widthPx * area.heightPx);
}

/** The largest a picture can be inside the area, whole. */
export function largestScale(file: Size, area: Size): number {
  return Math.floor(Math.min(1, 1 / heightOf({ scale: 1 }, file, area)) * PLACES) / PLACES;
}

/** The nearest placement that lies inside the area. */
export function insideArea({ x, y, scale }: Placement, file: Size, area: Size): Placement {
  const largest = largestScale(file, area);
  const kept = Math.max(Math.min(MIN_SCALE, largest), Math.min(largest, rounded(scale)));
  const halfWidth = kept / 2;
  const halfHeight = heightOf({ scale: kept }, file, area) / 2;
  const within = (value: number, half: number) => rounded(Math.min(1 - half, Math.max(half, value)));
  return { x: within(x, halfWidth), y: within(y, halfHeight), scale: kept };
}

/** In the middle, as large as it goes without printing badly. */
export function firstPlacement(file: Size, area: PrintArea): Placement {
  const sharp = Math.floor((file.widthPx / (GOOD_DPI * areaInches(area))) * PLACES) / PLACES;
  return insideArea({ x: 0.5, y: 0.5, scale: Math.max(sharp, MIN_SCALE) }, file, area);
}

/** The dots per inch a picture is printed with at that size. */
export function printedDpi({ scale }: Pick<Placement, 'scale'>, file: Size, area: PrintArea): number {
  // What is 150 on paper may be 149.999… in a computer.
  return Math.floor(file.widthPx / (scale * areaInches(area)) + 1e-6);
}

export type DesignProblem = (typeof DESIGN_PROBLEMS)[number];

export function isDesignProblem(value: unknown): value is DesignProblem {
  return DESIGN_PROBLEMS.some((problem) => problem === value);
}

/** `neededPx` is the least width of a picture that may be printed this large. `problem` is why it is refused. */
export type Preflight = { dpi: number; neededPx: number } & (
  | { verdict: 'good' | 'fair'; problem: null }
  | { verdict: 'refused'; problem: 'design_outside' | 'design_too_small' }
);

/** Whether it may be printed like this. */
export function preflight(placement: Placement, file: Size, area: PrintArea): Preflight {
  const dpi = printedDpi(placement, file, area);
  const seen = { dpi, neededPx: Math.ceil(LEAST_DPI * placement.scale * areaInches(area)) };
  if (!liesInside(placement, file, area)) return { ...seen, verdict: 'refused', problem: 'design_outside' };
  if (dpi < LEAST_DPI) return { ...seen, verdict: 'refused', problem: 'design_too_small' };
  return { ...seen, verdict: dpi < GOOD_DPI ? 'fair' : 'good', problem: null };
}

function liesInside({ x, y, scale }: Placement, file: Size, area: Size): boolean {
  const halfHeight = heightOf({ scale }, file, area) / 2;
  const inside = (centre: number, half: number) => centre - half >= -SLACK && centre + half <= 1 + SLACK;
  return inside(x, scale / 2) && inside(y, halfHeight);
}

/** The printed width and height in inches, one decimal. */
export function printedInches({ scale }: Placement, file: Size, area: PrintArea): { width: number; height: number } {
  const width = scale * areaInches(area);
  return { width: Math.round(width * 10) / 10, height: Math.round(((width * file.heightPx) / file.widthPx) * 10) / 10 };
}

const UNITS = { en: { unit: 'in', perInch: 1 }, de: { unit: 'cm', perInch: 2.54 } };

/** How large a design prints, in the measure its reader is used to: `8 × 6.5 in`, `20,3 × 16,5 cm`. */
export function printedSize(design: Size & { placement: Placement; area: PrintArea }, locale: Locale): string {
  const { unit, perInch } = UNITS[locale];
  const { width, height } = printedInches(design.placement, design, design.area);
  const said = (inches: number) => (inches * perInch).toLocaleString(locale, { maximumFractionDigits: 1 });
  return `${said(width)} × ${said(height)} ${unit}`;
}

/** What makes two lines of a cart the same line: a variant, and the design on it. */
export function lineKey(variantId: string, design: PlacedDesign | undefined): string {
  if (design === undefined) return variantId;
  const { file, x, y, scale } = design;
  return `${variantId}~${file.slice(0, 16)}~${x}~${y}~${scale}`;
}

/** Under our own address and the same for ever: the bytes decide it. A provider keeps what it fetched by address. */
export function printPath({ file, mediaType }: { file: string; mediaType: string }): string {
  return `/api/designs/${file}/print.${mediaType === 'image/jpeg' ? 'jpg' : 'png'}`;
}

/** A small one for screens. */
export function previewPath(file: string): string {
  return `/api/designs/${file}/preview.webp`;
}

/** A tiny one that every mail program can show. */
export function mailPicturePath(file: string): string {
  return `/api/designs/${file}/mail.png`;
}

/** What pages need to show it. */
export function designView(design: DesignSnapshot | null) {
  if (design === null) return null;
  const { file, widthPx, heightPx, placement, area } = design;
  const preview = previewPath(file);
  return { file, preview, print: printPath(design), widthPx, heightPx, placement, area };
}

/** Where the print lies on a square picture of such a good, for providers that do not tell. */
const USUAL_PLACE: ReadonlyMap<string, { x: number; y: number; width: number; height: number }> = new Map(
  Object.entries({
    'T-Shirt': { x: 0.5, y: 0.46, width: 0.36, height: 0.46 },
    Hoodie: { x: 0.5, y: 0.51, width: 0.3, height: 0.28 },
    Sweatshirt: { x: 0.5, y: 0.48, width: 0.36, height: 0.42 },
    Mug: { x: 0.44, y: 0.5, width: 0.42, height: 0.4 },
    Poster: { x: 0.5, y: 0.512, width: 0.5, height: 0.68 },
    Sticker: { x: 0.5, y: 0.49, width: 0.68, height: 0.68 },
    'Tote Bag': { x: 0.51, y: 0.63, width: 0.4, height: 0.4 },
    Pillow: { x: 0.5, y: 0.5, width: 0.66, height: 0.66 },
    'Phone Case': { x: 0.5, y: 0.55, width: 0.3, height: 0.5 },
  }),
);

/** Null for a kind whose pictures we do not know. */
export function usualStage(kind: string, area: Size): Omit<Stage, 'picture' | 'background'> | null {
  const place = USUAL_PLACE.get(kind);
  if (!place) return null;
  const width = Math.min(place.width, (place.height * area.widthPx) / area.heightPx);
  const height = (width * area.heightPx) / area.widthPx;
  return { left: place.x - width / 2, top: place.y - height / 2, width, height };
}
