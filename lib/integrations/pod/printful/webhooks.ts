import type { z } from 'zod';
import { AppError } from '@/lib/domain/core/errors';
import type { PodWebhook, Trouble } from '@/lib/domain/order/pod';
import { hmacSha256, sameSecret, sha256 } from '@/lib/platform/crypto';
import { orderEventData, productEventData, webhookEnvelope } from './schemas';

/** v2, signed. Stock news would need a list of products to watch; `registration.ts` asks for these. */
export const SIGNED_EVENTS = [
  'order_created',
  'order_updated',
  'order_failed',
  'order_canceled',
  'order_put_hold',
  'order_put_hold_approval',
  'order_remove_hold',
  'order_refunded',
  'shipment_sent',
  'shipment_delivered',
  'shipment_returned',
  'shipment_out_of_stock',
  'shipment_canceled',
  'shipment_put_hold',
  'shipment_put_hold_approval',
  'shipment_remove_hold',
  'catalog_price_changed',
] as const;

/** v1, never signed: hints that send us to look. Products change nowhere else. */
export const UNSIGNED_EVENTS = [
  'package_shipped',
  'package_returned',
  'order_created',
  'order_updated',
  'order_failed',
  'order_canceled',
  'order_put_hold',
  'order_put_hold_approval',
  'order_remove_hold',
  'order_refunded',
  'product_synced',
  'product_updated',
  'product_deleted',
] as const;

const PRODUCT_EVENTS: readonly string[] = ['product_synced', 'product_updated', 'product_deleted'];
/** These name catalogue products, which any number of ours are made of. */
const CATALOGUE_EVENTS: readonly string[] = ['stock_updated', 'catalog_stock_updated', 'catalog_price_changed'];
const PACKAGE_EVENT = /^(package|shipment)_/;
const RETURN_EVENTS: readonly string[] = ['package_returned', 'shipment_returned'];
const TROUBLE: ReadonlyMap<string, Trouble> = new Map([
  ['order_put_hold', 'held'],
  ['shipment_put_hold', 'held'],
  ['order_put_hold_approval', 'approval'],
  ['shipment_put_hold_approval', 'approval'],
  ['shipment_out_of_stock', 'out_of_stock'],
]);
const ORDER_EVENTS: readonly string[] = [...SIGNED_EVENTS, ...UNSIGNED_EVENTS].filter(
  (type) => !PRODUCT_EVENTS.includes(type) && !CATALOGUE_EVENTS.includes(type),
);

export const SIGNATURE_HEADER = 'x-pf-webhook-signature';

/**
 * v2 only: hex HMAC-SHA256 of the raw body in `x-pf-webhook-signature`. The key is what the hex secret decodes to; a
 * blank or broken secret would decode to an empty key, with which anyone can sign, so it matches nothing.
 */
export function verifyWebhook(message: { rawBody: string; headers: Headers; secrets: readonly string[] }): boolean {
  const given = (message.headers.get(SIGNATURE_HEADER) ?? '').trim().toLowerCase();
  const matches = message.secrets.filter((secret) => {
    const key = keyOf(secret);
    return key !== null && sameSecret(hmacSha256(message.rawBody, key), given);
  });
  return matches.length > 0;
}

/** As Printful does. */
export function signWebhook(rawBody: string, secret: string): Record<string, string> {
  return { [SIGNATURE_HEADER]: hmacSha256(rawBody, keyOf(secret) ?? '') };
}

function keyOf(secret: string): Buffer | null {
  const hex = secret.trim();
  return /^([0-9a-f]{2})+$/i.test(hex) ? Buffer.from(hex, 'hex') : null;
}

type Envelope = z.output<typeof webhookEnvelope>;

/** Throws AppError invalid_input when it is neither a v1 nor a v2 event. */
export function parseWebhook(rawBody: string): PodWebhook {
  const envelope = read(webhookEnvelope, parseJson(rawBody));
  if (ORDER_EVENTS.includes(envelope.type)) return orderEvent(envelope);
  const message = { ...frame(envelope), dedupeKey: fingerprint(envelope, [envelope.data]) };
  if (CATALOGUE_EVENTS.includes(envelope.type)) return { ...message, catalogue: 'all' };
  if (!PRODUCT_EVENTS.includes(envelope.type)) return { ...message, known: false };
  return { ...message, catalogue: read(productEventData, envelope.data).sync_product.id };
}

function orderEvent(envelope: Envelope): PodWebhook {
  const { order, shipment, reason, amount, is_out_of_stock } = read(orderEventData, envelope.data);
  // Several events of one type may fall into one second: what sets them apart is part of the key.
  const business = [order.id, order.status, shipment?.id, shipment?.status, shipment?.tracking_number, reason, amount];
  return {
    ...frame(envelope),
    dedupeKey: fingerprint(envelope, [...business, is_out_of_stock]),
    podOrderId: order.id,
    externalId: order.external_id,
    reason,
    trouble: is_out_of_stock === false ? null : (TROUBLE.get(envelope.type) ?? null),
    returnedShipmentId: RETURN_EVENTS.includes(envelope.type) ? (shipment?.id ?? null) : null,
  };
}

function frame({ type, created, occurred_at }: Envelope) {
  const at = new Date(created === undefined ? (occurred_at ?? '') : created * 1000);
  return {
    type,
    occurredAt: Number.isNaN(at.getTime()) ? null : at,
    known: true,
    podOrderId: null,
    externalId: null,
    aboutPackage: PACKAGE_EVENT.test(type),
    shipmentHint: null,
    reason: null,
    trouble: null,
    shopGone: false,
    returnedShipmentId: null,
    catalogue: null,
    publish: null,
  };
}

/** Printful gives events no id, and a redelivery differs from its first in `retries`, which stays out of this. */
function fingerprint({ type, created, occurred_at, store, store_id }: Envelope, business: readonly unknown[]): string {
  const facts = [type, created ?? occurred_at, store ?? store_id, ...business];
  return sha256(JSON.stringify(facts.map((fact) => fact ?? null)));
}

function parseJson(rawBody: string): unknown {
  try {
    return JSON.parse(rawBody);
  } catch (cause) {
    throw new AppError('invalid_input', 'The message is not JSON.', { cause });
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new AppError('invalid_input', 'The message is not a Printful event.', { cause: parsed.error });
  }
  return parsed.data;
}
