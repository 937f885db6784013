import { describe, expect, it } from 'vitest';
import { lengthWords, usualSizeGuide, usualUnit } from './size-guide';

const exactly = (mm: number) => ({ min: mm, max: mm });

describe('the size guide', () => {
  it('writes lengths as a tape shows them', () => {
    expect(lengthWords(exactly(660), 'in', 'en')).toBe('26');
    expect(lengthWords(exactly(679), 'in', 'en')).toBe('26 ¾');
    expect(lengthWords(exactly(679), 'cm', 'en')).toBe('68');
    expect(lengthWords({ min: 864, max: 940 }, 'in', 'en')).toBe('34 – 37');
  });

  it('never rounds to four quarters', () => {
    expect(lengthWords(exactly(685), 'in', 'en')).toBe('27');
  });

  it('knows usual measures of what is worn, of the sizes that are sold, and of nothing else', () => {
    expect(usualSizeGuide('T-Shirt', ['S', 'XL'], ['Fern Tee'])?.sizes).toEqual(['S', 'XL']);
    expect(usualSizeGuide('Hoodie', ['M'], [])?.rows.map(({ label }) => label)).toEqual(['Width', 'Length', 'Sleeve']);
    expect(usualSizeGuide('Mug', ['11 oz'], [])).toBeNull();
    expect(usualSizeGuide('T-Shirt', ['One size'], [])).toBeNull();
  });

  it.each([["Kids' Clothing"], ['Toddler Fern Tee'], ["Women's Clothing"], ['Ladies Fern Tee']])(
    'is none for what is cut for other bodies: %s',
    (word) => {
      expect(usualSizeGuide('T-Shirt', ['S', 'M'], ['Fern Tee', word])).toBeNull();
    },
  );

  it('stays for what is made for everybody', () => {
    expect(usualSizeGuide('T-Shirt', ['S'], ["Men's Clothing", "Women's Clothing"])).not.toBeNull();
  });

  it('starts with the unit of the country', () => {
    expect([usualUnit('US'), usualUnit('DE')]).toEqual(['in', 'cm']);
  });
});
