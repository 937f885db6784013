import { expect, it } from 'vitest';
import { formatMinor } from './amount';

it('shows an amount with as many decimals as its currency has', () => {
  expect(formatMinor(4200, 'usd')).toBe('$42.00');
  expect(formatMinor(4200, 'jpy')).toBe('¥4,200');
  expect(formatMinor(5, 'eur')).toBe('€0.05');
});
