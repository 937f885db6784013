import type { World } from '../core/world';
import type { Order, Shipment } from './order';
import type { V1OrderEvent, V2OrderEvent } from './order-state';
import { dashboardUrl, orderViewV1, shipmentViewV1 } from './order-view-v1';
import { STORE } from './store';
import { day, iso } from './time';

/** One thing to tell the merchant: events about parcels come once for each parcel. */
export type News = { order: Order; shipment: Shipment | null; reason: string; outOfStock?: boolean };

type Part = 'shipment' | 'reason';

const V1_PARTS: Readonly<Record<V1OrderEvent, readonly Part[]>> = {
  order_created: [],
  order_updated: [],
  order_failed: ['reason'],
  order_canceled: ['reason'],
  order_put_hold: ['reason'],
  order_put_hold_approval: ['reason'],
  order_remove_hold: ['reason'],
  package_shipped: ['shipment'],
  package_returned: ['reason', 'shipment'],
};

const V2_PARTS: Readonly<Record<V2OrderEvent, readonly Part[]>> = {
  order_created: [],
  order_updated: [],
  order_failed: ['reason'],
  order_canceled: ['reason'],
  order_put_hold: ['reason'],
  order_put_hold_approval: ['reason'],
  order_remove_hold: ['reason'],
  shipment_out_of_stock: [],
  shipment_sent: ['shipment'],
  shipment_delivered: ['shipment'],
  shipment_returned: ['reason', 'shipment'],
};

export const isAboutShipment = (type: V1OrderEvent | V2OrderEvent): boolean =>
  ({ ...V1_PARTS, ...V2_PARTS })[type].includes('shipment');

/** v1 `data`: the full order, and the full shipment where there is one. */
export function dataV1(type: V1OrderEvent, { order, shipment, reason }: News, world: World) {
  return {
    ...(V1_PARTS[type].includes('reason') && { reason }),
    ...(V1_PARTS[type].includes('shipment') && shipment && { shipment: shipmentViewV1(shipment) }),
    order: orderViewV1(order, world),
  };
}

/** v2 `data`: stubs only. Carrier, items and everything else have to be asked for. */
export function dataV2(type: V2OrderEvent, { order, shipment, reason, outOfStock }: News) {
  return {
    ...(outOfStock !== undefined && { is_out_of_stock: outOfStock, shipment: stuckStub(order, outOfStock) }),
    ...(V2_PARTS[type].includes('reason') && { reason }),
    ...(V2_PARTS[type].includes('shipment') && shipment && { shipment: shipmentStub(shipment) }),
    order: orderStub(order),
  };
}

function orderStub(order: Order) {
  return {
    id: order.id,
    external_id: order.externalId,
    status: order.status,
    store_id: STORE.id,
    dashboard_url: dashboardUrl(order),
    created_at: iso(order.createdMs),
    updated_at: iso(order.updatedMs),
  };
}

function stuckStub(order: Order, outOfStock: boolean) {
  const at = { store_id: STORE.id, tracking_number: null, tracking_url: null, created_at: iso(order.updatedMs) };
  return { id: order.stuckParcel, status: outOfStock ? 'outstock' : 'pending', ...at, reshipment: false };
}

function shipmentStub(shipment: Shipment) {
  return {
    id: shipment.id,
    status: shipment.returnedMs === null ? 'shipped' : 'returned',
    store_id: STORE.id,
    tracking_number: shipment.trackingNumber,
    tracking_url: shipment.trackingUrl,
    created_at: iso(shipment.shippedMs),
    ship_date: day(shipment.shippedMs),
    shipped_at: iso(shipment.shippedMs),
    delivered_at: shipment.deliveredMs === null ? null : iso(shipment.deliveredMs),
    reshipment: shipment.isReshipment,
  };
}
