import { describe, expect, it } from 'vitest';
import { marginAt, type PriceRule, sellingPrice } from './selling-price';

const variant = { retailMinor: 2000, costMinor: 1240, currency: 'USD' };
const rule = (more: Partial<PriceRule> = {}): PriceRule => ({
  by: 'rule',
  markupPercent: 60,
  ending: null,
  minMarginMinor: 0,
  ...more,
});

describe('the selling price', () => {
  it("is the provider's where nobody said another", () => {
    expect(sellingPrice(variant, null)).toBe(2000);
  });

  it('is the price that was set', () => {
    expect(sellingPrice(variant, { by: 'price', minor: 2345 })).toBe(2345);
  });

  it.each([
    [null, 1984],
    [99, 1999],
    [90, 1990],
    [95, 1995],
    [0, 2000],
  ] as const)('of a rule ends in %s and is never below the markup', (ending, price) => {
    expect(sellingPrice(variant, rule({ ending }))).toBe(price);
    expect(sellingPrice({ ...variant, costMinor: 1250 }, rule({ ending: 90 }))).toBe(2090);
  });

  it('of a rule keeps the least margin', () => {
    expect(sellingPrice({ ...variant, costMinor: 100 }, rule({ minMarginMinor: 500, ending: 99 }))).toBe(699);
  });

  it('has no ending in a currency without decimals, and one of three digits in one with three', () => {
    expect(sellingPrice({ retailMinor: 1, costMinor: 1240, currency: 'JPY' }, rule({ ending: 99 }))).toBe(1984);
    expect(sellingPrice({ retailMinor: 1, costMinor: 1000, currency: 'KWD' }, rule({ ending: 99 }))).toBe(1990);
  });

  it('of a rule is the retail price where the cost is not known', () => {
    expect(sellingPrice({ ...variant, costMinor: null }, rule())).toBe(2000);
  });
});

describe('the margin', () => {
  it('is what printing and the payment leave', () => {
    expect(marginAt(2000, variant)).toBe(2000 - 1240 - 58 - 30);
    expect(marginAt(1000, variant)).toBeLessThan(0);
    expect(marginAt(1000, { ...variant, costMinor: null })).toBeNull();
  });
});
