import type { DeliveryNeeds } from '../address/delivery-needs';
import type { Destination, Recipient } from '../address/recipient';
import type { Placement, PrintArea } from '../catalogue/design';
import type { SizeGuide } from '../catalogue/size-guide';
import type { FulfillmentStatus, PackageStatus } from './states';

/** A print-on-demand provider's short name, as registered in `lib/integrations/pod/registry.ts`. */
export type ProviderId = string;

// ---- catalogue ----------------------------------------------------------------------------------------------------

export type CatalogueVariant = {
  /** The provider's id of the sellable unit, unique within its product. */
  providerVariantId: string;
  sku: string | null;
  /** e.g. "Navy / M" */
  name: string;
  /** Option name → value, e.g. { color: "Navy", size: "M" }. */
  options: Record<string, string>;
  /** `#rrggbb` of the colour, where the provider tells it. */
  colorHex: string | null;
  /** What the shopper pays. */
  retailMinor: number;
  /** What the provider charges us, where it tells. */
  costMinor: number | null;
  /** Null: that of the price. */
  costCurrency: string | null;
  currency: string;
  available: boolean;
  pictures: string[];
  /** What the adapter needs to order and quote it. Opaque to everyone else. */
  providerData: Record<string, string | number>;
  /** Where a shopper's own design goes; null where none can be printed. */
  printArea: PrintArea | null;
};

export type CatalogueProduct = {
  provider: ProviderId;
  providerProductId: string;
  title: string;
  /** Plain text, lists and tables as `blocksOf` reads them. */
  description: string;
  /** Garment or good: "T-shirt", "Mug"; used for grouping. */
  kind: string;
  tags: string[];
  pictures: string[];
  /** Null where the provider has none. */
  sizeGuide: SizeGuide | null;
  /** Maker, responsible person, materials, warnings: plain text. Null, as the countries below, where it is not told. */
  safety: string | null;
  /** Where it is printed, and where the blank comes from: a country's code or name. */
  printedIn: string | null;
  madeIn: string | null;
  /** ISO codes of the countries it can be sent to; null where that is not told, or is everywhere. */
  shipsTo: string[] | null;
  variants: CatalogueVariant[];
  /** What was meant to be sold and cannot be, and why; it costs nobody else its place. */
  leftOut: LeftOut[];
};

export type LeftOut = { name: string; why: string };

// ---- shipping -----------------------------------------------------------------------------------------------------

export type QuoteItem = {
  providerVariantId: string;
  providerProductId: string;
  providerData: Record<string, string | number>;
  quantity: number;
  /** With a shopper's own design on it. */
  ownDesign?: boolean;
};
export type QuoteRequest = { destination: Destination; items: QuoteItem[]; currency: string };

export const SHIPPING_TIERS = ['economy', 'standard', 'express'] as const;
export type ShippingTier = (typeof SHIPPING_TIERS)[number];

export type ShippingQuote = {
  provider: ProviderId;
  /** The provider's own method id, sent back when ordering. */
  method: string;
  name: string;
  tier: ShippingTier;
  costMinor: number;
  currency: string;
  /** Business days in production, then in transit. */
  productionDays: { min: number; max: number };
  transitDays: { min: number; max: number };
  /** Calendar days from today to the door, production included, where the provider counts so; stands for both above. */
  calendarDays: { min: number; max: number } | null;
  /** What the carrier wants of the address. */
  needs: DeliveryNeeds;
  /** The parcel may pass customs, where the recipient may be charged. */
  customs: boolean;
};

// ---- orders -------------------------------------------------------------------------------------------------------

export type SubmitItem = {
  /** Our order item, at most 32 characters; comes back on shipments where the provider echoes it. */
  externalId: string;
  providerProductId: string;
  providerVariantId: string;
  providerData: Record<string, string | number>;
  sku: string | null;
  name: string;
  quantity: number;
  retailMinor: number;
  /** The shopper's own design; absent for what the shop itself sells. */
  print?: PrintFile;
};

/** A picture for print and where it goes. `url` is fetched by the provider. */
export type PrintFile = {
  url: string;
  name: string;
  widthPx: number;
  heightPx: number;
  placement: Placement;
  area: PrintArea;
};

export type MockupRequest = {
  providerVariantId: string;
  providerData: Record<string, string | number>;
  print: PrintFile;
};

/** `pictures`: addresses at the provider, which may end within a day. */
export type MockupOutcome =
  | { state: 'drawing'; retryAfterMs: number }
  | { state: 'ready'; pictures: string[] }
  | { state: 'failed'; reason: string };

export type SubmitInput = {
  externalId: string;
  recipient: Recipient;
  email: string;
  items: SubmitItem[];
  shippingMethod: string;
  currency: string;
};

/** `existed`: an earlier attempt of ours had reached the provider; we take that order on. */
export type Draft = { podOrderId: string; existed: boolean };

/** Some of an item of ours, as the provider names it. */
export type PodPiece = {
  externalId: string | null;
  providerVariantId: string | null;
  sku: string | null;
  quantity: number;
};

export type PodShipment = {
  /** Unique per shipment at that provider (for Printify, which has none: carrier and number). */
  providerShipmentId: string;
  status: PackageStatus;
  carrier: string | null;
  service: string | null;
  trackingNumber: string | null;
  /** https only; anything else is dropped by the mapper. */
  trackingUrl: string | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  estimatedFrom: Date | null;
  estimatedTo: Date | null;
  reshipment: boolean;
  /** Which of our items are inside. `null` where the provider does not say. */
  items: PodPiece[] | null;
};

/** Why a provider's work on an order stands still, as far as its words tell. */
export const TROUBLES = ['held', 'approval', 'out_of_stock', 'unpaid', 'file'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** One look at a provider's order, translated. */
export type PodOrder = {
  podOrderId: string;
  externalId: string | null;
  /** The provider's own word, kept as it came. */
  providerStatus: string;
  /** `null` when the word is unknown: the current status stays and an alert is raised. */
  status: FulfillmentStatus | null;
  onHold: boolean;
  /** What stands still, of the order or of a parcel that is to be packed. */
  trouble: Trouble | null;
  /** Why it is held, failed or canceled, in the provider's words. */
  reason: string | null;
  /** The provider has taken it for production (paid draft or sent to production). */
  confirmed: boolean;
  costMinor: number | null;
  costCurrency: string | null;
  /** Our own ids of its items; null where the provider does not tell one. */
  itemIds: (string | null)[];
  shipments: PodShipment[];
  /** Lines that will not be made although the order goes on. Empty where the provider tells no such thing. */
  unmade: PodPiece[];
  /** False for list answers that lack delivery details: absence then means nothing. */
  complete: boolean;
};

/** What a cancel asked for now would meet, as far as the provider's word tells. */
export type Stoppable = 'yes' | 'no' | 'unsure';

/** `requested`: the provider's people will change it, nothing is certain. */
export type AddressOutcome = 'updated' | 'requested';

export type PodOrderPage = { orders: PodOrder[]; nextCursor: string | null };

export type CancelOutcome = { outcome: 'canceled' } | { outcome: 'refused'; reason: string };

// ---- webhooks -----------------------------------------------------------------------------------------------------

/** A verified (or hint) message, reduced to what we act on. */
export type PodWebhook = {
  type: string;
  /** Stable over redeliveries of one event. */
  dedupeKey: string;
  occurredAt: Date | null;
  /** False for types we neither know nor need: stored as ignored. */
  known: boolean;
  /** Set for events about an order. */
  podOrderId: string | null;
  externalId: string | null;
  /** Of one of its packages, which not every look at an order tells of. */
  aboutPackage: boolean;
  /** Facts only the event carries (Printify names a parcel's items by SKU there and nowhere else). */
  shipmentHint: { trackingNumber: string; skus: string[] } | null;
  /** Why an order was returned, canceled, held…, in the provider's words. */
  reason: string | null;
  /** What it tells of work that stands still; a look tells whether it still does. */
  trouble: Trouble | null;
  /** The provider no longer works for this shop. */
  shopGone: boolean;
  /** Returned parcels are told by event only at some providers. */
  returnedShipmentId: string | null;
  /** Catalogue events: refresh this product, or everything when `'all'`. */
  catalogue: 'all' | string | null;
  /** The merchant published that product there, or took it down, and the provider waits for an answer. */
  publish: 'publish' | 'withdraw' | null;
};
