import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/domain/core/errors';
import { parseWebhook, TOPICS, verifyWebhook } from './webhooks';

/** Computed with `openssl dgst -sha256 -hmac`. */
const VECTOR = {
  secret: 'correct horse battery staple',
  rawBody:
    '{"id":"0f3c1d52-7a8e-4b7e-9a51-3d6f0c2b9e11","type":"order:updated","created_at":"2026-03-04 05:06:07+00:00","resource":{"id":"65f0a1b2c3d4e5f60718293a","type":"order","data":{"shop_id":1,"status":"has-issues"}}}',
  hex: '43e0ba3346ee564b703f5bb0e0e27304541c87928d3a9b1a257395ecbf9c64b7',
};

const verified = (signature: string | null, secrets: string[], rawBody = VECTOR.rawBody) =>
  verifyWebhook({ rawBody, headers: new Headers(signature === null ? {} : { 'X-Pfy-Signature': signature }), secrets });

describe('signatures', () => {
  it('are valid as sha256= and as bare hex, in either case', () => {
    const ways = [`sha256=${VECTOR.hex}`, VECTOR.hex, `SHA256=${VECTOR.hex.toUpperCase()}`];
    expect(ways.map((way) => verified(way, [VECTOR.secret]))).toEqual([true, true, true]);
  });

  it('may be made with any of the active secrets', () => {
    expect(verified(`sha256=${VECTOR.hex}`, ['new', VECTOR.secret])).toBe(true);
    expect(verified(`sha256=${VECTOR.hex}`, ['new', 'newer'])).toBe(false);
    expect(verified(`sha256=${VECTOR.hex}`, [])).toBe(false);
  });

  it('are broken by one changed byte', () => {
    expect(verified(`sha256=${VECTOR.hex}`, [VECTOR.secret], `${VECTOR.rawBody} `)).toBe(false);
  });

  it.each([null, '', 'sha256=', 'sha1=abc', `sha256=${VECTOR.hex.slice(1)}`])(
    'a header like %s is refused',
    (header) => {
      expect(verified(header, [VECTOR.secret])).toBe(false);
    },
  );

  it('made with an empty secret are refused even where that is what is configured', () => {
    for (const secret of ['', '  ']) {
      const forged = createHmac('sha256', secret).update(VECTOR.rawBody).digest('hex');
      expect(verified(`sha256=${forged}`, [secret])).toBe(false);
    }
  });
});

const event = (type: string, resource: unknown, more: object = {}) =>
  parseWebhook(JSON.stringify({ id: 'event-1', type, created_at: '2026-03-04 05:06:07+00:00', resource, ...more }));
const about = (type: string, data?: unknown) => ({ id: '65f0', type, ...(data === undefined ? {} : { data }) });

describe('events', () => {
  it('are told apart by the id of their body, and say when they happened', () => {
    expect(parseWebhook(VECTOR.rawBody)).toMatchObject({
      dedupeKey: '0f3c1d52-7a8e-4b7e-9a51-3d6f0c2b9e11',
      type: 'order:updated',
      occurredAt: new Date('2026-03-04T05:06:07Z'),
      externalId: null,
      returnedShipmentId: null,
    });
  });

  const orderTopics = TOPICS.filter((topic) => topic.startsWith('order:'));
  it.each([
    ...orderTopics,
    'order:sent_to_production',
    'order:canceled',
    'order:cancelled',
    'order:shipped',
    'order:completed',
    'order:delivered',
    'order:status-changed',
  ])('%s sends us to look at its order, with or without data', (type) => {
    for (const data of [undefined, null, { shop_id: 1 }, 'odd', { skus: 'odd', carrier: 7, status: 4 }]) {
      expect(event(type, about('order', data))).toMatchObject({
        known: true,
        podOrderId: '65f0',
        catalogue: null,
        publish: null,
        shipmentHint: null,
        reason: null,
      });
    }
  });

  it.each(['order:shipment:created', 'order:shipment:delivered'])('%s says which SKUs lie in the parcel', (type) => {
    const data = { shop_id: 1, carrier: { code: 'USPS', tracking_number: '9400' }, skus: ['A', 77] };
    expect(event(type, about('order', data)).shipmentHint).toEqual({ trackingNumber: '9400', skus: ['A', '77'] });
  });

  it('order:updated tells what is wrong in plain words, and nothing where nothing is', () => {
    expect(parseWebhook(VECTOR.rawBody).reason).toContain('problem with the order');
    expect(event('order:updated', about('order', { status: 'canceled' })).reason).toBeNull();
    expect(event('order:updated', about('order', { status: 'on-hold' })).reason).toBeNull();
  });

  it.each(['product:created', 'product:updated', 'product:deleted', 'product:publish:started'])(
    '%s sends us to look at its product',
    (type) => {
      const message = event(type, about('product', { shop_id: 1, action: 'delete' }));
      expect(message).toMatchObject({ known: true, catalogue: '65f0', podOrderId: null });
    },
  );

  it('shop:disconnected is known and says so', () => {
    const message = event('shop:disconnected', { id: 901, type: 'shop', data: null });
    expect(message).toMatchObject({ known: true, shopGone: true, podOrderId: null, catalogue: null });
  });

  it.each(['personalization-preview-task:processed', 'support-request:updated', 'order:teleported', 'constructor'])(
    '%s is not one we act on',
    (type) => {
      expect(event(type, about('order', {}))).toMatchObject({ type, known: false, podOrderId: null, catalogue: null });
    },
  );

  it.each([undefined, null, 'text', {}])('an order event about %j is kept but not acted on', (resource) => {
    expect(event('order:updated', resource)).toMatchObject({ known: false, podOrderId: null });
  });

  it.each(['not json', '', 'null', '[]', '{"type":"order:updated"}', '{"id":"","type":"order:updated"}', '{"id":"1"}'])(
    '%s is not an event',
    (rawBody) => {
      expect(() => parseWebhook(rawBody)).toThrow(AppError);
    },
  );
});
