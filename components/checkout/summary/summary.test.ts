import { describe, expect, it } from 'vitest';
import type { CartRow } from '@/lib/client/cart/cart-rows';
import type { Delivery, Quote } from '../form/use-delivery';
import { summaryOf } from './summary';

const row = (variantId: string, unit_minor: number, more: Partial<CartRow> = {}): CartRow => ({
  key: variantId,
  variantId,
  quantity: 1,
  state: 'available',
  wasMinor: null,
  line: {
    key: variantId,
    variant_id: variantId,
    design: null,
    problem: null,
    pause: null,
    product_id: 'p',

    slug: 'p',
    title: 'Tee',
    variant_name: 'M',
    provider: 'printful',
    picture: null,
    quantity: 1,
    unit_minor,
    available: true,
  },
  ...more,
});
const quote = (subtotalMinor: number, shippingMinor: number, taxMinor: number): Quote => ({
  totals: { subtotalMinor, shippingMinor, taxMinor, totalMinor: subtotalMinor + shippingMinor + taxMinor },
  currency: 'USD',
  taxMode: 'stripe',
});
const offered = (now: Quote): Delivery => ({
  state: 'offered',
  choices: [],
  chosen: {
    id: 'standard',
    name: 'Standard',
    cost_minor: now.totals.shippingMinor,
    tax_minor: now.totals.taxMinor,
    currency: 'USD',
    delivery_from: '2026-12-01',
    delivery_to: '2026-12-04',
    needs: { phone: false, tax: false, latin: true, street: false },
    customs: false,
  },
  choose: () => undefined,
  quote: now,
});

const shown = { currency: 'USD', agreed: null, told: {} };

describe('the order summary', () => {
  it('shows the tax before paying, and adds up', () => {
    const { amounts, totalMinor, needsLook } = summaryOf({
      ...shown,
      rows: [row('a', 2400)],
      delivery: offered(quote(2400, 500, 240)),
    });
    expect(amounts.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
      ['subtotal', 2400],
      ['delivery', 500],
      ['tax', 240],
    ]);
    expect([totalMinor, needsLook]).toEqual([3140, false]);
  });

  it('says beside each amount what it was when the shopper agreed, and only where it changed', () => {
    const before = quote(2400, 500, 240);
    const { amounts, totalWasMinor, needsLook } = summaryOf({
      ...shown,
      rows: [row('a', 2600)],
      delivery: offered(quote(2600, 500, 260)),
      agreed: before,
    });
    expect(amounts.map(({ name, wasMinor }) => [name, wasMinor])).toEqual([
      ['subtotal', 2400],
      ['delivery', null],
      ['tax', 240],
    ]);
    expect([totalWasMinor, needsLook]).toEqual([3140, true]);
  });

  it('puts on top what needs a decision, and leaves the rest in the order of the cart', () => {
    const rows = [row('a', 1), row('b', 1), row('c', 1, { state: 'unavailable' })];
    const { lines } = summaryOf({ ...shown, rows, delivery: { state: 'loading' } });
    expect(lines.map(({ row: { key } }) => key)).toEqual(['c', 'a', 'b']);
  });

  it('says beside each line why it cannot be bought', () => {
    const rows = [
      row('a', 1),
      row('b', 1, { state: 'unavailable' }),
      row('c', 1, { state: 'gone', line: null }),
      row('d', 1),
    ];
    const delivery: Delivery = { state: 'none', undeliverable: ['a'] };
    expect(summaryOf({ ...shown, rows, delivery, told: { d: 'soldOut' } }).lines.map(({ problem }) => problem)).toEqual(
      ['undeliverable', 'soldOut', 'gone', 'soldOut'],
    );
  });
});
