import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/domain/core/errors';
import { parseWebhook, SIGNED_EVENTS, UNSIGNED_EVENTS, verifyWebhook } from './webhooks';

describe('signatures', () => {
  // Key: the bytes 00 01 … 1f. Computed with openssl, independently of this code.
  const SECRET = Array.from({ length: 32 }, (_, byte) => byte.toString(16).padStart(2, '0')).join('');
  const BODY =
    '{"type":"order_created","occurred_at":"2023-04-04T12:36:42Z","retries":0,"store_id":123456,"data":{"order":{"id":11111,"external_id":null,"status":"pending"}}}';
  const SIGNATURE = '69b9578520b172d378f6f101db4769499b61b3b8dd1ecddf3871329dd9b5b81e';
  const check = (signature: string | null, secrets: string[], rawBody = BODY) =>
    verifyWebhook({
      rawBody,
      headers: new Headers(signature === null ? {} : { 'x-pf-webhook-signature': signature }),
      secrets,
    });

  it('the secret is decoded from hex before it signs', () => {
    expect(check(SIGNATURE, [SECRET])).toBe(true);
  });

  it('either case is accepted, in the signature and in the secret', () => {
    expect(check(SIGNATURE.toUpperCase(), [SECRET.toUpperCase()])).toBe(true);
  });

  it('any active secret may match while one is being replaced', () => {
    expect(check(SIGNATURE, ['ff'.repeat(32), SECRET])).toBe(true);
    expect(check(SIGNATURE, ['ff'.repeat(32)])).toBe(false);
    expect(check(SIGNATURE, [])).toBe(false);
  });

  it('one changed byte, a cut signature or none at all is refused', () => {
    expect(check(SIGNATURE, [SECRET], BODY.replace('11111', '11112'))).toBe(false);
    expect(check(SIGNATURE.slice(0, -1), [SECRET])).toBe(false);
    expect(check('', [SECRET])).toBe(false);
    expect(check(null, [SECRET])).toBe(false);
  });

  it('a blank, odd or non-hex secret verifies nothing, not even what an empty key signed', () => {
    const signedWithNothing = createHmac('sha256', '').update(BODY).digest('hex');
    for (const secret of ['', ' ', 'abc', 'zz', `${SECRET}w`, `0x${SECRET}`]) {
      expect(check(SIGNATURE, [secret])).toBe(false);
      expect(check(signedWithNothing, [secret])).toBe(false);
    }
  });
});

describe('messages', () => {
  const order = { id: 7, external_id: 'FBZ20260101000001-1', status: 'pending' };
  const shipment = { id: 31, status: 'shipped', tracking_number: '940' };
  const v2 = (type: string, data: unknown, more: object = {}) =>
    JSON.stringify({ type, occurred_at: '2026-01-05T06:07:08Z', retries: 0, store_id: 12, data, ...more });
  const v1 = (type: string, data: unknown, more: object = {}) =>
    JSON.stringify({ type, created: 1_767_593_228, retries: 0, store: 12, data, ...more });
  const NOTHING = {
    shipmentHint: null,
    reason: null,
    trouble: null,
    shopGone: false,
    returnedShipmentId: null,
    catalogue: null,
    publish: null,
  };
  const TROUBLE: Record<string, string> = {
    order_put_hold: 'held',
    shipment_put_hold: 'held',
    order_put_hold_approval: 'approval',
    shipment_put_hold_approval: 'approval',
    shipment_out_of_stock: 'out_of_stock',
  };

  it.each(SIGNED_EVENTS.filter((type) => type !== 'catalog_price_changed'))('v2 %s names the order', (type) => {
    expect(parseWebhook(v2(type, { order, shipment: type.startsWith('shipment_') ? shipment : undefined }))).toEqual({
      ...NOTHING,
      trouble: TROUBLE[type] ?? null,
      aboutPackage: type.startsWith('shipment_'),
      type,
      dedupeKey: expect.stringMatching(/^[\w-]{43}$/),
      occurredAt: new Date('2026-01-05T06:07:08Z'),
      known: true,
      podOrderId: '7',
      externalId: 'FBZ20260101000001-1',
      returnedShipmentId: type === 'shipment_returned' ? '31' : null,
    });
  });

  it.each(UNSIGNED_EVENTS.filter((type) => !type.startsWith('product_')))('v1 %s names the order', (type) => {
    expect(parseWebhook(v1(type, { order, shipment, reason: 'because' }))).toMatchObject({
      type,
      occurredAt: new Date(1_767_593_228_000),
      known: true,
      podOrderId: '7',
      externalId: 'FBZ20260101000001-1',
      reason: 'because',
      returnedShipmentId: type === 'package_returned' ? '31' : null,
    });
  });

  it.each(['product_synced', 'product_updated', 'product_deleted'])('%s names the product to read again', (type) => {
    expect(parseWebhook(v1(type, { sync_product: { id: 13, name: 'Tee' } }))).toMatchObject({
      known: true,
      podOrderId: null,
      catalogue: '13',
    });
  });

  it.each([
    ['stock_updated', v1('stock_updated', { product_id: 71, variant_stock: { out: [1], discontinued: [] } })],
    ['catalog_stock_updated', v2('catalog_stock_updated', [{ catalog_product_id: 71 }])],
    ['catalog_price_changed', v2('catalog_price_changed', { catalog_product_ids: [71] })],
  ])('%s has everything read again', (_, body) => {
    expect(parseWebhook(body)).toMatchObject({ known: true, podOrderId: null, catalogue: 'all' });
  });

  it('a type we have no use for is told apart, whatever it carries', () => {
    expect(parseWebhook(v2('mockup_task_finished', { id: 1 }))).toMatchObject({ known: false, catalogue: null });
    expect(parseWebhook(v2('order_teleported', null)).known).toBe(false);
  });

  it('an external id may be missing, or a number', () => {
    expect(parseWebhook(v1('order_updated', { order: { ...order, external_id: 4711 } })).externalId).toBe('4711');
    expect(parseWebhook(v2('order_updated', { order: { ...order, external_id: null } })).externalId).toBeNull();
  });

  it('redeliveries share a key although their count of retries differs', () => {
    const key = (retries: number) => parseWebhook(v2('order_updated', { order }, { retries })).dedupeKey;
    expect(key(3)).toBe(key(0));
  });

  it('two events of one second differ by what happened', () => {
    const told = [
      v2('order_updated', { order }),
      v2('order_updated', { order: { ...order, status: 'inprocess' } }),
      v2('order_updated', { order: { ...order, id: 8 } }),
      v2('order_updated', { order }, { store_id: 13 }),
      v2('order_updated', { order }, { occurred_at: '2026-01-05T06:07:09Z' }),
      v2('order_created', { order }),
      v2('shipment_sent', { order, shipment }),
      v2('shipment_sent', { order, shipment: { ...shipment, id: 32 } }),
      v2('shipment_out_of_stock', { order, shipment, is_out_of_stock: true }),
      v2('shipment_out_of_stock', { order, shipment, is_out_of_stock: false }),
      v2('order_refunded', { order, currency: 'USD', amount: '1.00' }),
      v2('order_refunded', { order, currency: 'USD', amount: '2.00' }),
      v2('order_put_hold', { order, reason: 'a' }),
      v2('order_put_hold', { order, reason: 'b' }),
      v2('catalog_price_changed', { catalog_product_ids: [71] }),
      v2('catalog_price_changed', { catalog_product_ids: [72] }),
    ];
    expect(new Set(told.map((body) => parseWebhook(body).dedupeKey)).size).toBe(told.length);
  });

  it.each([
    ['not JSON', '{'],
    ['no object', '[]'],
    ['no time', JSON.stringify({ type: 'order_updated', data: { order } })],
    ['no type', JSON.stringify({ created: 1, data: { order } })],
    ['no order', v2('order_updated', {})],
    ['no product', v1('product_updated', {})],
  ])('a message with %s is not taken', (_, body) => {
    expect(() => parseWebhook(body)).toThrow(AppError);
  });
});
