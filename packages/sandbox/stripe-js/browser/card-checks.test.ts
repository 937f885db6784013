import { describe, expect, it } from 'vitest';
import { checkCvc, checkExpiry, checkNumber } from './card-checks';
import { checkPostalCode } from './countries';
import { isIncomplete } from './problem';

describe('what the card form says', () => {
  it('names each problem by the code Stripe gives it', () => {
    const now = new Date(2026, 10, 24);
    expect(checkNumber('')?.code).toBe('incomplete_number');
    expect(checkNumber('4242 4242 4242 4241')?.code).toBe('invalid_number');
    expect(checkExpiry('12', now)?.code).toBe('incomplete_expiry');
    expect(checkExpiry('12 / 20', now)?.code).toBe('invalid_expiry_year_past');
    expect(checkExpiry('10 / 26', now)?.code).toBe('invalid_expiry_month_past');
    expect(checkCvc('12', '4242')?.code).toBe('incomplete_cvc');
    expect(checkPostalCode('9720', 'US')?.code).toBe('incomplete_zip');
  });

  it('says nothing about a good card', () => {
    expect(checkNumber('4242 4242 4242 4242')).toBeUndefined();
    expect(checkExpiry('12 / 34', new Date(2026, 10, 24))).toBeUndefined();
    expect(checkCvc('123', '4242')).toBeUndefined();
  });

  it('asks four digits of an American Express code', () => {
    expect(checkCvc('123', '3782')?.code).toBe('incomplete_cvc');
    expect(checkCvc('1234', '3782')).toBeUndefined();
    expect(checkCvc('1234', '4242')?.code).toBe('incomplete_cvc');
  });

  it('knows the postal codes that cards are checked against', () => {
    for (const [code, country] of [
      ['97209', 'US'],
      ['97209-1234', 'US'],
      ['K1A 0B1', 'CA'],
      ['k1a0b1', 'CA'],
      ['SW1A 1AA', 'GB'],
    ] as const) {
      expect(checkPostalCode(code, country)).toBeUndefined();
    }
  });

  it('waits with incomplete fields and shows wrong ones at once', () => {
    expect(isIncomplete({ code: 'incomplete_cvc', message: '' })).toBe(true);
    expect(isIncomplete({ code: 'invalid_number', message: '' })).toBe(false);
  });
});
