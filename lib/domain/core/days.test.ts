import { describe, expect, it } from 'vitest';
import { addBusinessDays, businessDaysUntil, isoDay } from './days';

describe('business days', () => {
  it('counted back are those that were added, from any day of the week', () => {
    for (let weekday = 1; weekday <= 7; weekday += 1) {
      const from = new Date(Date.UTC(2026, 10, weekday, 15, 30));
      for (let days = 0; days <= 12; days += 1) {
        expect(businessDaysUntil(isoDay(addBusinessDays(from, days)), from)).toBe(days);
      }
    }
  });

  it('to a day that is past are none', () => {
    expect(businessDaysUntil('2026-11-01', new Date('2026-11-30T12:00:00Z'))).toBe(0);
  });
});
