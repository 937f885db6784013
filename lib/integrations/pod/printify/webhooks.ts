import { AppError } from '@/lib/domain/errors';
import type { PodWebhook } from '@/lib/domain/pod';
import { hmacSha256, sameSecret } from '@/lib/platform/crypto';
import { dateOf } from './mapper';
import { shipmentData, webhookMessage } from './schemas';

/** What we subscribe to. There is no topic for a cancellation: it comes as order:updated. */
export const TOPICS = [
  'order:created',
  'order:updated',
  'order:sent-to-production',
  'order:shipment:created',
  'order:shipment:delivered',
  'product:created',
  'product:updated',
  'product:deleted',
] as const;

/** Printify never sends these, but older guides and their senders do: any of them is a hint to look. */
const OLDER_NAMES = [
  'order:sent_to_production',
  'order:canceled',
  'order:cancelled',
  'order:shipped',
  'order:completed',
  'order:delivered',
  'order:failed',
  'order:status-changed',
];

/** `sha256=<hex>` (or bare hex) of the raw body, keyed with the secret we registered. An empty secret never counts. */
export function verifyPrintify(message: { rawBody: string; headers: Headers; secrets: readonly string[] }): boolean {
  const header = message.headers.get('x-pfy-signature')?.trim().toLowerCase() ?? '';
  const given = header.startsWith('sha256=') ? header.slice(7) : header;
  return message.secrets.some((secret) => secret !== '' && sameSecret(hmacSha256(message.rawBody, secret), given));
}

export function parsePrintify(rawBody: string): PodWebhook {
  const message = webhookMessage.safeParse(json(rawBody));
  if (!message.success) throw new AppError('invalid_input', 'This is not a Printify message.');
  const { id, type, created_at, resource } = message.data;
  const isOrder =
    resource.type === 'order' && ((TOPICS as readonly string[]).includes(type) || OLDER_NAMES.includes(type));
  const isProduct = type.startsWith('product:') && (TOPICS as readonly string[]).includes(type);
  const shipment = shipmentData.safeParse(resource.data);
  const trackingNumber = shipment.success ? shipment.data.carrier.tracking_number : null;
  return {
    type,
    dedupeKey: id,
    occurredAt: dateOf(created_at),
    known: isOrder || isProduct,
    podOrderId: isOrder ? resource.id : null,
    externalId: null,
    shipmentHint: shipment.success && trackingNumber ? { trackingNumber, skus: shipment.data.skus } : null,
    reason: null,
    returnedShipmentId: null,
    catalogue: isProduct ? resource.id : null,
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid_input', 'This is not JSON.', { cause: error });
  }
}
