import { kept } from '../core/kept';
import { DECIMALS } from './currencies';

/** Money in code is an integer of minor units (cents) beside an ISO 4217 code in upper case. */
export type Money = { amountMinor: number; currency: string };

/** 2 for USD, 0 for JPY, 3 for KWD. Throws RangeError for a currency outside the table. */
function minorDigits(currency: string): number {
  const digits = DECIMALS.get(currency);
  if (digits === undefined) throw new RangeError(`not a currency we know: "${currency}"`);
  return digits;
}

/**
 * `("13.5", "USD")` → 1350. What is finer than the minor unit is rounded, halves away from zero, and `rounded` says so:
 * `("3.999", "USD")` → 400. Null for what is no plain decimal, too large, or of no currency we know.
 */
export function parseDecimal(text: string, currency: string): { minor: number; rounded: boolean } | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  const digits = DECIMALS.get(currency);
  if (!match || digits === undefined) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const finer = fraction.slice(digits);
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0')) + (/^[5-9]/.test(finer) ? 1 : 0);
  if (!Number.isSafeInteger(minor)) return null;
  return { minor: sign === '-' && minor !== 0 ? -minor : minor, rounded: /[1-9]/.test(finer) };
}

/** `(1350, "USD")` → "13.50". */
export function toDecimal(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  return (amountMinor / 10 ** digits).toFixed(digits);
}

/** `(1350, "USD", "de")` → "13,50 $", alike in every browser. Staff read English. */
export function formatMoney(amountMinor: number, currency: string, locale = 'en'): string {
  const digits = minorDigits(currency);
  return moneyFormat(locale, currency, digits).format(amountMinor / 10 ** digits);
}

const moneyFormat = kept((locale: string, currency: string, digits: number) => {
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...decimals });
});

/** The sum of at least one amount. Throws for two currencies: they have none. */
export function sumOf([first, ...rest]: readonly [Money, ...Money[]]): Money {
  const other = rest.find(({ currency }) => currency !== first.currency);
  if (other) throw new Error(`${first.currency} and ${other.currency} cannot be added`);
  return { ...first, amountMinor: rest.reduce((sum, { amountMinor }) => sum + amountMinor, first.amountMinor) };
}
