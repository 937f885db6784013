import { describe, expect, it } from 'vitest';
import { countryOfLanguages, typicalDestination } from './delivery-estimate';

describe('the place a delivery is estimated for', () => {
  it('has a state where providers refuse a country without', () => {
    expect(typicalDestination('US').state).toBe('IL');
    expect(typicalDestination('DE')).toEqual({ country: 'DE' });
  });

  it.each([
    ['de-CH,de;q=0.9,en-US;q=0.8', 'CH'],
    ['en,fr-FR;q=0.5', 'FR'],
    ['zh-Hant-TW', 'TW'],
    ['en', null],
    [null, null],
  ])('is guessed from "%s"', (languages, country) => {
    expect(countryOfLanguages(languages)).toBe(country);
  });
});
