import { describe, expect, it } from 'vitest';
import { type Choice, packVariants, picturesFor, unpackVariants } from './packed-variants';

const choice = (color: string, size: string, more: Partial<Choice> = {}): Choice => ({
  id: `printful-7-${color}${size}`,
  name: `${color} / ${size}`,
  options: { color, size },
  colorHex: '#000000',
  priceMinor: 2400,
  available: true,
  pictures: [`https://cdn.example.com/${color}.png`],
  printArea: null,
  ...more,
});

describe('variants on their way to a browser', () => {
  it('come out as they went in', () => {
    const area = { place: 'front' } as unknown as Choice['printArea'];
    const all = [
      choice('"Bold" <b>', 'S', { printArea: area }),
      choice('Navy 🌊', 'M', { available: false, colorHex: null, pictures: [] }),
      choice('Navy 🌊', 'L', { priceMinor: 0 }),
      { ...choice('', ''), id: 'printful-7-x', name: '', options: {} },
    ];
    expect(unpackVariants(packVariants(all))).toEqual(all);
    expect(unpackVariants(packVariants([]))).toEqual([]);
  });

  it('are called by their color first, whatever order the options come in', () => {
    const [read] = unpackVariants(packVariants([{ ...choice('Navy', 'XL'), options: { size: 'XL', color: 'Navy' } }]));
    expect(read?.name).toBe('Navy / XL');
  });

  it('are small: 600 of 50 colors are less than 30 kB', () => {
    const all = Array.from({ length: 600 }, (_, at) =>
      choice(`Heather color ${at % 50}`, `size ${Math.floor(at / 50)}`),
    );
    expect(JSON.stringify(packVariants(all)).length).toBeLessThan(30_000);
  });
});

describe('the pictures shown', () => {
  const [navy, sand] = [choice('Navy', 'M'), choice('Sand', 'M')];
  it('are those of the chosen color, then those of none, and never those of another', () => {
    const product = [...sand.pictures, 'model.png', ...navy.pictures];
    expect(picturesFor(navy, product, [navy, sand])).toEqual([...navy.pictures, 'model.png']);
  });

  it('are a dozen at most', () => {
    const product = Array.from({ length: 40 }, (_, at) => `${at}.png`);
    expect(picturesFor(navy, product, [navy])).toHaveLength(12);
  });
});
