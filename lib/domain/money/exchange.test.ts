import { expect, it } from 'vitest';
import { shopSchema } from '../shop/settings';
import { exchanged, exchangeOf, offerIn, ratesIn } from './exchange';

const RATES = 'USD EUR 0.9215 2025-11-03\nJPY EUR 0.0061 2025-11-02';
const euros = exchangeOf({ currency: 'EUR', rates: RATES });

it('a rate is two currencies, what one of the first is worth in the second, and the day on which that was read', () => {
  const wrong = ['usd EUR 1 2025-11-03', 'USD EUR 0 2025-11-03', 'USD EUR 1', 'XXX EUR 1 2025-11-03'];
  const alsoWrong = ['USD XXX 1 2025-11-03', 'USD USD 1 2025-11-03', 'USD 1 2025-11-03', 'USD EUR 1 2025-02-30'];
  expect(ratesIn(['USD EUR 0.9215 2025-11-03', '', ...wrong, ...alsoWrong].join('\n'))).toEqual([
    { currency: 'USD', into: 'EUR', rate: 0.9215, day: '2025-11-03' },
    ...[...wrong, ...alsoWrong].map(() => null),
  ]);
});

it('a second rate for the same two currencies and a day to come are refused, each in words', () => {
  const saved = (rates: string) => shopSchema.safeParse({ rates }).error?.issues.map(({ message }) => message);
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  expect(saved(`${RATES}\nUSD GBP 0.8 ${inDays(0)}`)).toBeUndefined();
  expect(saved('USD 0.9215 2025-11-03')).toEqual([expect.stringContaining('USD EUR 0.9215')]);
  expect(saved(`${RATES}\nUSD EUR 0.9 2025-11-04`)).toEqual([expect.stringContaining('one rate')]);
  expect(saved(`USD EUR 0.9 ${inDays(2)}`)).toEqual([expect.stringContaining('still to come')]);
});

it('money is worth the same in another currency, to its smallest coin, whatever decimals both have', () => {
  expect(exchanged(2600, 'USD', euros)).toBe(2396);
  expect(exchanged(2600, 'JPY', euros)).toBe(1586);
  expect(exchanged(1586, 'EUR', exchangeOf({ currency: 'JPY', rates: 'EUR JPY 163.9 2025-11-03' }))).toBe(2599);
  expect(exchanged(2600, 'EUR', euros)).toBe(2600);
  expect(exchanged(2600, 'GBP', euros)).toBeNull();
});

it('a rate holds for the currency that it names alone, also when the shop sells in another', () => {
  expect(exchanged(2000, 'USD', exchangeOf({ currency: 'JPY', rates: RATES }))).toBeNull();
  const both = exchangeOf({ currency: 'JPY', rates: `${RATES}\nUSD JPY 150 2025-11-03` });
  expect(exchanged(2000, 'USD', both)).toBe(3000);
});

it("an offer is sold in the shop's currency, and not at all without a rate; an unknown cost is not known", () => {
  const offer = { retailMinor: 2600, costMinor: 1000, costCurrency: null, currency: 'USD' };
  expect(offerIn(offer, euros)).toEqual({ ...offer, retailMinor: 2396, costMinor: 922, currency: 'EUR' });
  expect(offerIn({ ...offer, currency: 'GBP' }, euros)).toBeNull();
  expect(offerIn({ ...offer, currency: 'EUR', costCurrency: 'USD' }, euros)).toMatchObject({ costMinor: 922 });
  expect(offerIn({ ...offer, currency: 'EUR', costCurrency: 'GBP' }, euros)).toMatchObject({ costMinor: null });
});

it('where the shop has no currency of its own, a price stays and its cost is told in it', () => {
  const asPriced = exchangeOf({ currency: '', rates: 'EUR USD 1.1 2025-11-03' });
  const offer = { retailMinor: 2600, costMinor: 1000, costCurrency: null, currency: 'USD' };
  expect(offerIn(offer, asPriced)).toEqual(offer);
  expect(offerIn({ ...offer, costCurrency: 'EUR' }, asPriced)).toMatchObject({ costMinor: 1100, currency: 'USD' });
  expect(offerIn({ ...offer, costCurrency: 'GBP' }, asPriced)).toMatchObject({ costMinor: null, currency: 'USD' });
});
