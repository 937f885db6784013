import { describe, expect, it } from 'vitest';
import { formatExpiry, readExpiry } from './card-expiry';

describe('formatting an expiry date', () => {
  it.each([
    ['1', '1'],
    ['5', '05'],
    ['12', '12'],
    ['13', '01 / 3'],
    ['1/', '01'],
    ['1234', '12 / 34'],
    ['12/34', '12 / 34'],
    ['1/34', '01 / 34'],
    ['12/2034', '12 / 34'],
    ['12 / 3456', '12 / 34'],
    ['12 / ', '12'],
    ['', ''],
  ])('"%s" → "%s"', (typed, shown) => {
    expect(formatExpiry(typed)).toBe(shown);
  });
});

describe('reading an expiry date in November 2026', () => {
  const now = new Date(2026, 10, 24);

  it('is good through the last day of its month', () => {
    expect(readExpiry('11 / 26', now)).toEqual({ state: 'valid', expiry: { month: 11, year: 2026 } });
    expect(readExpiry('11 / 26', new Date(2026, 10, 30, 23, 59))).toMatchObject({ state: 'valid' });
    expect(readExpiry('11 / 26', new Date(2026, 11, 1))).toEqual({ state: 'month_past' });
  });

  it.each([
    ['10 / 26', 'month_past'],
    ['12 / 25', 'year_past'],
    ['01 / 77', 'year_invalid'],
    ['12 / 3', 'incomplete'],
    ['00 / 30', 'incomplete'],
    ['', 'incomplete'],
  ])('"%s" is %s', (typed, state) => {
    expect(readExpiry(typed, now)).toEqual({ state });
  });
});
