import { AppError } from '@/lib/domain/core/errors';
import type { PodWebhook } from '@/lib/domain/order/pod';
import { hmacSha256, sameSecret } from '@/lib/platform/crypto';
import { troubleOf } from './mapper';
import { orderEventData, publishEventData, webhookEnvelope } from './schemas';

/** What we subscribe to, the most needed first. There is no topic for a cancellation: it is an `order:updated`. */
export const TOPICS = [
  'order:updated',
  'order:sent-to-production',
  'order:shipment:created',
  'order:shipment:delivered',
  'order:created',
  'product:deleted',
  'product:publish:started',
  'shop:disconnected',
  'product:created',
  'product:updated',
] as const;

/** Printify never sends these, but older guides and their relays do: any of them is a hint to look. */
const OLDER_ORDER_NAMES: readonly string[] = [
  'order:sent_to_production',
  'order:canceled',
  'order:cancelled',
  'order:shipped',
  'order:fulfilled',
  'order:completed',
  'order:delivered',
  'order:failed',
  'order:status-changed',
  'order:shipping-update',
];

const ORDER_EVENTS: readonly string[] = [...TOPICS.filter((topic) => topic.startsWith('order:')), ...OLDER_ORDER_NAMES];
const PUBLISH_EVENT = 'product:publish:started';
const PRODUCT_EVENTS: readonly string[] = TOPICS.filter((topic) => topic.startsWith('product:'));

export const SIGNATURE_HEADER = 'x-pfy-signature';

/** `X-Pfy-Signature`: `sha256=` and the hex HMAC-SHA256 of the raw body under the secret we registered. */
export function verifyWebhook(message: { rawBody: string; headers: Headers; secrets: readonly string[] }): boolean {
  const given = (message.headers.get(SIGNATURE_HEADER) ?? '')
    .trim()
    .toLowerCase()
    .replace(/^sha256=/, '');
  // A blank secret is one that everybody knows.
  const matches = message.secrets.filter(
    (secret) => secret.trim() !== '' && sameSecret(hmacSha256(message.rawBody, secret), given),
  );
  return matches.length > 0;
}

/** As Printify does. */
export function signWebhook(rawBody: string, secret: string): Record<string, string> {
  return { [SIGNATURE_HEADER]: `sha256=${hmacSha256(rawBody, secret)}` };
}

/** Throws AppError invalid_input when it is no Printify event. */
export function parseWebhook(rawBody: string): PodWebhook {
  const parsed = webhookEnvelope.safeParse(parseJson(rawBody));
  if (!parsed.success) {
    throw new AppError('invalid_input', 'The message is not a Printify event.', { cause: parsed.error });
  }
  const { id, type, created_at, resource } = parsed.data;
  const about = resource?.id ?? null;
  const message = {
    type,
    dedupeKey: id,
    occurredAt: created_at,
    known: false,
    podOrderId: null,
    externalId: null,
    aboutPackage: type.startsWith('order:ship'),
    shipmentHint: null,
    reason: null,
    trouble: null,
    shopGone: false,
    returnedShipmentId: null,
    catalogue: null,
    publish: null,
  };
  if (type === 'shop:disconnected') return { ...message, known: true, shopGone: true };
  if (about === null) return message;
  if (PRODUCT_EVENTS.includes(type))
    return { ...message, known: true, catalogue: about, publish: publishOf(type, resource?.data) };
  if (!ORDER_EVENTS.includes(type)) return message;
  return { ...message, known: true, podOrderId: about, ...detailsOf(resource?.data) };
}

function publishOf(type: string, data: unknown): PodWebhook['publish'] {
  if (type !== PUBLISH_EVENT) return null;
  return publishEventData.parse(data)?.action === 'delete' ? 'withdraw' : 'publish';
}

function detailsOf(data: unknown): Pick<PodWebhook, 'shipmentHint' | 'reason' | 'trouble'> {
  const details = orderEventData.parse(data);
  const trackingNumber = details?.carrier?.tracking_number;
  return {
    shipmentHint: details && trackingNumber ? { trackingNumber, skus: details.skus } : null,
    reason: details?.status ? (troubleOf(details.status)?.why ?? null) : null,
    trouble: details?.status ? (troubleOf(details.status)?.trouble ?? null) : null,
  };
}

function parseJson(rawBody: string): unknown {
  try {
    return JSON.parse(rawBody);
  } catch (cause) {
    throw new AppError('invalid_input', 'The message is not JSON.', { cause });
  }
}
