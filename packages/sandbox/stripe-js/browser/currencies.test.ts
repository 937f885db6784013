import { expect, it } from 'vitest';
import { checkAmount } from '../../stripe/money';
import { shown } from './currencies';

it('shows an amount with as many decimals as Stripe takes, whatever Intl thinks', () => {
  expect(shown(4200, 'usd')).toBe('$42.00');
  expect(shown(4200, 'jpy')).toBe('¥4,200');
  expect(shown(5, 'eur')).toBe('€0.05');
  expect(shown(499_000, 'huf')).toBe('HUF\u00a04,990.00');
});

it.each([
  ['isk', 50_050],
  ['ugx', 50_050],
  ['kwd', 5_124],
])('refuses an amount finer than %s is charged in', (currency, amount) => {
  expect(() => checkAmount(amount, currency)).toThrow('divisible');
});
