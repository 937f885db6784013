import { kept } from '../core/kept';

/** Measures of a good, size by size, in millimetres; shown in centimetres or inches. */
export type SizeGuide = {
  /** The print shop's own table, or what is usual for this kind of good. */
  source: 'provider' | 'usual';
  sizes: string[];
  rows: { label: string; mm: Record<string, { min: number; max: number }> }[];
};

export const LENGTH_UNITS = ['in', 'cm'] as const;
export type LengthUnit = (typeof LENGTH_UNITS)[number];

const MM_PER_INCH = 25.4;

/** "26 ¾" or "68", a range as "34 – 37". Inches to a quarter, centimetres to a half: cloth is no more exact. */
export function lengthWords({ min, max }: { min: number; max: number }, unit: LengthUnit, locale: string): string {
  const [from, to] = [inUnit(min, unit, locale), inUnit(max, unit, locale)];
  return from === to ? from : `${from} – ${to}`;
}

const numberFormat = kept((locale: string) => new Intl.NumberFormat(locale));
const QUARTERS = ['', ' ¼', ' ½', ' ¾'];

function inUnit(mm: number, unit: LengthUnit, locale: string): string {
  if (unit === 'cm') return numberFormat(locale).format(Math.round(mm / 5) / 2);
  const quarters = Math.round((mm / MM_PER_INCH) * 4);
  return `${Math.floor(quarters / 4)}${QUARTERS[quarters % 4] ?? ''}`;
}

/** Where people measure in inches. */
export function usualUnit(country: string): LengthUnit {
  return ['US', 'LR', 'MM'].includes(country) ? 'in' : 'cm';
}

/** Flat measures of common blanks in mm: width across the chest, length from the highest shoulder point. */
const WIDTHS: Record<string, [chest: number, length: number]> = {
  XS: [420, 680],
  S: [460, 710],
  M: [510, 740],
  L: [560, 760],
  XL: [610, 790],
  '2XL': [660, 810],
  '3XL': [710, 840],
};
/** Sleeves from the middle of the back. */
const SLEEVES: Record<string, number> = { XS: 810, S: 850, M: 870, L: 890, XL: 920, '2XL': 940, '3XL': 965 };

const OTHER_BODIES = /\b(kids?|child(ren)?|youth|toddlers?|bab(y|ies)|infants?|girls?|boys?|onesies?|dogs?|pets?)\b/i;
const WOMEN = /\b(wom[ae]n|lad(y|ies)|female|maternity)\b/i;
const MEN_TOO = /\b(m[ae]n|unisex)\b/i;

/** The usual table is one of unisex cuts: it would be false on a child's tee, and on a woman's. */
function isUsualCut(words: readonly string[]): boolean {
  const all = words.join(', ');
  return !OTHER_BODIES.test(all) && (!WOMEN.test(all) || MEN_TOO.test(all));
}

/**
 * What is usual for a kind of good whose print shop gives no table; null for what comes in no body size, or is cut for
 * other bodies by what is said of it (`about`: its title and tags).
 */
export function usualSizeGuide(kind: string, sizes: readonly string[], about: readonly string[]): SizeGuide | null {
  if (!isUsualCut([kind, ...about])) return null;
  const known = sizes.filter((size) => WIDTHS[size] !== undefined);
  const isTop = /shirt|hoodie|tee\b|top\b/i.test(kind);
  if (!isTop || known.length === 0) return null;
  const row = (label: string, mmOf: (size: string) => number | undefined) => ({
    label,
    mm: Object.fromEntries(
      known.flatMap((size) => {
        const mm = mmOf(size);
        return mm === undefined ? [] : [[size, { min: mm, max: mm }]];
      }),
    ),
  });
  const isLongSleeved = /sweat|hoodie/i.test(kind);
  return {
    source: 'usual',
    sizes: known,
    rows: [
      row('Width', (size) => WIDTHS[size]?.[0]),
      row('Length', (size) => WIDTHS[size]?.[1]),
      ...(isLongSleeved ? [row('Sleeve', (size) => SLEEVES[size])] : []),
    ],
  };
}
