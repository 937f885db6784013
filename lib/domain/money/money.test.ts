import { describe, expect, it } from 'vitest';
import { formatMoney, parseDecimal, toDecimal } from './money';
import { refundShare } from './pricing';

describe('money', () => {
  it.each([
    ['13.5', 'USD', 1350],
    ['0.07', 'USD', 7],
    ['1200', 'JPY', 1200],
    ['-2.50', 'EUR', -250],
  ])('reads %s %s as %i minor units', (text, currency, minor) => {
    expect(parseDecimal(text, currency)).toBe(minor);
  });

  it.each(['', '1,50', '1.005', 'NaN', '1e3'])('refuses "%s" instead of guessing', (text) => {
    expect(() => parseDecimal(text, 'USD')).toThrow();
  });

  it('prints what it reads', () => {
    expect([toDecimal(1350, 'USD'), toDecimal(1200, 'JPY'), formatMoney(1350, 'USD')]).toEqual([
      '13.50',
      '1200',
      '$13.50',
    ]);
  });

  it('gives back exactly the total over all parts', () => {
    const order = { totalMinor: 1434 };
    const first = refundShare(
      order,
      { itemsMinor: 400, shippingMinor: 111, taxMinor: 39 },
      { goneMinor: 0, byLineMinor: 0 },
      false,
    );
    expect(
      first +
        refundShare(
          order,
          { itemsMinor: 600, shippingMinor: 222, taxMinor: 0 },
          { goneMinor: first, byLineMinor: 0 },
          true,
        ),
    ).toBe(1434);
  });
});
