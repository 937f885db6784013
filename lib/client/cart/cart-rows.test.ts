import { describe, expect, it } from 'vitest';
import type { CartLine } from '@/lib/contracts/catalogue';
import { cartRows, subtotalOf } from './cart-rows';

const line = (variant_id: string, unit_minor: number, available = true): CartLine => ({
  key: variant_id,
  variant_id,
  design: null,
  problem: null,
  pause: null,
  product_id: 'p',
  slug: 'p',
  title: 'Tee',
  variant_name: variant_id,
  provider: 'printful',
  picture: null,
  quantity: 1,
  unit_minor,
  available,
});
const cart = [
  { variant_id: 'a', quantity: 2 },
  { variant_id: 'b', quantity: 1 },
  { variant_id: 'c', quantity: 1 },
  { variant_id: 'new', quantity: 1 },
];
const priced = { lines: [line('b', 900, false), line('a', 2400)], gone: ['c'] };

describe('cartRows', () => {
  it('keeps the order and quantities of the cart and says what became of every item', () => {
    const rows = cartRows(cart, priced, {});
    expect(rows.map(({ variantId, quantity, state }) => `${quantity} ${variantId} ${state}`)).toEqual([
      '2 a available',
      '1 b unavailable',
      '1 c gone',
      '1 new loading',
    ]);
  });

  it('tells a price that is not the one seen before, and only such a price', () => {
    const [first] = cartRows(cart, priced, { a: 2200 });
    expect(first?.wasMinor).toBe(2200);
    expect(cartRows(cart, priced, { a: 2400 })[0]?.wasMinor).toBeNull();
    expect(cartRows(cart, priced, {})[0]?.wasMinor).toBeNull();
  });

  it('sums up what can be bought, nothing else', () => {
    expect(subtotalOf(cartRows(cart, priced, {}))).toBe(4800);
  });
});
