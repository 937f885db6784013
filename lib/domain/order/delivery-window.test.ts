import { describe, expect, it } from 'vitest';
import { dayRange, firstWindow, lastOf, nextWindow, windowAfter } from './delivery-window';

const quote = (from: string, to: string) => ({ from, to, basis: 'quote' as const });
const carrier = (from: string, to: string) => ({ from, to, basis: 'carrier' as const });
const at = (day: string) => new Date(`${day}T12:00:00Z`);
const PROMISE = quote('2026-07-06', '2026-07-10');

describe('a delivery window', () => {
  it('is that of the last part, and never begins after it ends', () => {
    expect(lastOf([quote('2026-07-06', '2026-07-10'), quote('2026-07-02', '2026-07-12')])).toEqual(
      quote('2026-07-06', '2026-07-12'),
    );
    expect(lastOf([quote('2026-07-06', '2026-07-07'), carrier('2026-07-05', '2026-07-06')])).toEqual(
      quote('2026-07-06', '2026-07-07'),
    );
    expect(lastOf([])).toBeNull();
  });

  it('stays what it is while nothing new is known', () => {
    expect(nextWindow(firstWindow(PROMISE), [PROMISE], at('2026-07-03'))).toBeNull();
    expect(nextWindow(firstWindow(PROMISE), [], at('2026-07-30'))).toBeNull();
  });

  it('remembers what it was when its end moves', () => {
    const next = nextWindow(firstWindow(PROMISE), [carrier('2026-07-13', '2026-07-14')], at('2026-07-08'));
    expect(next).toMatchObject({
      to: '2026-07-14',
      basis: 'carrier',
      previous: { from: '2026-07-06', to: '2026-07-10' },
      promised: PROMISE,
    });
  });

  it('that only gets narrower has not changed for anybody', () => {
    const next = nextWindow(firstWindow(PROMISE), [carrier('2026-07-09', '2026-07-10')], at('2026-07-08'));
    expect(next).toMatchObject({ from: '2026-07-09', to: '2026-07-10', previous: null, changedAt: null });
  });

  it('that has passed moves on once and not day by day', () => {
    const moved = nextWindow(firstWindow(PROMISE), [PROMISE], at('2026-07-13'));
    expect(moved).toMatchObject({ from: '2026-07-14', to: '2026-07-20', basis: 'late' });
    if (!moved) throw new Error('it did not move');
    expect(nextWindow(moved, [PROMISE], at('2026-07-14'))).toBeNull();
    expect(nextWindow(moved, [PROMISE], at('2026-07-20'))).toBeNull();
    expect(nextWindow(moved, [PROMISE], at('2026-07-21'))).toMatchObject({ to: '2026-07-28' });
  });

  it('that was moved on follows the carrier again', () => {
    const moved = nextWindow(firstWindow(PROMISE), [PROMISE], at('2026-07-13'));
    if (!moved) throw new Error('it did not move');
    const next = nextWindow(moved, [carrier('2026-07-15', '2026-07-16')], at('2026-07-14'));
    expect(next).toMatchObject({ to: '2026-07-16', basis: 'carrier', previous: { to: '2026-07-20' } });
  });

  it('is counted in whole days from the payment', () => {
    expect(windowAfter(at('2026-07-01'), { p20Days: 4.2, p90Days: 8 })).toEqual({
      from: '2026-07-06',
      to: '2026-07-09',
    });
  });

  it('reads as people write it', () => {
    expect(dayRange('2026-07-03', '2026-07-08', 'en')).toBe('Jul 3 – 8');
    expect(dayRange('2026-07-30', '2026-08-02', 'en')).toBe('Jul 30 – Aug 2');
    expect(dayRange('2026-07-03', '2026-07-03', 'en')).toBe('Jul 3');
    expect(dayRange('2026-12-10', '2027-01-14', 'en')).toBe('Dec 10 – Jan 14');
    expect(dayRange('2026-12-10', '2027-01-14', 'de')).toBe('10. Dez. – 14. Jan.');
    expect(dayRange('2026-07-03', '2026-07-08', 'de')).toBe('3. – 8. Juli');
    expect(dayRange('2026-07-30', '2026-08-02', 'de')).toBe('30. Juli – 2. Aug.');
  });
});
