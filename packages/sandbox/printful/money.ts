/** Minor units as Printful prints money: a string with two decimals. */
export const money = (minor: number): string => (minor / 100).toFixed(2);

/** Minor units of a price a client sent, as a string or a number; undefined when it is no price. */
export function minorOf(price: unknown): number | undefined {
  if (typeof price !== 'string' && typeof price !== 'number') return undefined;
  return /^\d{1,7}(\.\d{1,2})?$/.test(String(price)) ? Math.round(Number(price) * 100) : undefined;
}
