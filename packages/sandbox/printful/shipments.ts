import { COUNTRIES, type Country } from './countries';
import type { Order, Shipment } from './order';
import { MAKING_DAYS, ratesFor } from './rates';
import { DAY_MS } from './time';

type Carrier = { carrier: string; service: string; prefix: string };

const US_CARRIERS: readonly Carrier[] = [
  { carrier: 'USPS', service: 'USPS Ground Advantage', prefix: '9400' },
  { carrier: 'FEDEX', service: 'FedEx Ground Economy', prefix: '6129' },
];
const WORLD_CARRIERS: readonly Carrier[] = [
  { carrier: 'DHL', service: 'DHL Parcel International', prefix: 'JD01' },
  { carrier: 'ASENDIA', service: 'Asendia e-PAQ Standard', prefix: 'AS00' },
];

/** Item ids of what has not left yet, one entry a piece. A reshipped piece counts once. */
export function unshipped(order: Order): number[] {
  return order.content.items.flatMap((item) => {
    const sent = order.shipments
      .flatMap((shipment) => shipment.items)
      .filter((entry) => entry.itemId === item.id)
      .reduce((sum, entry) => sum + entry.quantity, 0);
    return Array.from({ length: Math.max(0, item.quantity - sent) }, () => item.id);
  });
}

/** Under way or delivered: not come back. */
export const atHand = (shipment: Shipment): boolean => shipment.returnedMs === null;

/** One parcel with these pieces, on its way from now on. Adds it to the order. */
export function ship(order: Order, pieces: readonly number[], nextId: () => number, nowMs: number): Shipment {
  const id = nextId();
  const country = countryOf(order);
  const carriers = country.code === 'US' ? US_CARRIERS : WORLD_CARRIERS;
  const chosen = carriers[id % carriers.length];
  const rate = ratesFor(country, pieces.length, nowMs).find((each) => each.id === order.content.shipping);
  if (!chosen || !rate) throw new Error(`nobody carries ${order.content.shipping} to ${country.code}`);
  const trackingNumber = `${chosen.prefix}${String(id).padStart(16, '0')}`;
  const shipment: Shipment = {
    id,
    carrier: chosen.carrier,
    service: chosen.service,
    trackingNumber,
    trackingUrl: `https://tracking.example/${chosen.carrier.toLowerCase()}/${trackingNumber}`,
    shippedMs: nowMs,
    deliveredMs: null,
    returnedMs: null,
    isReshipment: false,
    estimatedFromMs: nowMs + (rate.minDays - MAKING_DAYS) * DAY_MS,
    estimatedToMs: nowMs + (rate.maxDays - MAKING_DAYS) * DAY_MS,
    items: [...new Set(pieces)].map((itemId) => ({
      id: nextId(),
      itemId,
      quantity: pieces.filter((piece) => piece === itemId).length,
    })),
  };
  order.shipments.push(shipment);
  return shipment;
}

function countryOf(order: Order): Country {
  const country = COUNTRIES.find((each) => each.code === order.content.recipient.country_code);
  if (!country) throw new Error(`order ${order.id} goes to an unknown country`);
  return country;
}
