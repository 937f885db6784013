import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemTaxes, linesRefund, type OrderTax, refundShare, taxShare } from './pricing';

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
          const share = refundShare(
            order,
            { ...each, taxMinor },
            { goneMinor: refunded, byLineMinor: 0 },
            index === parts.length - 1,
          );
          expect(share).toBeGreaterThanOrEqual(0);
          refunded += share;
        }
        expect(refunded).toBe(order.totalMinor);
      }),
    );
  });
});

describe('pieces refunded by line', () => {
  const line = fc.record({
    unitMinor: minor,
    quantity: fc.integer({ min: 1, max: 9 }),
    variantId: fc.constantFrom('a', 'b', 'c'),
  });

  it('come, one by one, to exactly what all of them cost with their tax', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), minor, minor, (items, onA, onB) => {
        const free = items.filter(({ unitMinor }) => unitMinor > 0);
        const has = (id: string) => free.some(({ variantId }) => variantId === id);
        const lines = { ...(has('a') ? { a: onA } : {}), ...(has('b') ? { b: onB } : {}) };
        const taxes = itemTaxes(free, { mode: 'stripe', totalMinor: 0, lines, shippingMinor: 0, calculationId: 'c' });
        let refunded = 0;
        for (const [at, item] of free.entries()) {
          for (let gone = 0; gone < item.quantity; gone += 1) {
            const piece = linesRefund([{ ...item, taxMinor: taxes[at] ?? 0, gone, now: 1 }]);
            expect(piece).toBeGreaterThanOrEqual(item.unitMinor);
            refunded += piece;
          }
        }
        const goods = free.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
        expect(refunded).toBe(goods + (lines.a ?? 0) + (lines.b ?? 0));
      }),
    );
  });

  it('bring back the tax of their own goods: nothing where those were not taxed', () => {
    const tee = { unitMinor: 2000, quantity: 1, taxMinor: 0, gone: 0, now: 1 };
    const mug = { unitMinor: 1000, quantity: 2, taxMinor: 165, gone: 0, now: 1 };
    expect([linesRefund([tee]), linesRefund([mug])]).toEqual([2000, 1083]);
  });
});
