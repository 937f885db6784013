import { describe, expect, it } from 'vitest';
import { bySize } from './options';

describe('sizes', () => {
  it('stand in the order people count them in', () => {
    const sizes = [
      '2XL',
      '15 oz',
      'M',
      'XS',
      '10XL',
      'One size',
      'XXXL',
      '11 oz',
      'L',
      '2XS',
      'XL',
      'S',
      '12x18',
      '8x10',
    ];
    expect(sizes.sort(bySize)).toEqual([
      '2XS',
      'XS',
      'S',
      'M',
      'L',
      'XL',
      '2XL',
      'XXXL',
      '10XL',
      '8x10',
      '11 oz',
      '12x18',
      '15 oz',
      'One size',
    ]);
  });
});
