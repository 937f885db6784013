import type { PodShipment, Trouble } from '@/lib/domain/order/pod';
import type { OrderV1, ShipmentV2 } from './schemas';

/** Printful's words are compared without regard to case, `_` as `-`. */
export const wordOf = (status: string): string => status.trim().toLowerCase().replaceAll('_', '-');

/** One shipment per id. v2 knows the delivery, v1 may know carrier and contents earlier. */
export function mergeShipments(order: OrderV1, newer: ShipmentV2[]): PodShipment[] {
  const merged = new Map(order.shipments.map((shipment) => [shipment.id, fromV1(shipment, order.items)]));
  for (const shipment of newer) {
    const old = merged.get(shipment.id);
    const fresh = fromV2(shipment, order.items);
    merged.set(shipment.id, {
      ...fresh,
      carrier: fresh.carrier ?? old?.carrier ?? null,
      service: fresh.service ?? old?.service ?? null,
      trackingNumber: fresh.trackingNumber ?? old?.trackingNumber ?? null,
      trackingUrl: fresh.trackingUrl ?? old?.trackingUrl ?? null,
      shippedAt: fresh.shippedAt ?? old?.shippedAt ?? null,
      estimatedFrom: fresh.estimatedFrom ?? old?.estimatedFrom ?? null,
      estimatedTo: fresh.estimatedTo ?? old?.estimatedTo ?? null,
      items: fresh.items ?? old?.items ?? null,
    });
  }
  return [...merged.values()];
}

function fromV1(shipment: OrderV1['shipments'][number], items: OrderV1['items']): PodShipment {
  const shippedAt = shipment.shipped_at ?? shipment.ship_date;
  return {
    providerShipmentId: shipment.id,
    // The status is undocumented in v1, which lists parcels once they are sent.
    status: parcelWord(shipment.status ?? 'shipped', shippedAt),
    carrier: shipment.carrier,
    service: shipment.service,
    trackingNumber: shipment.tracking_number,
    trackingUrl: httpsOnly(shipment.tracking_url),
    shippedAt,
    deliveredAt: null,
    estimatedFrom: shipment.estimated_delivery_dates?.from ?? null,
    estimatedTo: shipment.estimated_delivery_dates?.to ?? null,
    reshipment: shipment.reshipment,
    items: contents(
      shipment.items.map(({ item_id, quantity }) => ({ itemId: item_id, externalId: null, quantity })),
      items,
    ),
  };
}

function fromV2(shipment: ShipmentV2, items: OrderV1['items']): PodShipment {
  const status = deliveryOf(shipment);
  return {
    providerShipmentId: shipment.id,
    status,
    carrier: shipment.carrier,
    service: shipment.service,
    trackingNumber: shipment.tracking_number,
    trackingUrl: httpsOnly(shipment.tracking_url),
    shippedAt: shipment.shipped_at,
    deliveredAt: status === 'delivered' ? shipment.delivered_at : null,
    estimatedFrom: shipment.estimated_delivery?.from_date ?? null,
    estimatedTo: shipment.estimated_delivery?.to_date ?? null,
    reshipment: shipment.is_reshipment,
    items: contents(
      shipment.shipment_items.map(({ order_item_id, order_item_external_id, quantity }) => ({
        itemId: order_item_id,
        externalId: order_item_external_id,
        quantity,
      })),
      items,
    ),
  };
}

function deliveryOf({ shipment_status, delivery_status, delivered_at, shipped_at }: ShipmentV2): PodShipment['status'] {
  const word = parcelWord(shipment_status, shipped_at);
  if (word === 'canceled' || word === 'returned') return word;
  if (wordOf(delivery_status ?? '') === 'return-to-sender') return 'returned';
  return wordOf(delivery_status ?? '') === 'delivered' || delivered_at !== null ? 'delivered' : word;
}

const PARCEL: ReadonlyMap<string, PodShipment['status']> = new Map(
  Object.entries<PodShipment['status']>({
    pending: 'pending',
    onhold: 'pending',
    packaged: 'pending',
    outstock: 'pending',
    shipped: 'shipped',
    delivered: 'delivered',
    returned: 'returned',
    canceled: 'canceled',
  }),
);

/** Of parcels that are to be packed: the order goes on in production meanwhile. */
export function troubleIn(shipments: readonly ShipmentV2[]): Trouble | null {
  const words = shipments.map(({ shipment_status }) => wordOf(shipment_status));
  if (words.includes('outstock')) return 'out_of_stock';
  return words.includes('onhold') ? 'held' : null;
}

const parcelWord = (word: string, shippedAt: Date | null): PodShipment['status'] =>
  PARCEL.get(wordOf(word)) ?? (shippedAt === null ? 'pending' : 'shipped');

type Line = { itemId: string; externalId: string | null; quantity: number };

function contents(lines: Line[], items: OrderV1['items']): PodShipment['items'] {
  if (lines.length === 0) return null;
  return lines.map(({ itemId, externalId, quantity }) => {
    const item = items.find(({ id }) => id === itemId);
    return {
      externalId: externalId ?? item?.external_id ?? null,
      providerVariantId: item?.sync_variant_id ?? null,
      sku: item?.sku ?? null,
      quantity,
    };
  });
}

function httpsOnly(url: string | null): string | null {
  return url !== null && URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null;
}
