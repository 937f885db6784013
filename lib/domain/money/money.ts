/** Money in code is an integer of minor units (cents) beside an ISO 4217 code in upper case. */

const digitsByCurrency = new Map<string, number>();

/** 2 for USD, 0 for JPY, 3 for KWD. Throws RangeError for something that is no currency code. */
export function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/** `("13.5", "USD")` → 1350. Throws on anything that is not a plain decimal or has too many decimals. */
export function parseDecimal(text: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new Error(`not an amount of money: "${text}"`);
  const digits = minorDigits(currency);
  const [, sign, whole = '0', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(digits))) throw new Error(`"${text}" has more decimals than ${currency} has`);
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) throw new Error(`amount too large: "${text}"`);
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** `(1350, "USD")` → "13.50". */
export function toDecimal(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  return (amountMinor / 10 ** digits).toFixed(digits);
}

/** `(1350, "USD", "de")` → "13,50 $". Staff read English. */
export function formatMoney(amountMinor: number, currency: string, locale = 'en'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
    amountMinor / 10 ** minorDigits(currency),
  );
}
