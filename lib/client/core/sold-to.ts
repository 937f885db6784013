import { createContext, useContext } from 'react';

/** The countries that the shop sells to; none named is all of them. */
export const SoldTo = createContext<readonly string[]>([]);

/** A country as it is, or the first sold to in its place. */
export const useSoldTo = (country: string) => soldIn(country, useContext(SoldTo));

export function soldIn(country: string, soldTo: readonly string[]): string {
  return soldTo.length === 0 || soldTo.includes(country) ? country : (soldTo[0] ?? country);
}
