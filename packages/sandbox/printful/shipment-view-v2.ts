import type { World } from '../core/world';
import type { Order, Shipment } from './order';
import { orderUrl } from './order-view-v2';
import { baseUrl } from './store';
import { day, iso } from './time';

/** A parcel as `/v2/orders/{id}/shipments` prints it: the only place that knows about delivery. */
export function shipmentViewV2(shipment: Shipment, order: Order, world: World) {
  return {
    id: shipment.id,
    order_id: order.id,
    order_external_id: order.externalId,
    carrier: shipment.carrier,
    service: shipment.service,
    shipment_status: shipment.returnedMs === null ? 'shipped' : 'returned',
    shipped_at: iso(shipment.shippedMs),
    delivery_status: deliveryStatus(shipment),
    delivered_at: shipment.deliveredMs === null ? null : iso(shipment.deliveredMs),
    departure_address: { country_name: 'United States', country_code: 'US', state_code: 'NC' },
    is_reshipment: shipment.isReshipment,
    tracking_number: shipment.trackingNumber,
    tracking_url: shipment.trackingUrl,
    tracking_events: trackingEvents(shipment),
    estimated_delivery: {
      from_date: day(shipment.estimatedFromMs),
      to_date: day(shipment.estimatedToMs),
      calculated_at: iso(shipment.shippedMs),
    },
    shipment_items: shipment.items.map((entry) => {
      const item = order.content.items.find((each) => each.id === entry.itemId);
      return {
        id: entry.id,
        order_item_id: entry.itemId,
        order_item_external_id: item?.externalId ?? null,
        order_item_name: item?.name ?? null,
        quantity: entry.quantity,
        _links: { order_item: { href: `${orderUrl(order, world)}/order-items/${entry.itemId}` } },
      };
    }),
    _links: {
      self: { href: `${baseUrl(world)}/v2/shipments/${shipment.id}` },
      order: { href: orderUrl(order, world) },
    },
  };
}

function deliveryStatus(shipment: Shipment): string {
  if (shipment.returnedMs !== null) return 'return_to_sender';
  return shipment.deliveredMs === null ? 'in_transit' : 'delivered';
}

function trackingEvents(shipment: Shipment) {
  const stations: [atMs: number | null, description: string][] = [
    [shipment.shippedMs, 'Handed to the carrier'],
    [shipment.deliveredMs, 'Delivered'],
    [shipment.returnedMs, 'Returned to sender'],
  ];
  return stations.flatMap(([atMs, description]) => (atMs === null ? [] : [{ triggered_at: iso(atMs), description }]));
}

/** What is packed once its stock is there. */
export const stuckParcels = ({ stuckParcel }: Order) => (stuckParcel === null ? [] : [{ id: stuckParcel }]);

export function stuckViewV2({ id }: { id: number }, order: Order, world: World) {
  return {
    id,
    order_id: order.id,
    order_external_id: order.externalId,
    carrier: null,
    service: null,
    shipment_status: 'outstock',
    shipped_at: null,
    delivery_status: 'unknown',
    delivered_at: null,
    departure_address: { country_name: 'United States', country_code: 'US', state_code: 'NC' },
    is_reshipment: false,
    tracking_number: null,
    tracking_url: null,
    tracking_events: [],
    estimated_delivery: null,
    shipment_items: [],
    _links: {
      self: { href: `${baseUrl(world)}/v2/shipments/${id}` },
      order: { href: orderUrl(order, world) },
    },
  };
}
