import { describe, expect, it } from 'vitest';
import { addressRules, DESTINATION_CODES, isSamePlace, placeFaults, placeLine, tidyPlace } from './address-rules';
import { examplePostalCode, formatPostalCode } from './postal-codes';
import { stateCode, statesOf } from './provinces';

const names = new Intl.DisplayNames('en', { type: 'region' });

describe('postal codes', () => {
  it.each([
    ['US', '94107', '94107'],
    ['US', '941071234', '94107-1234'],
    ['CA', 'k1a0b1', 'K1A 0B1'],
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['GB', 'M1 1AE', 'M1 1AE'],
    ['GB', 'w1a 0ax', 'W1A 0AX'],
    ['NL', '1012ab', '1012 AB'],
    ['PT', '1000001', '1000-001'],
    ['JP', '1000001', '100-0001'],
    ['LV', '1010', 'LV-1010'],
    ['LV', 'lv1010', 'LV-1010'],
    ['IE', 'd02x285', 'D02 X285'],
    ['PL', '00 001', '00-001'],
    ['SE', '11455', '114 55'],
    ['FR', '75001', '75001'],
    ['LT', 'LT-04340', '04340'],
    ['PE', 'lima 7', 'LIMA 7'],
    ['SV', '1101', '1101'],
    ['JP', '１００－０００１', '100-0001'],
    ['JP', '〒100-0001', '100-0001'],
    ['JP', '100–0001', '100-0001'],
    ['JP', '100−0001', '100-0001'],
    ['DE', 'D-10115', '10115'],
    ['DE', 'DE-10115', '10115'],
    ['AT', 'A-1010', '1010'],
    ['CH', 'CH-8001', '8001'],
    ['SE', 'SE-114 55', '114 55'],
    ['LU', 'L-1111', '1111'],
    ['DE', '10115\u200b', '10115'],
  ])('%s: "%s" is written %s', (country, typed, written) => {
    expect(formatPostalCode(country, typed)).toBe(written);
  });

  it.each([
    ['US', '9410'],
    ['US', '94107-12'],
    ['CA', '94107'],
    ['GB', '12345'],
    ['DE', '1011'],
    ['MC', '75001'],
    ['DE', ''],
  ])('%s: "%s" is none', (country, typed) => {
    expect(formatPostalCode(country, typed)).toBeNull();
  });

  it('none is asked for where there are none, and what was typed is dropped', () => {
    expect(addressRules('HK').postalCode).toBeNull();
    expect(tidyPlace({ country: 'HK', postalCode: '999077' }).postalCode).toBe('');
    expect(placeFaults({ country: 'HK', postalCode: '' })).toEqual([]);
  });

  it('every example is a code of its country', () => {
    const wrong = DESTINATION_CODES.filter(
      (country) => addressRules(country).postalCode && formatPostalCode(country, examplePostalCode(country)) === null,
    );
    expect(wrong).toEqual([]);
  });
});

describe('states', () => {
  it.each([
    ['US', 'california', 'CA'],
    ['US', 'ca', 'CA'],
    ['CA', 'Québec', 'QC'],
    ['JP', '東京都', 'Tokyo'],
    ['JP', 'Ōsaka', 'Osaka'],
    ['BR', 'São Paulo', 'SP'],
    ['JP', 'tokyo', 'Tokyo'],
    ['DE', 'Bayern', null],
  ])('%s: "%s" is %s', (country, typed, code) => {
    expect(stateCode(country, typed)).toBe(code);
  });

  it('no country has the same state twice', () => {
    for (const country of DESTINATION_CODES) {
      const values = statesOf(country)?.choices.map(({ value }) => value) ?? [];
      expect(new Set(values).size).toBe(values.length);
    }
    expect(statesOf('IT')?.choices).toHaveLength(107);
    expect(statesOf('JP')?.choices).toHaveLength(47);
    expect(statesOf('BR')?.choices).toHaveLength(27);
    expect(statesOf('MX')?.choices).toHaveLength(32);
    expect(statesOf('IN')?.choices).toHaveLength(36);
  });
});

describe('an address', () => {
  it('is asked for in the words of its country', () => {
    const words = (country: string) => {
      const { postalCode, city, state } = addressRules(country);
      return [postalCode?.name, city, state?.kind];
    };
    expect(words('US')).toEqual(['zip', 'city', 'state']);
    expect(words('GB')).toEqual(['postcode', 'townOrCity', undefined]);
    expect(words('DE')).toEqual(['plz', 'city', undefined]);
    expect(words('JP')).toEqual(['postalCode', 'city', 'prefecture']);
  });

  it('tells every fault at its field, with an example', () => {
    expect(placeFaults({ country: 'US', state: 'XX', postalCode: '9' })).toEqual([
      { field: 'state', fault: 'state', message: 'Choose a state.' },
      { field: 'postalCode', fault: 'postalCode', message: 'Enter a ZIP code, like 95014.' },
    ]);
    expect(placeFaults({ country: 'DE', postalCode: '' })).toEqual([
      { field: 'postalCode', fault: 'postalCodeMissing', message: 'Enter the postal code (PLZ), like 26133.' },
    ]);
    expect(placeFaults({ country: 'KP' }).map(({ field }) => field)).toEqual(['country']);
    expect(placeFaults({ country: '' })).toEqual([
      { field: 'country', fault: 'countryMissing', message: 'Choose a country.' },
    ]);
  });

  it('without a postal code yet is no fault', () => {
    expect(placeFaults({ country: 'DE' })).toEqual([]);
  });

  it('is one place in any spelling, and another where state or code differ', () => {
    const place = { country: 'US', state: 'CA', postalCode: '94105' };
    expect(isSamePlace(place, { country: 'US', state: 'California', postalCode: ' 94105' })).toBe(true);
    expect(isSamePlace(place, { ...place, postalCode: '94106' })).toBe(false);
    expect(isSamePlace(place, { ...place, state: 'NV' })).toBe(false);
    expect(isSamePlace({ country: 'GB', postalCode: 'sw1a1aa' }, { country: 'GB', postalCode: 'SW1A 1AA' })).toBe(true);
  });

  it.each([
    [{ city: 'Berlin', postalCode: '10115', country: 'DE' }, '10115 Berlin'],
    [{ city: 'Roma', state: 'RM', postalCode: '00118', country: 'IT' }, '00118 Roma RM'],
    [{ city: 'Portland', state: 'OR', postalCode: '97209', country: 'US' }, 'Portland, OR 97209'],
    [{ city: 'London', postalCode: 'SW1A 1AA', country: 'GB' }, 'London SW1A 1AA'],
    [{ city: 'Hong Kong', country: 'HK' }, 'Hong Kong'],
  ])('%o is written %s', (place, line) => {
    expect(placeLine(place)).toBe(line);
  });

  it('can go to every destination by name, and each is listed once', () => {
    expect(new Set(DESTINATION_CODES).size).toBe(DESTINATION_CODES.length);
    for (const code of DESTINATION_CODES) expect(names.of(code)).not.toBe(code);
  });
});
