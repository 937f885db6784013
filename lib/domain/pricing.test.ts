import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderTax, refundShare, taxShare } from './pricing';

const minor = fc.integer({ min: 0, max: 50_000 });
const part = fc.record({ itemsMinor: minor, shippingMinor: minor, taxOnItems: minor });

describe('the tax share of a part', () => {
  it('is what its lines were taxed, and its part of the tax on the delivery', () => {
    const tax: OrderTax = {
      mode: 'stripe',
      totalMinor: 568,
      lines: { tee: 355, mug: 133 },
      shippingMinor: 80,
      calculationId: 'c',
    };
    expect(taxShare(tax, { shippingMinor: 900 }, { variantIds: ['tee'], shippingMinor: 300 })).toBe(355 + 27);
    expect(taxShare(tax, { shippingMinor: 0 }, { variantIds: ['mug'], shippingMinor: 0 })).toBe(133);
  });

  it('of all parts, refunded one after the other, is exactly the total', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), minor, (parts, shippingTax) => {
        const shippingMinor = parts.reduce((sum, each) => sum + each.shippingMinor, 0);
        const lines = Object.fromEntries(parts.map((each, index) => [`v${index}`, each.taxOnItems]));
        const onLines = Object.values(lines).reduce((sum, each) => sum + each, 0);
        const tax: OrderTax = {
          mode: 'stripe',
          totalMinor: onLines + shippingTax,
          lines,
          shippingMinor: shippingTax,
          calculationId: 'c',
        };
        const items = parts.reduce((sum, each) => sum + each.itemsMinor, 0);
        const order = { totalMinor: items + shippingMinor + tax.totalMinor, shippingMinor };
        let refunded = 0;
        for (const [index, each] of parts.entries()) {
          const taxMinor = taxShare(tax, order, { variantIds: [`v${index}`], shippingMinor: each.shippingMinor });
          const share = refundShare(order, { ...each, taxMinor }, refunded, index === parts.length - 1);
          expect(share).toBeGreaterThanOrEqual(0);
          refunded += share;
        }
        expect(refunded).toBe(order.totalMinor);
      }),
    );
  });
});
