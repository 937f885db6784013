import { describe, expect, it } from 'vitest';
import { EXTERNAL_ID, externalId, ORDER_NUMBER, orderNumber } from './order-number';
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
  it('tells the day and chance, and is longer where a shorter one was taken', () => {
    const day = new Date('2026-11-24T12:00:00Z');
    const chance = 2 ** 47 + 1_000_000_000_007;
    const numbers = [0, 1, 3, 9].map((taken) => orderNumber(day, chance, taken));
    expect(numbers.map((number) => number.length - 'FBZ20261124'.length)).toEqual([6, 7, 9, 9]);
    expect(numbers.every((number) => number.startsWith('FBZ20261124') && ORDER_NUMBER.test(number))).toBe(true);
    expect(EXTERNAL_ID.test(externalId(numbers[3] ?? '', 12))).toBe(true);
  });
});
