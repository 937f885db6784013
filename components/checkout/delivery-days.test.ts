import { expect, it } from 'vitest';
import { deliveryDays } from './delivery-days';

it('names the days the server named, in every time zone', () => {
  expect(deliveryDays('2026-12-01', '2026-12-04')).toBe('Tue, Dec 1 – Fri, Dec 4');
});

it('says one day once', () => {
  expect(deliveryDays('2026-12-01', '2026-12-01')).toBe('Tue, Dec 1');
});
