import { expect, it } from 'vitest';
import { deliveryDays } from './delivery-days';

/** Which kind of space stands around the dash differs between versions of the language data. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

it('names the days the server named, in every time zone', () => {
  expect(plain(deliveryDays('2026-12-01', '2026-12-04'))).toBe('Dec 1 – 4');
  expect(plain(deliveryDays('2026-11-30', '2026-12-04'))).toBe('Nov 30 – Dec 4');
});

it('says one day once', () => {
  expect(deliveryDays('2026-12-01', '2026-12-01')).toBe('Dec 1');
});
