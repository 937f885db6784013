import { describe, expect, it } from 'vitest';
import type { SubmitInput } from '@/lib/domain/order/pod';
import { readiness, toOrderBody, toPodOrder, troubleOf } from './mapper';
import { order } from './schemas';

const SENT_AT = '2026-03-01 10:00:00+00:00';
const fresh = { confirmed: false };
const sentBefore = { confirmed: true };

const line = (more: object = {}) => ({
  product_id: 'p1',
  variant_id: 17887,
  quantity: 2,
  cost: 1050,
  shipping_cost: 400,
  metadata: { sku: 'SKU-1', external_id: 'item-1' },
  ...more,
});
const parcel = (more: object = {}) => ({
  carrier: 'USPS',
  number: '9400AB',
  url: 'https://example.com/9400AB',
  delivered_at: null,
  ...more,
});
const orderWith = (more: object = {}) =>
  order.parse({
    id: 'o1',
    status: 'on-hold',
    line_items: [line()],
    metadata: { shop_order_id: 'FBZ20260301000001-1' },
    total_shipping: 400,
    total_tax: 25,
    shipments: [],
    sent_to_production_at: null,
    ...more,
  });
const seenAs = (status: string, seen = fresh, more: object = {}) => toPodOrder(orderWith({ status, ...more }), seen);

describe('statuses', () => {
  it.each([
    ['pending', 'pending'],
    ['cost-calculation', 'pending'],
    ['on-hold', 'pending'],
    ['sending-to-production', 'confirmed'],
    ['sending_to_production_delegate', 'confirmed'],
    ['sending_to_production_delegate_sync', 'confirmed'],
    ['in-production', 'in_production'],
    ['sent-to-production', 'in_production'],
    ['checking-quality', 'in_production'],
    ['quality-approved', 'in_production'],
    ['ready-for-production', 'in_production'],
    ['callback-received', 'in_production'],
    ['partially-fulfilled', 'in_production'],
    ['fulfilled', 'shipped'],
    ['shipped', 'shipped'],
    ['canceled', 'canceled'],
    ['CANCELLED', 'canceled'],
  ])('%s is %s, and no hold before we sent it', (word, status) => {
    expect(seenAs(word)).toMatchObject({ providerStatus: word, status, onHold: false, reason: null });
  });

  it.each(['payment-not-received', 'has-issues', 'unfulfillable', 'source-check-failed', 'quality-declined'])(
    '%s is a hold with a reason in plain words, whether sent before or not',
    (word) => {
      expect(seenAs(word)).toMatchObject({ status: 'pending', onHold: true, confirmed: false });
      expect(seenAs(word, sentBefore)).toMatchObject({ status: 'confirmed', onHold: true });
      expect(seenAs(word).reason).toMatch(/^(Printify|A print|The print) .+\.$/);
      expect(troubleOf(word.replaceAll('-', '_'))?.why ?? null).toBe(seenAs(word).reason);
    },
  );

  it('on-hold is a rest before we sent it and a problem after', () => {
    expect(seenAs('on-hold')).toMatchObject({ status: 'pending', onHold: false, confirmed: false });
    expect(seenAs('on-hold', sentBefore)).toMatchObject({ status: 'confirmed', onHold: true });
    const byDate = seenAs('on-hold', fresh, { sent_to_production_at: SENT_AT });
    expect(byDate).toMatchObject({ status: 'confirmed', onHold: true, confirmed: true });
    expect(byDate.reason).toContain('back on hold');
  });

  it.each(['delivered', 'completed', 'had-issues', 'constructor', ''])('"%s" is no status: ours is kept', (word) => {
    expect(seenAs(word, sentBefore)).toMatchObject({ providerStatus: word, status: null, onHold: false });
  });

  it('an order is delivered once every parcel is, and everything was sent', () => {
    const here = { delivered_at: SENT_AT };
    const both = [parcel(here), parcel({ number: '2', ...here })];
    expect(seenAs('fulfilled', fresh, { shipments: both }).status).toBe('delivered');
    expect(seenAs('fulfilled', fresh, { shipments: [parcel(here), parcel({ number: '2' })] }).status).toBe('shipped');
    expect(seenAs('partially-fulfilled', fresh, { shipments: [parcel(here)] }).status).toBe('in_production');
    expect(seenAs('fulfilled', fresh, { shipments: [] }).status).toBe('shipped');
  });

  it('an order counts as taken for production by its word or by its dates', () => {
    expect(seenAs('in-production').confirmed).toBe(true);
    expect(seenAs('canceled').confirmed).toBe(false);
    expect(seenAs('has-issues', fresh, { line_items: [line({ sent_to_production_at: SENT_AT })] }).confirmed).toBe(
      true,
    );
  });
});

describe('what a send to production would meet', () => {
  const ready = (status: string, more: object = {}) => readiness(orderWith({ status, ...more }));

  it('only an order that rests on hold, or says something new, is sent', () => {
    expect(['on-hold', 'something-new'].map((word) => ready(word))).toEqual(['open', 'open']);
    expect(['pending', 'cost_calculation'].map((word) => ready(word))).toEqual(['pricing', 'pricing']);
    expect(['sending-to-production', 'fulfilled'].map((word) => ready(word))).toEqual(['sent', 'sent']);
  });

  it('trouble before it was sent never passes for sent', () => {
    const words = ['payment-not-received', 'has-issues', 'unfulfillable', 'source-check-failed'];
    expect(words.map((word) => ready(word))).toEqual(words.map(() => 'stuck'));
    expect(ready('on-hold', { sent_to_production_at: SENT_AT })).toBe('sent');
  });

  it('a canceled order is over even if it was sent once', () => {
    expect(ready('canceled', { sent_to_production_at: SENT_AT })).toBe('ended');
  });
});

describe('orders', () => {
  it('our id comes back as text, whether Printify has text or a number', () => {
    expect(seenAs('on-hold').externalId).toBe('FBZ20260301000001-1');
    expect(seenAs('on-hold', fresh, { metadata: { shop_order_id: 1370762297 } }).externalId).toBe('1370762297');
    expect(seenAs('on-hold', fresh, { metadata: undefined }).externalId).toBeNull();
  });

  it('cost is lines, shipping and tax, unknown while it is being worked out, and nothing after a cancel', () => {
    const two = { line_items: [line(), line({ cost: 600, shipping_cost: 100 })] };
    expect(seenAs('on-hold', fresh, two)).toMatchObject({ costMinor: 1050 + 600 + 400 + 25, costCurrency: 'USD' });
    expect(seenAs('on-hold', fresh, { ...two, total_shipping: undefined }).costMinor).toBe(1050 + 600 + 500 + 25);
    expect(seenAs('cost-calculation', fresh, two)).toMatchObject({ costMinor: null, costCurrency: null });
    const empty = { line_items: [line({ cost: 0 })], total_shipping: 0, total_tax: 0 };
    expect(seenAs('canceled', fresh, empty).costMinor).toBe(0);
  });

  it('an answer with the fewest fields is still an order', () => {
    expect(toPodOrder(order.parse({ id: 'o1', status: 'pending' }), fresh)).toMatchObject({
      shipments: [],
      costMinor: null,
    });
  });
});

describe('parcels', () => {
  const parcelsOf = (more: object, status = 'fulfilled') => seenAs(status, fresh, more).shipments;

  it('keep one id however the carrier is written', () => {
    const [upper, lower] = ['USPS', 'usps'].map((carrier) => parcelsOf({ shipments: [parcel({ carrier })] })[0]);
    expect(upper?.providerShipmentId).toBe('usps:9400ab');
    expect(lower?.providerShipmentId).toBe(upper?.providerShipmentId);
    expect(upper).toMatchObject({ carrier: 'USPS', trackingNumber: '9400AB' });
  });

  it('are listed once, and only with a number to follow', () => {
    expect(parcelsOf({ shipments: [parcel(), parcel(), parcel({ number: null })] })).toHaveLength(1);
  });

  it('hold everything when a single one was sent for a fulfilled order, else unknown things', () => {
    const [only] = parcelsOf({ shipments: [parcel()], fulfilled_at: SENT_AT });
    const inside = { externalId: 'item-1', providerVariantId: '17887', sku: 'SKU-1', quantity: 2 };
    expect(only).toMatchObject({ items: [inside], shippedAt: new Date('2026-03-01T10:00:00Z') });
    expect(parcelsOf({ shipments: [parcel()] }, 'partially-fulfilled')[0]?.items).toBeNull();
    const two = parcelsOf({ shipments: [parcel(), parcel({ number: '2' })], fulfilled_at: SENT_AT });
    expect(two.flatMap(({ items, shippedAt }) => [items, shippedAt])).toEqual([null, null, null, null]);
  });

  it('are expected when their items are', () => {
    const line_items = ['2026-03-09T02:00:00.000Z', '2026-03-07T02:00:00.000Z'].map((estimated_delivery_at) =>
      line({ estimated_delivery_at }),
    );
    const [only] = parcelsOf({ line_items, shipments: [parcel()] });
    expect(only?.estimatedFrom?.toISOString()).toBe('2026-03-07T02:00:00.000Z');
    expect(only?.estimatedTo?.toISOString()).toBe('2026-03-09T02:00:00.000Z');
  });

  it.each(['http://example.com/1', 'javascript:alert(1)', 'https://', null])('a link like %s is dropped', (url) => {
    expect(parcelsOf({ shipments: [parcel({ url })] })[0]?.trackingUrl).toBeNull();
  });

  it.each(['1970-01-01 00:00:00+00:00', 'soon', '', null])('"%s" is not a date of delivery', (delivered_at) => {
    expect(parcelsOf({ shipments: [parcel({ delivered_at })] })[0]).toMatchObject({
      status: 'shipped',
      deliveredAt: null,
    });
  });
});

describe('what is submitted', () => {
  const input: SubmitInput = {
    externalId: 'FBZ20260301000001-1',
    recipient: { name: 'Ada King Lovelace', line1: '1 Mill Lane', city: 'Retie', postalCode: '2470', country: 'BE' },
    email: 'ada@example.com',
    items: [
      {
        externalId: 'item-1',
        providerProductId: 'p1',
        providerVariantId: '17887',
        providerData: {},
        sku: null,
        name: 'Mug',
        quantity: 2,
        retailMinor: 1650,
      },
    ],
    shippingMethod: '4',
    currency: 'USD',
  };

  it('names our order, our items and numbers where Printify wants numbers', () => {
    expect(toOrderBody(input)).toEqual({
      external_id: 'FBZ20260301000001-1',
      label: 'FBZ20260301000001-1',
      line_items: [{ product_id: 'p1', variant_id: 17887, quantity: 2, external_id: 'item-1' }],
      shipping_method: 4,
      send_shipping_notification: false,
      address_to: {
        first_name: 'Ada',
        last_name: 'King Lovelace',
        email: 'ada@example.com',
        country: 'BE',
        region: '',
        address1: '1 Mill Lane',
        city: 'Retie',
        zip: '2470',
      },
    });
  });

  it('repeats a name of one word, because an empty last name is refused', () => {
    const { address_to } = toOrderBody({ ...input, recipient: { ...input.recipient, name: ' Cher ' } });
    expect(address_to).toMatchObject({ first_name: 'Cher', last_name: 'Cher' });
  });

  it('passes on what else is known of the address', () => {
    const recipient = { ...input.recipient, line2: 'Flat 4', state: 'VAN', company: 'Analytical', phone: '0123' };
    expect(toOrderBody({ ...input, recipient }).address_to).toMatchObject({
      address2: 'Flat 4',
      region: 'VAN',
      company: 'Analytical',
      phone: '0123',
    });
  });

  it.each(['STANDARD', '', '1.5'])('a shipping method "%s" is refused before Printify sees it', (shippingMethod) => {
    expect(() => toOrderBody({ ...input, shippingMethod })).toThrow(/shipping method/);
  });
});
