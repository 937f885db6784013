import { expect, it } from 'vitest';
import { exchanged, exchangeOf, offerIn, ratesIn } from './exchange';

const euros = exchangeOf({ currency: 'EUR', rates: 'USD 0.9215 2026-11-30\nJPY 0.0061 2026-11-02' });

it('a rate is a currency, what one of it is worth, and the day on which that was read', () => {
  expect(ratesIn('USD 0.9215 2026-11-30\n\nusd 1 2026-11-30\nUSD 0 2026-11-30\nUSD 1\nXXX 1 2026-11-30')).toEqual([
    { currency: 'USD', rate: 0.9215, day: '2026-11-30' },
    ...[null, null, null, null],
  ]);
  expect(ratesIn('USD 1 2026-02-30')).toEqual([null]);
});

it('money is worth the same in another currency, to its smallest coin, whatever decimals both have', () => {
  expect(exchanged(2600, 'USD', euros)).toBe(2396);
  expect(exchanged(2600, 'JPY', euros)).toBe(1586);
  expect(exchanged(1586, 'EUR', exchangeOf({ currency: 'JPY', rates: 'EUR 163.9 2026-11-30' }))).toBe(2599);
  expect(exchanged(2600, 'EUR', euros)).toBe(2600);
  expect(exchanged(2600, 'GBP', euros)).toBeNull();
});

it("an offer is sold in the shop's currency, and not at all without a rate; an unknown cost is not known", () => {
  const offer = { retailMinor: 2600, costMinor: 1000, costCurrency: null, currency: 'USD' };
  expect(offerIn(offer, euros)).toEqual({ ...offer, retailMinor: 2396, costMinor: 922, currency: 'EUR' });
  expect(offerIn({ ...offer, currency: 'GBP' }, euros)).toBeNull();
  expect(offerIn({ ...offer, currency: 'EUR', costCurrency: 'USD' }, euros)).toMatchObject({ costMinor: 922 });
  const asPriced = exchangeOf({ currency: '', rates: 'EUR 2 2026-11-30' });
  expect(offerIn(offer, asPriced)).toEqual(offer);
  expect(offerIn({ ...offer, costCurrency: 'EUR' }, asPriced)).toMatchObject({ costMinor: null, currency: 'USD' });
});
