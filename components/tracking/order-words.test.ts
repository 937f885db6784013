import { describe, expect, it } from 'vitest';
import type { FulfillmentView, OrderItemView, OrderTracking, PackageView } from '@/lib/contracts/orders';
import { noticesOf } from './order-notices';
import { stageOf } from './order-stages';
import { awaited, headlineOf, packageCount, stillBeingMade, windowChange } from './order-words';

const mug: OrderItemView = {
  id: 'mug',
  product_id: 'p',
  variant_id: 'v',
  design: null,
  title: 'Mug',
  variant_name: 'White',
  picture: null,
  quantity: 3,
  unit_minor: 1000,
  provider: 'printful',
};

function fulfillment(status: FulfillmentView['status']): FulfillmentView {
  return {
    provider: 'printful',
    provider_label: 'Printful',
    pod_order_id: '1',
    status,
    on_hold: false,
    hold_reason: null,
    trouble: null,
    provider_status: null,
    last_synced_at: null,
  };
}

function box(status: PackageView['status'], mugs: number): PackageView {
  return {
    id: `box-${mugs}`,
    provider: 'printful',
    status,
    carrier: null,
    tracking_number: null,
    tracking_url: null,
    shipped_at: null,
    delivered_at: null,
    estimated_from: null,
    estimated_to: null,
    reshipment: false,
    return_choice: null,
    events: [],
    items: [{ item_id: 'mug', title: 'Mug', variant_name: 'White', picture: null, quantity: mugs, design: null }],
  };
}

function order(changes: Partial<OrderTracking>): OrderTracking {
  return {
    order_id: 'o',
    order_number: 'FBZ20260701000001',
    replacements: [],
    may_send_again: true,
    placed_at: '2026-07-01T00:00:00Z',
    status: 'in_production',
    status_label: 'Being Printed',
    payment: { status: 'paid', total: 3000, refunded: 0, currency: 'USD', instructions: null },
    amounts: { subtotal_minor: 3000, shipping_minor: 0, tax_minor: 0, total_minor: 3000, currency: 'USD' },
    shipping_name: 'Standard',
    estimated_delivery_window: null,
    delivery: null,
    refund_progress: [],
    problems: [],
    presumed: false,
    rating: null,
    can_rate: true,
    can_change_address: false,
    address_reason: null,
    version: '1',
    items: [mug],
    packages: [],
    fulfillments: [fulfillment('in_production')],
    timeline: [],
    recipient: { name: 'A', line1: 'B', city: 'C', postalCode: '1', country: 'US' },
    masked: false,
    can_cancel: false,
    changeable_until: null,
    can_change_items: false,
    money_back_at: null,
    cancel_reason: null,
    last_confirmed_at: null,
    ...changes,
  };
}

describe('packages in words', () => {
  it('counts what is still being made as a package to come', () => {
    expect(packageCount(order({ packages: [box('shipped', 1)] }))).toEqual({ key: 'someShipped', count: 1, total: 2 });
  });
  it('names only the quantity that is in no package', () => {
    expect(stillBeingMade(order({ packages: [box('shipped', 1)] }))).toEqual([{ item: mug, quantity: 2 }]);
  });
  it('has nothing left to make once the provider has shipped everything', () => {
    const shipped = order({ packages: [box('delivered', 1)], fulfillments: [fulfillment('shipped')] });
    expect(stillBeingMade(shipped)).toEqual([]);
    expect(packageCount(shipped)).toEqual({ key: 'delivered', count: 1, total: 1 });
  });
});

describe('the headline', () => {
  it('is about the payment until the money is in', () => {
    const unpaid = order({ status: 'pending', fulfillments: [], payment: { ...order({}).payment, status: 'unpaid' } });
    expect(headlineOf(unpaid)).toBe('unpaid');
    expect(headlineOf(order({ status: 'pending' }))).toBe('pending');
  });
  it('tells of what has left already', () => {
    expect(headlineOf(order({ packages: [box('shipped', 1)] }))).toBe('partly_shipped');
  });
});

describe('the arrival', () => {
  const delivery = {
    from: '2026-07-06',
    to: '2026-07-10',
    basis: 'quote' as const,
    previous: null,
    changed_at: null,
  };
  const previous = { from: '2026-07-01', to: '2026-07-03' };

  it('is told only while somebody waits for it', () => {
    expect(awaited(order({ delivery }))).toBe(true);
    expect(awaited(order({ delivery, status: 'delivered' }))).toBe(false);
    expect(awaited(order({ delivery: null }))).toBe(false);
    const unpaid = order({ delivery, status: 'pending', payment: { ...order({}).payment, status: 'unpaid' } });
    expect(awaited(unpaid)).toBe(false);
  });
  it('says why it is another one than before', () => {
    expect(windowChange(order({ delivery }))).toBeNull();
    expect(windowChange(order({ delivery: { ...delivery, basis: 'carrier', previous } }))).toBe('carrier');
    expect(windowChange(order({ delivery: { ...delivery, basis: 'late', previous } }))).toBe('late');
    const sooner = { ...delivery, previous: { from: '2026-07-08', to: '2026-07-14' } };
    expect(windowChange(order({ delivery: sooner }))).toBe('earlier');
  });
});

describe('what is out of the ordinary', () => {
  const keys = (changes: Partial<OrderTracking>) => noticesOf(order(changes)).map(({ key }) => key);

  it('is nothing on the usual road', () => {
    expect(keys({})).toEqual([]);
    expect(keys({ status: 'delivered', packages: [box('delivered', 3)] })).toEqual([]);
  });
  it('is told by its kind', () => {
    expect(keys({ status: 'on_hold' })).toEqual(['hold']);
    expect(keys({ status: 'failed' })).toEqual(['failed']);
    expect(keys({ packages: [box('returned', 1)] })).toEqual(['returned']);
    expect(keys({ fulfillments: [fulfillment('in_production'), fulfillment('canceled')] })).toEqual([
      'partly_canceled',
    ]);
  });
  it('of a part that failed while the rest goes on names what is not made', () => {
    const poster: OrderItemView = { ...mug, id: 'poster', title: 'Poster', provider: 'printify' };
    const parts = [fulfillment('failed'), { ...fulfillment('in_production'), provider: 'printify' }];
    expect(noticesOf(order({ items: [mug, poster], fulfillments: parts }))).toEqual([
      { key: 'partly_failed', tone: 'danger', titles: 'Mug' },
    ]);
  });

  it('names the address only while it can be changed', () => {
    const [fixed] = noticesOf(order({ status: 'failed' }));
    const [open] = noticesOf(order({ status: 'failed', can_change_address: true }));
    expect(fixed?.address).toBe('nothingToDo');
    expect(open?.address).toBe('addressOpen');
  });
});

describe('the progress', () => {
  it('stays where a paused order stopped, by its slowest part', () => {
    expect(stageOf({ status: 'in_production', fulfillments: [] })).toBe(2);
    const parts = [fulfillment('shipped'), fulfillment('confirmed')];
    expect(stageOf({ status: 'on_hold', fulfillments: parts })).toBe(1);
    expect(stageOf({ status: 'canceled', fulfillments: [] })).toBeNull();
  });
});
