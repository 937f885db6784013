import { randomBytes, randomUUID } from 'node:crypto';
import type { Order, Shipment } from './order';
import type { Product } from './product';
import { SHOP_ID, type Shop } from './state';
import { stamp } from './timestamps';
import { SIGNATURE_HEADER, sign, type Topic, type Webhook } from './webhook';

/** Printify says "up to 3 retries" and not when; these waits are assumed. Sandbox milliseconds. */
const RETRY_DELAYS_MS = [1, 5, 15].map((minutes) => minutes * 60_000);
const BLOCK_MS = 60 * 60_000;

type Resource = { id: string | number; type: 'order' | 'product' | 'shop'; data: Record<string, unknown> | null };

export function emitForShop(shop: Shop, topic: 'shop:disconnected'): void {
  emit(shop, topic, { id: SHOP_ID, type: 'shop', data: null });
}

export function emitForProduct(shop: Shop, topic: Topic, product: Pick<Product, 'id'>, more: object = {}): void {
  emit(shop, topic, { id: product.id, type: 'product', data: { shop_id: SHOP_ID, ...more } });
}

export function emitForOrder(shop: Shop, topic: Topic, order: Pick<Order, 'id'>, more: object = {}): void {
  emit(shop, topic, { id: order.id, type: 'order', data: { shop_id: SHOP_ID, ...more } });
}

export function emitForShipment(
  shop: Shop,
  topic: 'order:shipment:created' | 'order:shipment:delivered',
  order: Order,
  { shippedAtMs, deliveredAtMs, carrier, number, url, contents }: Shipment,
): void {
  const moment = deliveredAtMs === null ? { shipped_at: stamp(shippedAtMs) } : { delivered_at: stamp(deliveredAtMs) };
  emitForOrder(shop, topic, order, {
    ...moment,
    carrier: { code: carrier, tracking_number: number, tracking_url: url },
    skus: contents.map(({ sku }) => sku),
  });
}

function emit(shop: Shop, topic: Topic, resource: Resource): void {
  for (const webhook of shop.webhooks.values()) if (webhook.topic === topic) send(shop, webhook, resource);
}

/** One event to one webhook. While a webhook is blocked its events are lost, not kept. */
export function send(shop: Shop, webhook: Webhook, resource: unknown): void {
  const { clock, deliveries } = shop.world;
  if (webhook.blockedUntilMs > clock.now()) {
    webhook.lostWhileBlocked += 1;
    return;
  }
  const envelope = { id: randomUUID(), type: webhook.topic, created_at: stamp(clock.now()), resource };
  const body = JSON.stringify(envelope);
  const { secret } = webhook;
  deliveries.send({
    service: 'printify',
    type: webhook.topic,
    url: webhook.url,
    retryDelaysMs: RETRY_DELAYS_MS,
    request: () => ({ headers: headersFor(secret === null ? null : sign(secret, body)), body }),
    forged: () => {
      const forgedBody = JSON.stringify({ ...envelope, resource: tampered(resource) });
      return { headers: headersFor(sign(randomBytes(20).toString('hex'), forgedBody)), body: forgedBody };
    },
    ...(secret === null ? {} : { unsigned: () => ({ headers: headersFor(null), body }) }),
    // Only the genuine event is tried a fourth time, so copies that are turned away never block a webhook.
    onAttempt: (attempt, status) => {
      const failed = status < 200 || status > 299;
      if (failed && attempt === RETRY_DELAYS_MS.length) webhook.blockedUntilMs = clock.now() + BLOCK_MS;
    },
  });
}

function headersFor(signature: string | null): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Printify Webhooks',
    ...(signature === null ? {} : { [SIGNATURE_HEADER]: signature }),
  };
}

/** What an attacker would like to be believed: the order is canceled. */
function tampered(resource: unknown): unknown {
  if (typeof resource !== 'object' || resource === null) return resource;
  const data = 'data' in resource && typeof resource.data === 'object' ? resource.data : {};
  return { ...resource, data: { ...data, status: 'canceled' } };
}
