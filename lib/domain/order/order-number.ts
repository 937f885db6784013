import { cleanText } from '../core/clean';

/** Six digits, and up to three more for the day that has so many orders. */
const DIGITS = 6;
const MOST_DIGITS = 9;

export const ORDER_NUMBER = /^FBZ\d{14,17}$/;
/** What a part of an order is called at a provider. */
export const EXTERNAL_ID = /^FBZ\d{14,17}-\d+$/;

/**
 * `FBZ` + yyyymmdd + 6 digits out of `chance`, an integer of at least 48 bits that nobody can foresee: no number tells
 * how many orders there were. Whoever finds it taken asks again with one more in `taken`, for a longer one.
 */
export function orderNumber(placedAt: Date, chance: number, taken = 0): string {
  const digits = Math.min(DIGITS + taken, MOST_DIGITS);
  const day = placedAt.toISOString().slice(0, 10).replaceAll('-', '');
  return `FBZ${day}${String(chance % 10 ** digits).padStart(digits, '0')}`;
}

/** `Order #ＦＢＺ2026 1130 000042.` → `FBZ20261130000042`; null for what holds no number. */
export function readOrderNumber(typed: string): string | null {
  const bare = cleanText(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const digits = /(?:^|FBZ|\D)(\d{14,17})$/.exec(bare)?.[1];
  return digits === undefined ? null : `FBZ${digits}`;
}

/** The one after all that were ever used for this order. */
export function nextExternalId(number: string, used: readonly string[]): string {
  const ordinals = used.map((id) => Number(id.slice(number.length + 1)));
  return externalId(number, Math.max(0, ...ordinals) + 1);
}

/** What the provider knows the fulfillment by: unique for ever, at most 32 characters of [A-Za-z0-9-]. */
export function externalId(number: string, ordinal: number): string {
  return `${number}-${ordinal}`;
}
