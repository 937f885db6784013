import type { Recipient } from '@/lib/domain/address/recipient';
import { ProviderError } from '@/lib/domain/core/errors';
import type {
  PodOrder,
  PodPiece,
  PodShipment,
  Stoppable,
  SubmitInput,
  SubmitItem,
  Trouble,
} from '@/lib/domain/order/pod';
import type { FulfillmentStatus } from '@/lib/domain/order/states';
import { PROVIDER } from './client';
import { toImage } from './mockups';
import type { Order } from './schemas';

export const CURRENCY = 'USD';

type Meaning = {
  status: FulfillmentStatus;
  /**
   * `pricing`: Printify works out the costs, nothing can be done yet. `waiting`: rests until we send it, but back on
   * hold after we did. `sent`: on its way through production. `stuck`: a person must look. `ended`: called off.
   */
  stage: 'pricing' | 'waiting' | 'sent' | 'stuck' | 'ended';
  /** Why it stands still: by kind, and in plain words. */
  trouble?: Trouble;
  why?: string;
};

const stuck = (trouble: Trouble, why: string): Meaning => ({ status: 'pending', stage: 'stuck', trouble, why });

/** Printify's order statuses. There is none for a delivery: the shipments tell. */
const MEANING: ReadonlyMap<string, Meaning> = new Map(
  Object.entries<Meaning>({
    pending: { status: 'pending', stage: 'pricing' },
    'cost-calculation': { status: 'pending', stage: 'pricing' },
    'on-hold': {
      status: 'pending',
      stage: 'waiting',
      trouble: 'held',
      why: 'Printify put the order back on hold after we sent it: stock, shipping or its payment needs a look.',
    },
    'payment-not-received': stuck('unpaid', 'Printify could not charge our account for the order.'),
    'has-issues': stuck('held', 'Printify reports a problem with the order, such as its address.'),
    unfulfillable: stuck(
      'out_of_stock',
      'Printify cannot make the order: an item is out of stock or cannot be printed.',
    ),
    'source-check-failed': stuck('file', 'A print file did not pass the check at Printify.'),
    'sending-to-production': { status: 'confirmed', stage: 'sent' },
    'sending-to-production-delegate': { status: 'confirmed', stage: 'sent' },
    'sending-to-production-delegate-sync': { status: 'confirmed', stage: 'sent' },
    'in-production': { status: 'in_production', stage: 'sent' },
    'partially-fulfilled': { status: 'in_production', stage: 'sent' },
    fulfilled: { status: 'shipped', stage: 'sent' },
    canceled: { status: 'canceled', stage: 'ended' },
    // Only in older documents and guides.
    'checking-quality': { status: 'in_production', stage: 'sent' },
    'quality-approved': { status: 'in_production', stage: 'sent' },
    'quality-declined': stuck('file', 'The print did not pass the quality check at Printify.'),
    'ready-for-production': { status: 'in_production', stage: 'sent' },
    'callback-received': { status: 'in_production', stage: 'sent' },
    'sent-to-production': { status: 'in_production', stage: 'sent' },
    shipped: { status: 'shipped', stage: 'sent' },
  }),
);

function meaningOf(status: string): Meaning | undefined {
  const word = status.trim().toLowerCase().replaceAll('_', '-');
  return MEANING.get(word === 'cancelled' ? 'canceled' : word);
}

/** What a send to production would meet. `open` also for a word we do not know: Printify will say. */
export function readiness(order: Order): 'open' | 'pricing' | 'sent' | 'stuck' | 'ended' {
  const stage = meaningOf(order.status)?.stage ?? 'waiting';
  if (stage !== 'ended' && wasSent(order)) return 'sent';
  return stage === 'waiting' ? 'open' : stage;
}

/** Only what rests on hold (or will, once it is priced) or could not be charged is given up by the API. */
export function stoppable(status: string): Stoppable {
  const meaning = meaningOf(status);
  if (meaning?.stage === 'pricing' || meaning?.stage === 'waiting') return 'yes';
  if (meaning === meaningOf('payment-not-received')) return 'yes';
  return meaning?.stage === 'sent' ? 'no' : 'unsure';
}

/** Why an order with this status stands still wherever it came from, null where it need not. */
export function troubleOf(status: string): Meaning | null {
  const meaning = meaningOf(status);
  return meaning?.stage === 'stuck' ? meaning : null;
}

function wasSent({ status, sent_to_production_at, line_items }: Order): boolean {
  if (sent_to_production_at !== null || meaningOf(status)?.stage === 'sent') return true;
  return line_items.some((line) => line.sent_to_production_at !== null);
}

/** `seen.confirmed`: whether we have sent it to production before, which turns "on-hold" from a rest into a problem. */
export function toPodOrder(order: Order, seen: { confirmed: boolean }): PodOrder {
  const meaning = meaningOf(order.status);
  const confirmed = wasSent(order);
  const past = confirmed || seen.confirmed;
  const onHold = meaning?.stage === 'stuck' || (meaning?.stage === 'waiting' && past);
  const costMinor = costOf(order, meaning);
  return {
    podOrderId: order.id,
    externalId: order.metadata?.shop_order_id ?? null,
    providerStatus: order.status,
    status: onHold ? (past ? 'confirmed' : 'pending') : statusOf(order, meaning),
    onHold,
    trouble: onHold ? (meaning?.trouble ?? 'held') : null,
    reason: onHold ? (meaning?.why ?? null) : null,
    confirmed,
    costMinor,
    costCurrency: costMinor === null ? null : CURRENCY,
    itemIds: order.line_items.map(({ metadata }) => metadata?.external_id ?? null),
    shipments: toShipments(order, meaning),
    unmade: meaning?.stage === 'ended' ? [] : order.line_items.filter(isCanceled).map(toPiece),
    // List and single answers are alike.
    complete: true,
  };
}

function statusOf({ shipments }: Order, meaning: Meaning | undefined): FulfillmentStatus | null {
  const arrived = shipments.length > 0 && shipments.every(({ delivered_at }) => delivered_at !== null);
  if (meaning?.status === 'shipped' && arrived) return 'delivered';
  return meaning?.status ?? null;
}

/** A line's cost is that of its whole quantity. The total for shipping, unlike a line's, is emptied by a cancel. */
function costOf({ line_items, total_shipping, total_tax }: Order, meaning: Meaning | undefined): number | null {
  if (meaning?.stage === 'pricing' || line_items.length === 0) return null;
  const shipping = total_shipping ?? line_items.reduce((sum, line) => sum + (line.shipping_cost ?? 0), 0);
  return line_items.reduce<number | null>(
    (sum, { cost }) => (sum === null || cost === null ? null : sum + cost),
    shipping + (total_tax ?? 0),
  );
}

/** Printify says which items lie in a parcel only by there being a single one for everything. */
function toShipments(order: Order, meaning: Meaning | undefined): PodShipment[] {
  const holdsAll = order.shipments.length === 1 && meaning?.status === 'shipped';
  const whole = holdsAll ? wholeOrder(order) : { items: null, shippedAt: null, estimatedFrom: null, estimatedTo: null };
  const parcels = order.shipments.flatMap(({ carrier, number, url, shipped_at, delivered_at }) =>
    number === null
      ? []
      : {
          ...whole,
          providerShipmentId: `${carrier ?? ''}:${number}`.toLowerCase(),
          status: delivered_at === null ? ('shipped' as const) : ('delivered' as const),
          carrier,
          service: null,
          trackingNumber: number,
          trackingUrl: url?.startsWith('https://') && URL.canParse(url) ? url : null,
          shippedAt: shipped_at ?? whole.shippedAt,
          deliveredAt: delivered_at,
          reshipment: false,
        },
  );
  return [...new Map(parcels.map((parcel) => [parcel.providerShipmentId, parcel])).values()];
}

type Line = Order['line_items'][number];

const isCanceled = ({ status }: Line) => status !== null && meaningOf(status)?.stage === 'ended';

function toPiece({ variant_id, quantity, metadata }: Line): PodPiece {
  return {
    externalId: metadata?.external_id ?? null,
    providerVariantId: variant_id,
    sku: metadata?.sku ?? null,
    quantity,
  };
}

function wholeOrder({ line_items, fulfilled_at }: Order) {
  const estimates = line_items
    .flatMap(({ estimated_delivery_at }) => estimated_delivery_at ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  return {
    items: line_items.filter((line) => !isCanceled(line)).map(toPiece),
    shippedAt: fulfilled_at,
    estimatedFrom: estimates[0] ?? null,
    estimatedTo: estimates.at(-1) ?? null,
  };
}

// ---- requests -----------------------------------------------------------------------------------------------------

/** Body of `POST orders.json`. Throws ProviderError rejected for a variant or method that is no number. */
export function toOrderBody({ externalId, items, shippingMethod, recipient, email }: SubmitInput) {
  return {
    external_id: externalId,
    label: externalId,
    line_items: items.map((item) => ({ ...toLine(item), external_id: item.externalId })),
    shipping_method: toNumber(shippingMethod, 'shipping method'),
    // The shopper hears from us.
    send_shipping_notification: false,
    address_to: toAddress(recipient, email),
  };
}

export function toAddress(recipient: Recipient, email: string) {
  const [firstName = recipient.name, ...rest] = recipient.name.trim().split(/\s+/);
  return {
    first_name: firstName,
    // An empty last name is refused.
    last_name: rest.join(' ') || firstName,
    email,
    ...(recipient.phone ? { phone: recipient.phone } : {}),
    country: recipient.country,
    region: recipient.state ?? '',
    address1: recipient.line1,
    ...(recipient.line2 ? { address2: recipient.line2 } : {}),
    city: recipient.city,
    // Refused without one, also for countries that have none.
    zip: recipient.postalCode || '00000',
    ...(recipient.company ? { company: recipient.company } : {}),
  };
}

/** A product of the shop, or its blueprint with the shopper's own file, which Printify fetches and places. */
function toLine(item: SubmitItem) {
  const { print, providerData } = item;
  if (!print) return toQuoteLine(item);
  return {
    blueprint_id: toNumber(String(providerData.blueprintId), 'blueprint'),
    print_provider_id: toNumber(String(providerData.printProviderId), 'print provider'),
    variant_id: toNumber(item.providerVariantId, 'variant'),
    print_areas: { [print.area.position]: [{ src: print.url, ...toImage(print) }] },
    quantity: item.quantity,
  };
}

/** What delivery costs does not depend on the print. */
export function toQuoteLine(item: { providerProductId: string; providerVariantId: string; quantity: number }) {
  return {
    product_id: item.providerProductId,
    variant_id: toNumber(item.providerVariantId, 'variant'),
    quantity: item.quantity,
  };
}

function toNumber(value: string, what: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new ProviderError(PROVIDER, 'rejected', `"${value}" is no ${what} of Printify`);
}
