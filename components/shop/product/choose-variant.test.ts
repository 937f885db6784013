import { describe, expect, it } from 'vitest';
import type { Choice } from '@/lib/domain/catalogue/packed-variants';
import { alternatives, firstChoice, optionGroups, variantOf, withOption } from './choose-variant';

const variant = (color: string, size: string, available = true): Choice => ({
  id: `${color}-${size}`,
  name: `${color} / ${size}`,
  options: { color, size },
  colorHex: color === 'Navy' ? '#1b2a4a' : '#f4f1e8',
  priceMinor: 2400,
  available,
  pictures: [],
  printArea: null,
});
const variants = [variant('Navy', 'S', false), variant('Navy', 'M'), variant('Sand', 'S'), variant('Sand', 'XL')];

describe('choosing a variant', () => {
  it('opens with one that can be bought', () => {
    expect(firstChoice(variants)).toEqual({ color: 'Navy', size: 'M' });
  });

  it('tells sold out from not made', () => {
    const [, size] = optionGroups(variants, { color: 'Navy', size: 'M' });
    expect(size?.choices.map(({ value, state }) => `${value} ${state}`)).toEqual([
      'S sold_out',
      'M available',
      'XL missing',
    ]);
  });

  it('asks for the colour first, and for nothing that has one value only', () => {
    const sized = variants.map((each) => ({ ...each, options: { ...each.options, fit: 'Regular' } }));
    const turned = sized.map((each) => ({ ...each, options: { size: 'x', ...each.options } }));
    expect(optionGroups(turned, {}).map(({ name }) => name)).toEqual(['color', 'size']);
  });

  it('gives colours their swatch and sizes none', () => {
    const [color, size] = optionGroups(variants, { color: 'Navy', size: 'M' });
    expect(color?.choices[0]?.hex).toBe('#1b2a4a');
    expect(size?.choices[0]?.hex).toBeNull();
  });

  it('keeps the size when only the colour changes', () => {
    expect(withOption(variants, { color: 'Navy', size: 'S' }, 'color', 'Sand')).toEqual({ color: 'Sand', size: 'S' });
  });

  it('always ends at a variant that is made', () => {
    for (const { options } of variants) {
      for (const value of ['S', 'M', 'XL']) {
        expect(variantOf(variants, withOption(variants, options, 'size', value))?.options.size).toBe(value);
      }
    }
  });

  it('names what can be bought instead of what is sold out', () => {
    expect(alternatives(variants, { color: 'Navy', size: 'S' })).toEqual([
      { name: 'color', values: ['Sand'] },
      { name: 'size', values: ['M'] },
    ]);
  });
});
