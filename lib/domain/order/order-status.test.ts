import { describe, expect, it } from 'vitest';
import { orderNumber } from './order-number';
import { orderStatusOf } from './order-status';
import type { FulfillmentStatus } from './states';

const parts = (...statuses: FulfillmentStatus[]) => statuses.map((status) => ({ status, onHold: false }));

describe('an order’s status', () => {
  it.each([
    [parts('shipped', 'in_production'), 'in_production'],
    [parts('delivered', 'shipped'), 'shipped'],
    [parts('delivered', 'canceled'), 'delivered'],
    [parts('canceled', 'canceled'), 'canceled'],
    [parts('canceled', 'failed'), 'failed'],
    [parts('failed', 'confirmed'), 'confirmed'],
    [parts('returned', 'returned'), 'returned'],
  ] as const)('is decided by the least advanced active part', (fulfillments, status) => {
    expect(orderStatusOf(fulfillments)).toBe(status);
  });

  it('is on hold when any active part is', () => {
    expect(
      orderStatusOf([
        { status: 'shipped', onHold: false },
        { status: 'confirmed', onHold: true },
      ]),
    ).toBe('on_hold');
  });

  it('without parts is pending until it is called off', () => {
    expect([orderStatusOf([]), orderStatusOf([], true)]).toEqual(['pending', 'canceled']);
  });
});

describe('an order number', () => {
  it('is unique within a day', () => {
    const day = new Date('2026-11-24T12:00:00Z');
    const numbers = Array.from({ length: 2000 }, (_, index) => orderNumber(index, day));
    expect(new Set(numbers).size).toBe(2000);
    expect(numbers[0]).toMatch(/^FBZ20261124\d{6}$/);
  });
});
