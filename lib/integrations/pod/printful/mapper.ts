import { stateNumber } from '@/lib/domain/address/provinces';
import type { Recipient } from '@/lib/domain/address/recipient';
import { parseDecimal, toDecimal } from '@/lib/domain/money/money';
import type { PodOrder, PodShipment, Stoppable, SubmitInput, SubmitItem } from '@/lib/domain/order/pod';
import type { FulfillmentStatus } from '@/lib/domain/order/states';
import { toPosition } from './mockups';
import type { OrderV1, ShipmentV2 } from './schemas';
import { mergeShipments, troubleIn, wordOf } from './shipments';

type Meaning = {
  status: FulfillmentStatus;
  onHold?: true;
  /** Printful took the order for production. `as seen`: the word does not tell, so what we knew before stands. */
  confirmed: boolean | 'as seen';
};

/**
 * Printful's order statuses. `fulfilled` means that every item was sent; what became of the parcels, the shipments
 * tell. A hold is a flag, and its status is the lowest rank so that it pulls nothing back.
 */
const MEANING: ReadonlyMap<string, Meaning> = new Map(
  Object.entries<Meaning>({
    // A hold for costs or an approval can end in a draft again, which has to be confirmed anew.
    draft: { status: 'pending', confirmed: false },
    pending: { status: 'pending', confirmed: true },
    inreview: { status: 'pending', confirmed: true },
    // Only in old guides.
    confirmed: { status: 'confirmed', confirmed: true },
    inprocess: { status: 'in_production', confirmed: true },
    onhold: { status: 'pending', onHold: true, confirmed: true },
    partial: { status: 'in_production', confirmed: true },
    fulfilled: { status: 'shipped', confirmed: true },
    // Rejected after the confirm (address, print file, charge): it can be fixed and confirmed again.
    failed: { status: 'failed', confirmed: 'as seen' },
    canceled: { status: 'canceled', confirmed: 'as seen' },
    // Hidden in the dashboard: a deleted draft, or an old order that was sent long ago.
    archived: { status: 'canceled', confirmed: 'as seen' },
  }),
);

/** What a confirm would meet: open to it, past it, called off for good, or a word we do not know. */
export function confirmability(status: string): 'open' | 'held' | 'past' | 'stopped' | 'unknown' {
  const word = wordOf(status);
  const meaning = MEANING.get(word);
  if (!meaning) return 'unknown';
  if (word === 'draft' || word === 'failed') return 'open';
  if (meaning.status === 'canceled') return 'stopped';
  return meaning.onHold ? 'held' : 'past';
}

/** The API cancels what is not being made yet; what is reviewed or held depends on where it stood. */
export function stoppable(status: string): Stoppable {
  const word = wordOf(status);
  if (word === 'draft' || word === 'pending' || word === 'failed') return 'yes';
  return word === 'inprocess' || word === 'partial' || word === 'fulfilled' ? 'no' : 'unsure';
}

/** Whether v2 can know of parcels that matter. Until production ends it is not worth a request. */
export function mayHaveShipments(order: OrderV1): boolean {
  const early = ['draft', 'pending', 'inreview', 'inprocess', 'failed', 'canceled'];
  return order.shipments.length > 0 || !early.includes(wordOf(order.status));
}

/** `shipments` null: v2 was not asked, v1's own list has to do. */
export function toPodOrder(
  order: OrderV1,
  options: { shipments: ShipmentV2[] | null; seen: { confirmed: boolean }; complete: boolean },
): PodOrder {
  const shipments = mergeShipments(order, options.shipments ?? []);
  const meaning = MEANING.get(wordOf(order.status));
  const { currency, total } = order.costs ?? {};
  const cost = currency && total ? parseDecimal(total, currency) : null;
  const confirmed = meaning?.confirmed ?? 'as seen';
  return {
    podOrderId: order.id,
    externalId: order.external_id,
    providerStatus: order.status,
    status: meaning ? statusOf(wordOf(order.status), meaning.status, shipments) : null,
    onHold: meaning?.onHold ?? false,
    trouble: troubleIn(options.shipments ?? []) ?? (meaning?.onHold ? 'held' : null),
    reason: order.error,
    confirmed: confirmed === 'as seen' ? options.seen.confirmed : confirmed,
    costMinor: cost?.minor ?? null,
    costCurrency: cost && currency ? currency : null,
    itemIds: order.items.map(({ external_id }) => external_id),
    shipments,
    unmade: [],
    complete: options.complete,
  };
}

function statusOf(word: string, plain: FulfillmentStatus, shipments: PodShipment[]): FulfillmentStatus {
  const sent = shipments.filter(({ status }) => status !== 'canceled' && status !== 'pending');
  if (word === 'archived' && sent.length > 0) return parcelStatus(sent);
  return word === 'fulfilled' ? parcelStatus(shipments.filter(({ status }) => status !== 'canceled')) : plain;
}

/** Nothing is under way any more: delivered if anything arrived (a lost parcel may have been sent again). */
function parcelStatus(parcels: PodShipment[]): FulfillmentStatus {
  const all = (...statuses: PodShipment['status'][]) =>
    parcels.length > 0 && parcels.every(({ status }) => statuses.includes(status));
  if (all('returned')) return 'returned';
  return all('delivered', 'returned') ? 'delivered' : 'shipped';
}

/** Body of v1 `POST /orders`: a draft of sync variants, which v2 cannot order, and of blanks with a shopper's design. */
export function toOrderBody(input: SubmitInput) {
  const price = (amountMinor: number) => toDecimal(amountMinor, input.currency);
  const subtotalMinor = input.items.reduce((sum, { retailMinor, quantity }) => sum + retailMinor * quantity, 0);
  return {
    external_id: input.externalId,
    shipping: input.shippingMethod,
    recipient: toRecipient(input.recipient, input.email),
    items: input.items.map((item) => ({
      external_id: item.externalId,
      ...goodsOf(item),
      quantity: item.quantity,
      retail_price: price(item.retailMinor),
    })),
    retail_costs: { currency: input.currency, subtotal: price(subtotalMinor) },
  };
}

function goodsOf({ providerVariantId, providerData, name, print }: SubmitItem) {
  if (!print) return { sync_variant_id: Number(providerVariantId) };
  const position = { ...toPosition(print), limit_to_print_area: true };
  return {
    variant_id: Number(providerData.catalogVariantId),
    name,
    files: [{ type: print.area.position, url: print.url, filename: print.name, position }],
  };
}

/** Empty strings are refused, and so is a state where the country has none. */
export function toRecipient(recipient: Recipient, email: string): Record<string, string> {
  const fields: Record<string, string | undefined> = {
    name: recipient.name,
    company: recipient.company,
    address1: recipient.line1,
    address2: recipient.line2,
    city: recipient.city,
    state_code:
      recipient.country === 'JP'
        ? (stateNumber('JP', recipient.state ?? '') ?? undefined)
        : stateFor(recipient.country, recipient.state),
    state_name: recipient.country === 'JP' ? recipient.state : undefined,
    country_code: recipient.country,
    zip: recipient.postalCode,
    phone: recipient.phone,
    tax_number: recipient.taxNumber,
    email,
  };
  return withoutBlanks(fields);
}

/** Printful wants a state for these when it quotes; an order to Japan carries the prefecture's number, too. */
const COUNTRIES_WITH_STATES: readonly string[] = ['US', 'CA', 'AU'];

export function stateFor(country: string, state: string | undefined): string | undefined {
  return COUNTRIES_WITH_STATES.includes(country) ? state : undefined;
}

export function withoutBlanks(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value]],
    ),
  );
}
