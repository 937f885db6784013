import { describe, expect, it } from 'vitest';
import { NO_NEEDS } from '../address/delivery-needs';
import type { ShippingQuote } from './pod';
import { joinQuotes } from './shipping-choice';

const TUESDAY = new Date('2026-11-24T12:00:00Z');
const quote = (provider: string, more: Partial<ShippingQuote> = {}): ShippingQuote => ({
  provider,
  method: 'm',
  name: 'Standard',
  tier: 'standard',
  costMinor: 500,
  currency: 'USD',
  productionDays: { min: 2, max: 5 },
  transitDays: { min: 1, max: 3 },
  calendarDays: null,
  needs: NO_NEEDS,
  customs: false,
  ...more,
});
const join = (...quotes: ShippingQuote[]) =>
  joinQuotes(
    Map.groupBy(quotes, ({ provider }) => provider),
    TUESDAY,
  );

describe('when an order arrives', () => {
  it('counts production and transit in business days where the provider tells days in transit', () => {
    expect(join(quote('a'))).toMatchObject([{ deliveryFrom: '2026-11-27', deliveryTo: '2026-12-04' }]);
  });

  it('counts no production twice where the provider’s days run from today to the door', () => {
    const fromToday = quote('a', { calendarDays: { min: 6, max: 9 } });
    expect(join(fromToday)).toMatchObject([{ deliveryFrom: '2026-11-30', deliveryTo: '2026-12-03' }]);
  });

  it('is when the last parcel of all providers arrives', () => {
    const slow = quote('b', { calendarDays: { min: 12, max: 20 } });
    expect(join(quote('a'), slow)).toMatchObject([{ deliveryFrom: '2026-12-06', deliveryTo: '2026-12-14' }]);
  });
});

describe('a choice', () => {
  it('never adds delivery in one currency to delivery in another', () => {
    expect(() => join(quote('a', { currency: 'EUR' }), quote('b', { currency: 'JPY' }))).toThrow('cannot be added');
  });

  it('needs a phone number when one of its carriers does', () => {
    const express = {
      tier: 'express',
      method: 'x',
      needs: { ...NO_NEEDS, phone: true },
      costMinor: 900,
      transitDays: { min: 1, max: 1 },
    } as const;
    const choices = join(quote('a', { transitDays: { min: 1, max: 2 } }), quote('b'), quote('b', express));
    expect(choices.map(({ id, needs }) => [id, needs.phone])).toEqual([
      ['standard', false],
      ['express', true],
    ]);
  });

  it('is not offered where it costs more and a slower parcel takes its speed away', () => {
    const express = quote('a', { tier: 'express', method: 'x', costMinor: 1400, transitDays: { min: 1, max: 1 } });
    const slow = quote('b', { calendarDays: { min: 12, max: 20 } });
    expect(join(quote('a'), express).map(({ id }) => id)).toEqual(['standard', 'express']);
    expect(join(quote('a'), express, slow).map(({ id }) => id)).toEqual(['standard']);
  });

  it('is none when one provider does not deliver there', () => {
    expect(
      joinQuotes(
        new Map([
          ['a', [quote('a')]],
          ['b', []],
        ]),
        TUESDAY,
      ),
    ).toEqual([]);
  });
});
