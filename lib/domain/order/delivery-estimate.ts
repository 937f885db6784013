import type { Destination } from '../address/recipient';

/** A well-connected place where providers want more than a country; an estimate is for the country as a whole. */
const PLACES: Record<string, Omit<Destination, 'country'>> = {
  US: { state: 'IL', postalCode: '60601', city: 'Chicago' },
  CA: { state: 'ON', postalCode: 'M5V 2T6', city: 'Toronto' },
  AU: { state: 'NSW', postalCode: '2000', city: 'Sydney' },
  JP: { state: '13', postalCode: '100-0001', city: 'Tokyo' },
};

export function typicalDestination(country: string): Destination {
  return { country, ...PLACES[country] };
}

/** The country of the first language that names one: "de-CH, de;q=0.9" → CH. Null where none does. */
export function countryOfLanguages(acceptLanguage: string | null): string | null {
  return /(?:^|,)\s*[a-z]{2,3}(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(acceptLanguage ?? '')?.[1] ?? null;
}
