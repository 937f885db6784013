import type { World } from '../core/world';
import { type Line, type Order, SHIPPING_METHODS, type Shipment } from './order';
import { showsCosts } from './order-state';
import { SHOP_ID } from './state';
import { stamp, stampOrNull } from './timestamps';

const DAY_MS = 24 * 60 * 60 * 1000;

/** An order as Printify prints it. `external_id` is only in `metadata.shop_order_id`, as in the real answers. */
export function viewOrder(order: Order, world: World) {
  const counts = showsCosts(order.status);
  const sum = (amount: (line: Line) => number) =>
    order.lines.reduce((total, line) => total + (line.isCanceled ? 0 : amount(line)), 0);
  return {
    id: order.id,
    app_order_id: order.appOrderId,
    shop_id: SHOP_ID,
    address_to: order.address,
    line_items: viewLines(order),
    metadata: {
      order_type: 'api',
      shop_order_id: order.externalId,
      shop_order_label: order.label ?? order.externalId,
      // Printify prints the epoch for "not yet".
      shop_fulfilled_at: stamp(order.fulfilledAtMs ?? 0),
      is_reprint: false,
      reprinted_order_ids: [],
      child_reprinted_order_ids: [],
    },
    total_price: counts ? sum((line) => line.price * line.quantity) : 0,
    total_shipping: counts ? sum((line) => line.shippingCost) : 0,
    total_tax: 0,
    status: world.faults.statusOf('printify', order),
    fulfilment_type: fulfilmentType(order),
    shipping_method: SHIPPING_METHODS[order.shippingMethod],
    is_printify_express: order.shippingMethod === 'express',
    is_economy_shipping: order.shippingMethod === 'economy',
    shipments: order.shipments.map(viewShipment),
    created_at: stamp(order.createdAtMs),
    sent_to_production_at: stampOrNull(order.sentAtMs),
    fulfilled_at: stampOrNull(order.fulfilledAtMs),
    printify_connect: { url: `https://example.com/printify-connect/${order.id}`, id: order.id },
  };
}

/** One entry of the answer to an express submission. */
export function viewExpressPart(order: Order) {
  return {
    type: 'order',
    id: order.id,
    attributes: {
      app_order_id: order.appOrderId,
      fulfilment_type: fulfilmentType(order),
      line_items: viewLines(order),
    },
  };
}

function fulfilmentType(order: Order): 'express' | 'ordinary' {
  return order.shippingMethod === 'express' ? 'express' : 'ordinary';
}

function viewLines(order: Order) {
  const counts = ({ isCanceled }: Line) => showsCosts(order.status) && !isCanceled;
  return order.lines.map((line) => ({
    id: line.id,
    product_id: line.productId,
    quantity: line.quantity,
    variant_id: line.variantId,
    print_provider_id: line.providerId,
    cost: counts(line) ? line.cost : 0,
    // A canceled order's lines keep what shipping would have cost; only its totals are emptied.
    shipping_cost: counts(line) || order.status === 'canceled' ? line.shippingCost : 0,
    status: lineStatus(order, line),
    metadata: {
      title: line.title,
      price: line.price,
      variant_label: line.variantLabel,
      sku: line.sku,
      country: line.providerCountry,
      ...(line.externalId === null ? {} : { external_id: line.externalId }),
    },
    sent_to_production_at: stampOrNull(order.sentAtMs),
    fulfilled_at: stampOrNull(line.fulfilledAtMs),
    estimated_delivery_at:
      order.sentAtMs === null ? null : new Date(order.sentAtMs + estimateDays(order) * DAY_MS).toISOString(),
  }));
}

function estimateDays(order: Order): number {
  return { standard: 9, priority: 6, express: 4, economy: 12 }[order.shippingMethod];
}

/** Lines know fewer words than orders. */
function lineStatus(order: Order, line: Line): string {
  if (line.isCanceled) return 'canceled';
  if (line.shippedQuantity === line.quantity) return 'fulfilled';
  switch (order.status) {
    case 'cost-calculation':
      return 'pending';
    case 'payment-not-received':
      return 'on-hold';
    case 'partially-fulfilled':
      return 'in-production';
    case 'pending':
    case 'on-hold':
    case 'sending-to-production':
    case 'in-production':
    case 'fulfilled':
    case 'has-issues':
    case 'canceled':
      return order.status;
  }
}

function viewShipment(shipment: Shipment) {
  return {
    carrier: shipment.carrier,
    number: shipment.number,
    url: shipment.url,
    shipped_at: stamp(shipment.shippedAtMs),
    delivered_at: stampOrNull(shipment.deliveredAtMs),
  };
}
