import { describe, expect, it } from 'vitest';
import type { FulfillmentView, OrderItemView, OrderTracking, PackageView } from '@/lib/contracts/orders';
import { headlineOf, packageCount, stillBeingMade } from './order-words';

const mug: OrderItemView = {
  id: 'mug',
  product_id: 'p',
  variant_id: 'v',
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
    events: [],
    items: [{ item_id: 'mug', title: 'Mug', variant_name: 'White', picture: null, quantity: mugs }],
  };
}

function order(changes: Partial<OrderTracking>): OrderTracking {
  return {
    order_id: 'o',
    order_number: 'FBZ20260701000001',
    placed_at: '2026-07-01T00:00:00Z',
    status: 'in_production',
    status_label: 'Being Printed',
    payment: { status: 'paid', total: 3000, refunded: 0, currency: 'USD' },
    amounts: { subtotal_minor: 3000, shipping_minor: 0, tax_minor: 0, total_minor: 3000, currency: 'USD' },
    shipping_name: 'Standard',
    estimated_delivery_window: null,
    delivery: null,
    refunds: [],
    problems: [],
    rating: null,
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
    cancel_reason: null,
    last_confirmed_at: null,
    ...changes,
  };
}

describe('packages in words', () => {
  it('counts what is still being made as a package to come', () => {
    expect(packageCount(order({ packages: [box('shipped', 1)] }))).toBe('1 of 2 packages shipped');
  });
  it('names only the quantity that is in no package', () => {
    expect(stillBeingMade(order({ packages: [box('shipped', 1)] }))).toEqual([{ item: mug, quantity: 2 }]);
  });
  it('has nothing left to make once the provider has shipped everything', () => {
    const shipped = order({ packages: [box('delivered', 1)], fulfillments: [fulfillment('shipped')] });
    expect(stillBeingMade(shipped)).toEqual([]);
    expect(packageCount(shipped)).toBe('Delivered');
  });
});

describe('the headline', () => {
  it('is about the payment until the money is in', () => {
    const unpaid = order({ status: 'pending', fulfillments: [], payment: { ...order({}).payment, status: 'unpaid' } });
    expect(headlineOf(unpaid).title).toBe('Waiting for your payment');
    expect(headlineOf(order({ status: 'pending' })).title).toBe('Thank you, we have your order');
  });
});
