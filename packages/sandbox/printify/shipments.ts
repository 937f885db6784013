import { draw, hex } from '../core/random';
import { emitForShipment } from './events';
import type { Line, Order, Shipment } from './order';
import { readCountry } from './order-input';
import type { Shop } from './state';

/** Live answers spell carriers in capitals. */
const carrierTo = (country: string | undefined) => (country === 'US' ? 'USPS' : 'DHL');

type Content = { line: Line; quantity: number };

export function unshipped(order: Order): Content[] {
  return order.lines
    .filter(({ isCanceled }) => !isCanceled)
    .map((line) => ({ line, quantity: line.quantity - line.shippedQuantity }))
    .filter(({ quantity }) => quantity > 0);
}

/** About half of what is left: half of the lines, or half the pieces of a single one. Empty where it cannot be split. */
export function halfOf(contents: Content[]): Content[] {
  if (contents.length > 1) return contents.slice(0, Math.floor(contents.length / 2));
  return contents
    .map(({ line, quantity }) => ({ line, quantity: Math.floor(quantity / 2) }))
    .filter(({ quantity }) => quantity > 0);
}

/** Sends one parcel off and tells `order:shipment:created`. The order's status is moved by the caller. */
export function ship(shop: Shop, order: Order, contents: Content[]): void {
  const nowMs = shop.world.clock.now();
  for (const { line, quantity } of contents) {
    line.shippedQuantity += quantity;
    if (line.shippedQuantity === line.quantity) line.fulfilledAtMs = nowMs;
  }
  if (unshipped(order).length === 0) order.fulfilledAtMs = nowMs;
  const number = trackingNumber(order);
  const shipment: Shipment = {
    id: hex(24),
    carrier: carrierTo(readCountry(order.address.country)),
    number,
    url: `https://example.com/track/${number}`,
    shippedAtMs: nowMs,
    deliveredAtMs: null,
    contents: contents.map(({ line, quantity }) => ({ lineId: line.id, sku: line.sku, quantity })),
  };
  order.shipments.push(shipment);
  emitForShipment(shop, 'order:shipment:created', order, shipment);
}

/** 22 digits, different for each parcel. */
function trackingNumber(order: Order): string {
  const digits = Math.floor(draw(order.shipments.length, order.id, 'tracking') * 1e12);
  return `9400110200${String(digits).padStart(12, '0')}`;
}

/** Delivers every parcel under way, each with its own event. The order's status stays as it is. */
export function deliver(shop: Shop, order: Order): void {
  for (const shipment of undelivered(order)) {
    shipment.deliveredAtMs = shop.world.clock.now();
    emitForShipment(shop, 'order:shipment:delivered', order, shipment);
  }
}

export function undelivered(order: Order): Shipment[] {
  return order.shipments.filter(({ deliveredAtMs }) => deliveredAtMs === null);
}
