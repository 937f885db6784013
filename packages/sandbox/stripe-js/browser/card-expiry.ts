/** Expiry dates as shoppers and browsers type them: `1234`, `12/34`, `12 / 2034`, `1/34`. */
export type Expiry = { month: number; year: number };
export type ExpiryReading =
  | { state: 'valid'; expiry: Expiry }
  | { state: 'incomplete' | 'year_past' | 'month_past' | 'year_invalid' };

/** Issuers print dates at most this far ahead; Stripe refuses later ones. */
const MAX_YEARS_AHEAD = 50;

/** `1234` → `12 / 34`. A first digit above 1 can only be a month of its own: `5` → `05`. */
export function formatExpiry(text: string): string {
  const fullYear = /^\s*(\d{1,2})\s*[/-]\s*20(\d\d)\s*$/.exec(text);
  if (fullYear) return `${fullYear[1]?.padStart(2, '0')} / ${fullYear[2]}`;
  const month = /^\s*(\d)\s*[/-]/.exec(text) ? `0${text.trimStart()}` : text;
  const digits = month.replace(/\D/g, '');
  const padded = /^([2-9]|1[3-9])/.test(digits) ? `0${digits}` : digits;
  const [mm, yy] = [padded.slice(0, 2), padded.slice(2, 4)];
  return yy === '' ? mm : `${mm} / ${yy}`;
}

/** Reads what `formatExpiry` wrote. A card is good through the last day of its month. */
export function readExpiry(text: string, now: Date): ExpiryReading {
  const match = /^(\d\d) \/ (\d\d)$/.exec(text);
  const month = Number(match?.[1]);
  if (!match || month < 1 || month > 12) return { state: 'incomplete' };
  const thisYear = now.getFullYear();
  const year = Math.floor(thisYear / 100) * 100 + Number(match[2]);
  if (year < thisYear) return { state: 'year_past' };
  if (year === thisYear && month < now.getMonth() + 1) return { state: 'month_past' };
  if (year > thisYear + MAX_YEARS_AHEAD) return { state: 'year_invalid' };
  return { state: 'valid', expiry: { month, year } };
}
