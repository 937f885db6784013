import { describe, expect, it } from 'vitest';
import { MAX_LINES, MAX_QUANTITY } from '@/lib/domain/money/pricing';
import { type Cart, cartAsOrdered, cartFrom, countOf, withAdded, withQuantity, withRestored } from './cart';

const cart: Cart = [
  { variant_id: 'a', quantity: 1 },
  { variant_id: 'b', quantity: 2 },
];

describe('cart', () => {
  it('adding an item that is there raises its quantity and keeps its place', () => {
    const { outcome, ...rest } = withAdded(cart, { variant_id: 'a' }, 2);
    expect(outcome).toBe('added');
    expect(rest).toEqual({
      cart: [
        { variant_id: 'a', quantity: 3 },
        { variant_id: 'b', quantity: 2 },
      ],
    });
  });

  it('refuses more of one item than may be ordered, instead of adding less than asked', () => {
    const full: Cart = [{ variant_id: 'a', quantity: MAX_QUANTITY }];
    expect(withAdded(full, { variant_id: 'a' }, 1)).toEqual({ outcome: 'quantity_full' });
  });

  it('refuses one more kind of item than an order may have', () => {
    const full: Cart = Array.from({ length: MAX_LINES }, (_, n) => ({ variant_id: `v${n}`, quantity: 1 }));
    expect(withAdded(full, { variant_id: 'new' }, 1)).toEqual({ outcome: 'cart_full' });
    expect(withAdded(full, { variant_id: 'v3' }, 1).outcome).toBe('added');
  });

  it('quantity 0 takes the item out, too much is capped', () => {
    expect(withQuantity(cart, { variant_id: 'a' }, 0)).toEqual([{ variant_id: 'b', quantity: 2 }]);
    expect(withQuantity(cart, { variant_id: 'a' }, 10_000)[0]).toEqual({ variant_id: 'a', quantity: MAX_QUANTITY });
  });

  it('is made again from an order, own designs included', () => {
    const file = 'a'.repeat(64);
    const design = { file, placement: { x: 0.5, y: 0.4, scale: 0.3 } };
    const again = cartAsOrdered([
      { variant_id: 'a', quantity: 2, design: null },
      { variant_id: 'a', quantity: 1, design },
    ]);
    expect(again).toEqual([
      { variant_id: 'a', quantity: 2 },
      { variant_id: 'a', quantity: 1, design: { file, x: 0.5, y: 0.4, scale: 0.3 } },
    ]);
    expect(cartFrom(again)).toEqual(again);
  });

  it('undo puts an item back in its place, once', () => {
    const [first] = cart;
    if (!first) throw new Error('the cart has two items');
    const without = withQuantity(cart, { variant_id: 'a' }, 0);
    expect(withRestored(without, first, 0)).toEqual(cart);
    expect(withRestored(cart, first, 0)).toEqual(cart);
  });

  it('a variant with a design is another item than without, and every placement of it another one', () => {
    const design = { file: 'a'.repeat(64), x: 0.5, y: 0.5, scale: 0.5 };
    const moved = { ...design, x: 0.4 };
    let full = cart;
    for (const goods of [
      { variant_id: 'a', design },
      { variant_id: 'a', design: moved },
      { variant_id: 'a', design },
    ]) {
      const added = withAdded(full, goods, 1);
      if (added.outcome !== 'added') throw new Error(added.outcome);
      full = added.cart;
    }
    expect(full).toEqual([
      ...cart,
      { variant_id: 'a', design, quantity: 2 },
      { variant_id: 'a', design: moved, quantity: 1 },
    ]);
    expect(cartFrom(full)).toEqual(full);
  });

  it('never changes the cart it was given', () => {
    const before = structuredClone(cart);
    withQuantity(cart, { variant_id: 'a' }, 9);
    withAdded(cart, { variant_id: 'c' }, 1);
    expect(cart).toEqual(before);
  });

  it.each([
    ['nothing', null],
    ['another shape', { a: 1 }],
    ['a negative quantity', [{ variant_id: 'a', quantity: -1 }]],
    ['a design that is no file', [{ variant_id: 'a', quantity: 1, design: { file: '../x', x: 0, y: 0, scale: 1 } }]],
    ['smuggled prices', [{ variant_id: 'a', quantity: 1, price_minor: 1 }]],
  ])('%s under our key is an empty cart', (_, value) => {
    expect(cartFrom(value)).toEqual([]);
  });

  it('counts pieces, not lines', () => {
    expect(countOf(cart)).toBe(3);
  });
});
