import { describe, expect, it } from 'vitest';
import { createWorld } from '../core/world';
import { CATALOG_VARIANTS } from './catalogue';
import { DESIGNS } from './design-data';
import { Goods } from './goods';

const GOODS = new Goods(createWorld({ origin: () => 'http://127.0.0.1' }));
const SYNC_VARIANTS = GOODS.variants();

describe('the catalogue', () => {
  it('gives every variant and every sku an id of its own', () => {
    expect(new Set(CATALOG_VARIANTS.map(({ id }) => id)).size).toBe(CATALOG_VARIANTS.length);
    expect(new Set(SYNC_VARIANTS.map(({ id }) => id)).size).toBe(SYNC_VARIANTS.length);
    expect(new Set(SYNC_VARIANTS.map(({ sku }) => sku)).size).toBe(SYNC_VARIANTS.length);
  });

  it('sells every design in two to twelve variants, each above what it costs', () => {
    for (const design of DESIGNS) {
      const variants = GOODS.variantsOf(design.id);
      expect(variants.length).toBeGreaterThanOrEqual(2);
      expect(variants.length).toBeLessThanOrEqual(12);
      for (const { retailMinor, variant } of variants) expect(retailMinor).toBeGreaterThan(variant.priceMinor);
    }
  });

  it('has goods that are sold out and goods that are gone for good', () => {
    const stocks = new Set(SYNC_VARIANTS.map(({ variant }) => variant.stock));
    expect(stocks).toEqual(new Set(['in_stock', 'out_of_stock', 'discontinued']));
  });
});
