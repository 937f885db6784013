import { describe, expect, it } from 'vitest';
import type { Recipient } from '@/lib/domain/address/recipient';
import { AppError } from '@/lib/domain/core/errors';
import { dialableRecipient } from './dialable-recipient';

const to = (country: string, phone?: string): Recipient => ({
  name: 'Ada Lovelace',
  line1: 'Hauptstr. 1',
  city: 'Berlin',
  postalCode: '10115',
  country,
  phone,
});

describe('a phone number', () => {
  it.each([
    ['DE', '030 123456', '+4930123456'],
    ['DE', '+1 (415) 555-2671', '+14155552671'],
    ['US', '415.555.2671', '+14155552671'],
    ['GB', '020 7946 0958', '+442079460958'],
    ['GG', '01481 960194', '+441481960194'],
    ['IT', '06 1234 5678', '+390612345678'],
    ['JP', '03-1234-5678', '+81312345678'],
  ])('of an order to %s, "%s", reaches the carrier as %s', (country, typed, dialed) => {
    expect(dialableRecipient(to(country, typed)).phone).toBe(dialed);
  });

  it.each(['n/a', 'none', '-', '0', '123', '+', '+999 1234567', '12345678901234567890'])('"%s" is refused', (typed) => {
    expect(() => dialableRecipient(to('DE', typed))).toThrow(AppError);
  });

  it('that is not given stays away', () => {
    expect(dialableRecipient(to('DE'))).toEqual(to('DE'));
  });
});
