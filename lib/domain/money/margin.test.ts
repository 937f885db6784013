import { expect, it } from 'vitest';
import { type MoneyPicture, marginOf } from './margin';

const MONEY: MoneyPicture = {
  currency: 'USD',
  chargedMinor: 5000,
  refundedMinor: 500,
  taxMinor: 0,
  fee: { amountMinor: 175, currency: 'USD' },
  losses: [],
  costs: [
    { amountMinor: 1200, currency: 'USD' },
    { amountMinor: 900, currency: 'USD' },
  ],
};

it('takes refunds, fee and every provider’s cost from what was charged', () => {
  expect(marginOf(MONEY)).toEqual({ marginMinor: 2225, whyNot: null });
});

it('counts no tax that was collected as profit, and of what went back none twice', () => {
  expect(marginOf({ ...MONEY, taxMinor: 1000 }).marginMinor).toBe(2225 - 900);
});

it.each<[string, Partial<MoneyPicture>]>([
  ['the fee is not known', { fee: null }],
  ['a cost is not known', { costs: [{ amountMinor: null, currency: null }] }],
  ['a cost is in another currency', { costs: [{ amountMinor: 100, currency: 'EUR' }] }],
  ['nothing was charged', { chargedMinor: 0 }],
])('claims no margin while %s', (_why, part) => {
  expect(marginOf({ ...MONEY, ...part }).marginMinor).toBeNull();
});
