import { createHash } from 'node:crypto';
import { AppError } from '@/lib/domain/errors';
import type { PodWebhook } from '@/lib/domain/pod';
import { hmacSha256, sameSecret } from '@/lib/platform/crypto';
import { webhookMessage, webhookOrderData } from './schemas';

export const V1_EVENTS = [
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

export const V2_EVENTS = [
  'shipment_sent',
  'shipment_delivered',
  'shipment_returned',
  'shipment_out_of_stock',
  'shipment_canceled',
  'shipment_put_hold',
  'shipment_put_hold_approval',
  'shipment_remove_hold',
  'order_created',
  'order_updated',
  'order_failed',
  'order_canceled',
  'order_put_hold',
  'order_put_hold_approval',
  'order_remove_hold',
  'order_refunded',
  'catalog_price_changed',
] as const;

const CATALOGUE_EVENTS = [
  'product_synced',
  'product_updated',
  'product_deleted',
  'stock_updated',
  'catalog_stock_updated',
  'catalog_price_changed',
];
const ORDER_EVENTS = new Set<string>([...V1_EVENTS, ...V2_EVENTS].filter((type) => !CATALOGUE_EVENTS.includes(type)));

/** v2 signs the raw body with the hex-DECODED secret. An empty or broken secret never makes a message valid. */
export function verifyPrintful(message: { rawBody: string; headers: Headers; secrets: readonly string[] }): boolean {
  const given = message.headers.get('x-pf-webhook-signature')?.trim().toLowerCase() ?? '';
  return message.secrets.some((secret) => {
    if (secret === '' || secret.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(secret)) return false;
    return sameSecret(hmacSha256(message.rawBody, Buffer.from(secret, 'hex')), given);
  });
}

/** v1 and v2 messages. There is no event id, so the key is made of what a redelivery repeats; `retries` is not part. */
export function parsePrintful(rawBody: string): PodWebhook {
  const message = webhookMessage.safeParse(json(rawBody));
  if (!message.success) throw new AppError('invalid_input', 'This is not a Printful message.');
  const { type, created, occurred_at: occurredAt } = message.data;
  const parsed = webhookOrderData.safeParse(message.data.data);
  const about = parsed.success ? parsed.data : undefined;
  const key = [
    type,
    created ?? occurredAt ?? '',
    message.data.store ?? message.data.store_id ?? '',
    about?.order?.id ?? '',
    about?.order?.status ?? '',
    about?.shipment?.id ?? '',
    about?.reason ?? '',
    about?.order ? '' : JSON.stringify(message.data.data ?? null),
  ];
  const isOrder = ORDER_EVENTS.has(type) && about?.order !== undefined;
  const isCatalogue = CATALOGUE_EVENTS.includes(type);
  return {
    type,
    dedupeKey: createHash('sha256').update(key.join('\n')).digest('hex'),
    occurredAt:
      occurredAt !== undefined ? new Date(occurredAt) : created === undefined ? null : new Date(created * 1000),
    known: isOrder || isCatalogue,
    podOrderId: about?.order?.id ?? null,
    externalId: about?.order?.external_id ?? null,
    shipmentHint: null,
    reason: about?.reason ?? null,
    returnedShipmentId:
      type === 'package_returned' || type === 'shipment_returned' ? (about?.shipment?.id ?? null) : null,
    catalogue: isCatalogue ? 'all' : null,
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid_input', 'This is not JSON.', { cause: error });
  }
}
