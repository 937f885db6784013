import { describe, expect, it } from 'vitest';
import { COUNTRIES_WITH_STATES } from '@/lib/domain/recipient';
import { COUNTRIES } from './countries';
import { statesOf } from './states';

describe('places to choose from', () => {
  it.each(COUNTRIES_WITH_STATES)('%s, where an address needs a state, offers its states', (country) => {
    const states = statesOf(country);
    expect(states?.choices.length).toBeGreaterThan(7);
    for (const { value, label } of states?.choices ?? []) {
      expect(value).toMatch(/^[A-Z]{2,3}$/);
      expect(label).toMatch(/^[A-Z][a-z]/);
    }
  });

  it('every country has a code the address accepts and a name', () => {
    expect(new Set(COUNTRIES.map(({ value }) => value)).size).toBe(COUNTRIES.length);
    for (const { value, label } of COUNTRIES) {
      expect(value).toMatch(/^[A-Z]{2}$/);
      expect(label).not.toBe(value);
    }
  });
});
