import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECIMALS, whyNotSoldIn } from './currencies';
import { formatMoney, parseDecimal, sumOf, toDecimal } from './money';
import { refundShare } from './pricing';

const anyCurrency = fc.constantFrom(...DECIMALS.keys());

describe('money', () => {
  it.each([
    ['13.5', 'USD', 1350],
    ['0.07', 'USD', 7],
    ['1200', 'JPY', 1200],
    ['-2.50', 'EUR', -250],
    // Whole in Intl's eyes, charged by Stripe in hundredths.
    ['4990.00', 'HUF', 499_000],
    ['150000', 'IDR', 15_000_000],
    ['89900', 'COP', 8_990_000],
    ['5.120', 'KWD', 5120],
  ])('reads %s %s as %i minor units', (text, currency, minor) => {
    expect(parseDecimal(text, currency)).toEqual({ minor, rounded: false });
  });

  it.each([
    ['500.50', 'JPY', 501],
    ['500.49', 'JPY', 500],
    ['3.999', 'USD', 400],
    ['1.005', 'USD', 101],
    ['-1.005', 'USD', -101],
  ])('rounds %s %s to the minor unit, halves up, and says so', (text, currency, minor) => {
    expect(parseDecimal(text, currency)).toEqual({ minor, rounded: true });
  });

  it.each(['', '1,50', 'NaN', '1e3', '99999999999999999'])('takes "%s" for no amount instead of guessing', (text) => {
    expect(parseDecimal(text, 'USD')).toBeNull();
  });

  it('knows no amount of a currency outside the table', () => {
    expect(parseDecimal('1.00', 'XYZ')).toBeNull();
    expect(() => formatMoney(100, 'XYZ')).toThrow(RangeError);
  });

  it('reads back what it prints, in every currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), anyCurrency, (minor, currency) => {
        expect(parseDecimal(toDecimal(minor, currency), currency)).toEqual({ minor, rounded: false });
      }),
    );
  });

  it('shows the decimals that are charged, whatever this browser thinks of the currency', () => {
    expect([formatMoney(1350, 'USD'), formatMoney(1200, 'JPY'), formatMoney(499_000, 'HUF', 'de')]).toEqual([
      '$13.50',
      '¥1,200',
      '4.990,00\u00a0HUF',
    ]);
  });

  it('adds one currency, and never two', () => {
    const eur = { amountMinor: 500, currency: 'EUR' };
    expect(sumOf([eur, eur])).toEqual({ amountMinor: 1000, currency: 'EUR' });
    expect(() => sumOf([eur, { amountMinor: 500, currency: 'JPY' }])).toThrow('cannot be added');
  });

  it('is not taken in currencies whose smallest amounts Stripe does not charge', () => {
    expect(['USD', 'JPY', 'HUF', 'TWD'].map(whyNotSoldIn)).toEqual([null, null, null, null]);
    for (const currency of ['ISK', 'UGX', 'KWD', 'XYZ']) expect(whyNotSoldIn(currency)).toContain(currency);
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
