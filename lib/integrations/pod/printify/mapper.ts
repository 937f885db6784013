import type { FulfillmentStatus } from '@/lib/domain/fulfillment-status';
import type {
  CatalogueProduct,
  CatalogueVariant,
  PodOrder,
  PodShipment,
  ShippingQuote,
  SubmitInput,
} from '@/lib/domain/pod';
import type { Destination } from '@/lib/domain/recipient';
import type { Order, Product } from './schemas';

const PROVIDER = 'printify';
const CURRENCY = 'USD';

/** Printify's words in ours, older guides' words included. Holds are flags beside it. */
const STATUS: Record<string, FulfillmentStatus> = {
  pending: 'pending',
  'cost-calculation': 'pending',
  'on-hold': 'pending',
  'sending-to-production': 'confirmed',
  'sending-to-production-delegate': 'confirmed',
  'sending-to-production-delegate-sync': 'confirmed',
  'in-production': 'in_production',
  'sent-to-production': 'in_production',
  'checking-quality': 'in_production',
  'quality-approved': 'in_production',
  'ready-for-production': 'in_production',
  'callback-received': 'in_production',
  'partially-fulfilled': 'in_production',
  fulfilled: 'shipped',
  shipped: 'shipped',
  canceled: 'canceled',
  'payment-not-received': 'pending',
  'has-issues': 'pending',
  unfulfillable: 'pending',
  'source-check-failed': 'pending',
  'quality-declined': 'pending',
};

/** Words that need a person, and what to tell them. */
const TROUBLE: Record<string, string> = {
  'payment-not-received': 'Printify could not charge the shop for this order.',
  'has-issues': 'Printify reports an issue with this order, such as its address.',
  unfulfillable: 'Printify cannot make these items.',
  'source-check-failed': 'The print file did not pass Printify’s check.',
  'quality-declined': 'The print did not pass Printify’s quality check.',
};

/** Before we sent it, on-hold is where every order waits for us. After it, somebody must look. */
const HELD_AFTER_SENDING = 'Printify put the order back on hold.';

export function normalise(word: string): string {
  const plain = word.trim().toLowerCase().replaceAll('_', '-');
  return plain === 'cancelled' ? 'canceled' : plain;
}

export function orderOf(order: Order, seen: { confirmed: boolean }): PodOrder {
  const word = normalise(order.status);
  const sent = seen.confirmed || order.sent_to_production_at !== null;
  const shipments = order.shipments.map((shipment) => shipmentOf(shipment, order, word));
  const trouble = TROUBLE[word] ?? (word === 'on-hold' && sent ? HELD_AFTER_SENDING : null);
  const costMinor = order.line_items.reduce((sum, line) => sum + line.cost + line.shipping_cost, order.total_tax);
  return {
    podOrderId: order.id,
    externalId: order.metadata?.shop_order_id ?? null,
    providerStatus: order.status,
    status: statusOf(word, shipments),
    onHold: trouble !== null,
    reason: trouble,
    confirmed: sent || STATUS[word] === 'confirmed' || STATUS[word] === 'in_production' || STATUS[word] === 'shipped',
    costMinor: costMinor > 0 ? costMinor : null,
    costCurrency: costMinor > 0 ? CURRENCY : null,
    shipments,
    complete: true,
  };
}

/** `delivered` is no order status there: it is every package's own date. */
function statusOf(word: string, shipments: PodShipment[]): FulfillmentStatus | null {
  const status = word === 'delivered' ? 'shipped' : (STATUS[word] ?? null);
  if (status !== 'shipped' || shipments.length === 0) return status;
  return shipments.every(({ deliveredAt }) => deliveredAt !== null) ? 'delivered' : 'shipped';
}

function shipmentOf(shipment: Order['shipments'][number], order: Order, word: string): PodShipment {
  const deliveredAt = dateOf(shipment.delivered_at);
  const holdsAll = order.shipments.length === 1 && (word === 'fulfilled' || word === 'delivered');
  return {
    providerShipmentId: `${shipment.carrier ?? ''}:${shipment.number ?? ''}`.toLowerCase(),
    status: deliveredAt ? 'delivered' : 'shipped',
    carrier: shipment.carrier,
    service: null,
    trackingNumber: shipment.number,
    trackingUrl:
      shipment.url && URL.canParse(shipment.url) && new URL(shipment.url).protocol === 'https:' ? shipment.url : null,
    shippedAt: dateOf(shipment.shipped_at),
    deliveredAt,
    estimatedFrom: null,
    estimatedTo: null,
    reshipment: false,
    items: holdsAll
      ? order.line_items.map((line) => ({
          externalId: line.metadata?.external_id ?? null,
          providerVariantId: line.variant_id,
          sku: line.metadata?.sku ?? null,
          quantity: line.quantity,
        }))
      : null,
  };
}

/** "2017-04-18 13:24:28+00:00" and ISO times; the epoch stands for "never". */
export function dateOf(value: string | null): Date | null {
  if (!value) return null;
  const date = new Date(value.replace(' ', 'T'));
  return Number.isNaN(date.getTime()) || date.getTime() === 0 ? null : date;
}

/** POST orders.json: existing products only. A last name is required, so a one-word name stands in both. */
export function submitBody(input: SubmitInput) {
  const { recipient } = input;
  const [first = recipient.name, ...rest] = recipient.name.split(/\s+/);
  return {
    external_id: input.externalId,
    label: input.externalId,
    line_items: input.items.map((item) => ({
      product_id: item.providerProductId,
      variant_id: Number(item.providerVariantId),
      quantity: item.quantity,
      external_id: item.externalId,
    })),
    shipping_method: Number(input.shippingMethod),
    send_shipping_notification: false,
    address_to: {
      first_name: first,
      last_name: rest.length > 0 ? rest.join(' ') : first,
      email: input.email,
      ...(recipient.phone ? { phone: recipient.phone } : {}),
      country: recipient.country,
      region: recipient.state ?? '',
      address1: recipient.line1,
      ...(recipient.line2 ? { address2: recipient.line2 } : {}),
      city: recipient.city,
      zip: recipient.postalCode,
      ...(recipient.company ? { company: recipient.company } : {}),
    },
  };
}

/** Business days. Assumed from Printify's public help pages, since the quote itself has no days. */
const PRODUCTION_DAYS = { min: 2, max: 5 };
const TRANSIT_DAYS = {
  home: { standard: { min: 3, max: 6 }, fast: { min: 2, max: 3 }, slow: { min: 5, max: 9 } },
  abroad: { min: 8, max: 18 },
};

/** Three generations of answer keys: "express" first meant what is now "priority". */
export function quotesOf(costs: Record<string, number>, destination: Destination): ShippingQuote[] {
  const priority = costs['priority'] ?? (costs['printify_express'] === undefined ? costs['express'] : undefined);
  const express = costs['printify_express'] ?? (costs['priority'] === undefined ? undefined : costs['express']);
  const isHome = destination.country === 'US';
  const days = isHome ? TRANSIT_DAYS.home : null;
  const quote = (
    method: string,
    name: string,
    tier: ShippingQuote['tier'],
    cost: number | undefined,
    transitDays: { min: number; max: number },
  ): ShippingQuote[] =>
    cost === undefined
      ? []
      : [
          {
            provider: PROVIDER,
            method,
            name,
            tier,
            costMinor: cost,
            currency: CURRENCY,
            productionDays: PRODUCTION_DAYS,
            transitDays,
          },
        ];
  return [
    ...quote('1', 'Standard', 'standard', costs['standard'], days?.standard ?? TRANSIT_DAYS.abroad),
    ...quote('2', 'Priority', 'express', priority, days?.fast ?? TRANSIT_DAYS.abroad),
    ...(express !== priority ? quote('3', 'Express', 'express', express, days?.fast ?? TRANSIT_DAYS.abroad) : []),
    ...quote('4', 'Economy', 'economy', costs['economy'], days?.slow ?? TRANSIT_DAYS.abroad),
  ];
}

export function productOf(product: Product): CatalogueProduct {
  const variants = product.variants
    .filter(({ is_enabled }) => is_enabled)
    .map((variant) => variantOf(product, variant));
  const pictures = [...product.images]
    .sort((a, b) => Number(b.is_default) - Number(a.is_default))
    .map(({ src }) => src);
  return {
    provider: PROVIDER,
    providerProductId: product.id,
    title: product.title,
    description: plainText(product.description),
    kind: product.tags[0] ?? 'Other',
    tags: product.tags,
    pictures: [...new Set(pictures)],
    variants,
  };
}

function variantOf(product: Product, variant: Product['variants'][number]): CatalogueVariant {
  const options: Record<string, string> = {};
  let colorHex: string | null = null;
  for (const option of product.options) {
    const value = option.values.find(({ id }) => variant.options.includes(id));
    if (!value) continue;
    const name = option.type === 'color' ? 'color' : option.type === 'size' ? 'size' : option.name.toLowerCase();
    options[name] = value.title;
    if (option.type === 'color') colorHex = value.colors?.[0] ?? null;
  }
  return {
    providerVariantId: String(variant.id),
    sku: variant.sku,
    name: variant.title,
    options,
    colorHex,
    retailMinor: variant.price,
    costMinor: variant.cost ?? null,
    currency: CURRENCY,
    available: variant.is_available,
    pictures: product.images.filter(({ variant_ids }) => variant_ids.includes(variant.id)).map(({ src }) => src),
    providerData: {},
  };
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" };

function plainText(html: string): string {
  return html
    .replace(/<(br|\/p|\/li|\/h\d|\/div)\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
