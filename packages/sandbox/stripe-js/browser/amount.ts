/** `4200, 'usd'` → `$42.00`; the number of decimals is the currency's own, so `4200, 'jpy'` → `¥4,200`. */
export function formatMinor(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** decimals);
}
