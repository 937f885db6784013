import { describe, expect, it } from 'vitest';
import type { SubmitInput } from '@/lib/domain/order/pod';
import { confirmability, mayHaveShipments, toOrderBody, toPodOrder } from './mapper';
import { orderV1, shipmentV2 } from './schemas';

const item = { id: 51, external_id: 'line-1', sync_variant_id: 9001, sku: 'TEE-1' };
const orderOf = (more: object = {}) =>
  orderV1.parse({ id: 7, external_id: 'FBZ20260101000001-1', status: 'draft', items: [item], shipments: [], ...more });
const parcelV1 = (more: object = {}) => ({
  id: 31,
  carrier: 'USPS',
  service: 'Priority',
  tracking_number: '940',
  tracking_url: 'https://carrier.example/940',
  ship_date: '2026-01-05',
  shipped_at: Date.UTC(2026, 0, 5) / 1000,
  items: [{ item_id: 51, quantity: 2, picked: 2, printed: 2 }],
  ...more,
});
const parcelV2 = (more: object = {}) =>
  shipmentV2.parse({ id: 31, shipment_status: 'shipped', delivery_status: 'in_transit', shipment_items: [], ...more });

const NEVER = { confirmed: false };
const map = (order: object, shipments: ReturnType<typeof parcelV2>[] | null = null, seen = NEVER) =>
  toPodOrder(orderOf(order), { shipments, seen, complete: true });

describe('status words', () => {
  it.each([
    ['draft', 'pending', false, false],
    ['pending', 'pending', false, true],
    ['inreview', 'pending', false, true],
    ['confirmed', 'confirmed', false, true],
    ['inprocess', 'in_production', false, true],
    ['onhold', 'pending', true, true],
    ['partial', 'in_production', false, true],
    ['fulfilled', 'shipped', false, true],
    ['failed', 'failed', false, false],
    ['canceled', 'canceled', false, false],
    ['archived', 'canceled', false, false],
  ] as const)('%s is %s', (word, status, onHold, confirmed) => {
    expect(map({ status: word })).toMatchObject({ providerStatus: word, status, onHold, confirmed });
  });

  it('case does not matter, and the raw word is kept', () => {
    expect(map({ status: 'InProcess' })).toMatchObject({ providerStatus: 'InProcess', status: 'in_production' });
  });

  it('an unknown word has no status, and what was confirmed stays confirmed', () => {
    expect(map({ status: 'teleported' }, null, { confirmed: true })).toMatchObject({ status: null, confirmed: true });
    expect(map({ status: 'constructor' })).toMatchObject({ status: null, confirmed: false });
  });

  it('an order that failed after our confirm stays a confirmed one, a draft never is', () => {
    expect(map({ status: 'failed' }, null, { confirmed: true }).confirmed).toBe(true);
    expect(map({ status: 'draft' }, null, { confirmed: true }).confirmed).toBe(false);
  });

  it('an archived order that was sent is not canceled', () => {
    expect(map({ status: 'archived', shipments: [parcelV1()] }).status).toBe('shipped');
    expect(
      map({ status: 'archived', shipments: [parcelV1()] }, [parcelV2({ delivery_status: 'delivered' })]).status,
    ).toBe('delivered');
  });

  it.each([
    ['draft', 'open'],
    ['failed', 'open'],
    ['onhold', 'held'],
    ['pending', 'past'],
    ['INREVIEW', 'past'],
    ['fulfilled', 'past'],
    ['canceled', 'stopped'],
    ['archived', 'stopped'],
    ['teleported', 'unknown'],
  ])('a confirm finds %s %s', (word, expected) => {
    expect(confirmability(word)).toBe(expected);
  });
});

describe('parcels', () => {
  const statusWith = (...parcels: object[]) =>
    map(
      { status: 'fulfilled' },
      parcels.map((parcel, index) => parcelV2({ id: index, ...parcel })),
    ).status;
  const sent = { shipment_status: 'shipped', delivery_status: 'in_transit' };
  const arrived = { shipment_status: 'shipped', delivery_status: 'delivered' };
  const back = { shipment_status: 'returned', delivery_status: 'return_to_sender' };
  const dropped = { shipment_status: 'canceled', delivery_status: 'unknown' };

  it('an order is delivered when nothing is under way any more and something arrived', () => {
    expect(statusWith(arrived, sent)).toBe('shipped');
    expect(statusWith(arrived, arrived)).toBe('delivered');
    expect(statusWith(arrived, dropped)).toBe('delivered');
    expect(statusWith(back, { ...arrived, is_reshipment: true })).toBe('delivered');
    expect(statusWith(back, sent)).toBe('shipped');
  });

  it('an order is returned when all that was sent came back', () => {
    expect(statusWith(back, back)).toBe('returned');
    expect(statusWith(back, dropped)).toBe('returned');
    expect(statusWith(dropped)).toBe('shipped');
  });

  it('a delivered parcel does not deliver an order that is still sent in part', () => {
    expect(map({ status: 'partial' }, [parcelV2(arrived)]).status).toBe('in_production');
  });

  it.each([
    ['pending', 'unknown', null, 'pending'],
    ['onhold', 'unknown', null, 'pending'],
    ['packaged', 'pre_transit', null, 'pending'],
    ['outstock', 'unknown', null, 'pending'],
    ['canceled', 'delivered', null, 'canceled'],
    ['shipped', 'unknown', null, 'shipped'],
    ['shipped', 'out_for_delivery', null, 'shipped'],
    ['shipped', 'failure', null, 'shipped'],
    ['shipped', 'return_to_sender', null, 'returned'],
    ['returned', 'unknown', null, 'returned'],
    ['shipped', 'delivered', null, 'delivered'],
    ['beamed', 'unknown', '2026-01-05T00:00:00Z', 'shipped'],
    ['beamed', 'unknown', null, 'pending'],
  ])('shipment %s with delivery %s is %4$s', (shipment_status, delivery_status, shipped_at, status) => {
    const [parcel] = map({}, [parcelV2({ shipment_status, delivery_status, shipped_at })]).shipments;
    expect(parcel?.status).toBe(status);
  });

  it('both versions tell of one parcel: v2 its delivery, v1 what v2 leaves out', () => {
    const fresh = parcelV2({
      delivery_status: 'delivered',
      delivered_at: '2026-01-09T10:00:00Z',
      estimated_delivery: { from_date: '2026-01-08', to_date: '2026-01-10', calculated_at: '2026-01-05T00:00:00Z' },
    });
    const { shipments } = map({ shipments: [parcelV1(), parcelV1({ id: 32 })] }, [fresh]);
    expect(shipments).toHaveLength(2);
    expect(shipments[0]).toEqual({
      providerShipmentId: '31',
      status: 'delivered',
      carrier: 'USPS',
      service: 'Priority',
      trackingNumber: '940',
      trackingUrl: 'https://carrier.example/940',
      shippedAt: new Date('2026-01-05T00:00:00Z'),
      deliveredAt: new Date('2026-01-09T10:00:00Z'),
      estimatedFrom: new Date('2026-01-08T00:00:00Z'),
      estimatedTo: new Date('2026-01-10T00:00:00Z'),
      reshipment: false,
      items: [{ externalId: 'line-1', providerVariantId: '9001', sku: 'TEE-1', quantity: 2 }],
    });
  });

  it('contents follow v2 when it names them', () => {
    const [parcel] = map({ shipments: [parcelV1()] }, [
      parcelV2({ shipment_items: [{ id: 1, order_item_id: 51, order_item_external_id: 'line-1', quantity: 1 }] }),
    ]).shipments;
    expect(parcel?.items).toEqual([{ externalId: 'line-1', providerVariantId: '9001', sku: 'TEE-1', quantity: 1 }]);
  });

  it.each(['http://carrier.example/1', 'javascript:alert(1)', 'not a link', ''])('the link %j is dropped', (link) => {
    expect(map({ shipments: [parcelV1({ tracking_url: link })] }).shipments[0]?.trackingUrl).toBeNull();
  });

  it('v2 is asked only where parcels may exist', () => {
    const early = ['draft', 'pending', 'inreview', 'inprocess', 'failed', 'canceled'];
    expect(early.filter((status) => mayHaveShipments(orderOf({ status })))).toEqual([]);
    for (const status of ['partial', 'fulfilled', 'archived', 'onhold', 'teleported']) {
      expect(mayHaveShipments(orderOf({ status }))).toBe(true);
    }
    expect(mayHaveShipments(orderOf({ status: 'canceled', shipments: [parcelV1()] }))).toBe(true);
  });
});

describe('orders', () => {
  it('a cost with too many decimals is rounded, and one in no currency we know is not known', () => {
    expect(map({ costs: { currency: 'JPY', total: '500.50' } })).toMatchObject({ costMinor: 501, costCurrency: 'JPY' });
    expect(map({ costs: { currency: 'XYZ', total: '5.00' } })).toMatchObject({ costMinor: null, costCurrency: null });
  });

  it('ids are text, costs are minor units, and the reason is in their words', () => {
    expect(map({ external_id: 4711, costs: { currency: 'USD', total: '15.05' }, error: 'Bad file' })).toMatchObject({
      podOrderId: '7',
      externalId: '4711',
      costMinor: 1505,
      costCurrency: 'USD',
      reason: 'Bad file',
    });
    expect(map({ external_id: null, costs: null })).toMatchObject({
      externalId: null,
      costMinor: null,
      costCurrency: null,
    });
  });

  const input: SubmitInput = {
    externalId: 'FBZ20260101000001-1',
    recipient: {
      name: 'Ada Park',
      line1: '1 Mill Lane',
      line2: '',
      city: 'Berlin',
      state: 'BE',
      postalCode: '10115',
      country: 'DE',
    },
    email: 'ada@example.com',
    items: [
      {
        externalId: 'line-1',
        providerProductId: '1',
        providerVariantId: '9001',
        providerData: {},
        sku: null,
        name: 'Tee',
        quantity: 2,
        retailMinor: 2650,
      },
    ],
    shippingMethod: 'STANDARD',
    currency: 'USD',
  };

  it('a draft names sync variants, our ids and retail prices, and no blank field', () => {
    expect(toOrderBody(input)).toEqual({
      external_id: 'FBZ20260101000001-1',
      shipping: 'STANDARD',
      recipient: {
        name: 'Ada Park',
        address1: '1 Mill Lane',
        city: 'Berlin',
        country_code: 'DE',
        zip: '10115',
        email: 'ada@example.com',
      },
      items: [{ external_id: 'line-1', sync_variant_id: 9001, quantity: 2, retail_price: '26.50' }],
      retail_costs: { currency: 'USD', subtotal: '53.00' },
    });
  });

  it('the state is sent where the country has codes', () => {
    const recipient = { ...input.recipient, country: 'US', state: 'CA', postalCode: '94107' };
    expect(toOrderBody({ ...input, recipient }).recipient).toMatchObject({ state_code: 'CA', country_code: 'US' });
  });
});
