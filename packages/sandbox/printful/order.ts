import type { CatalogVariant, SyncVariant } from './catalogue';
import type { ShippingId } from './rates';

export type OrderStatus =
  | 'draft'
  | 'inreview'
  | 'pending'
  | 'failed'
  | 'canceled'
  | 'inprocess'
  | 'onhold'
  | 'partial'
  | 'fulfilled'
  | 'archived';

/** The fields of both versions' address; null where the merchant sent none. */
export type Recipient = {
  name: string;
  company: string | null;
  address1: string;
  address2: string | null;
  city: string;
  state_code: string | null;
  state_name: string | null;
  country_code: string;
  country_name: string;
  zip: string | null;
  phone: string | null;
  email: string | null;
  tax_number: string | null;
};

/** A print file. `readyAtMs` is when Printful has fetched and checked it: before that it is `waiting`. */
export type OrderFile = {
  id: number;
  placement: string;
  url: string;
  createdMs: number;
  readyAtMs: number;
  previewUrl: string;
  /** Pixels of the print area; null where the file simply fills it. */
  position: FilePosition | null;
};

export type FilePosition = {
  area_width: number;
  area_height: number;
  width: number;
  height: number;
  top: number;
  left: number;
};

export type OrderItem = {
  id: number;
  externalId: string | null;
  variant: CatalogVariant;
  syncVariant: SyncVariant | null;
  quantity: number;
  retailMinor: number | null;
  name: string;
  files: OrderFile[];
};

type ShipmentItem = { id: number; itemId: number; quantity: number };

export type Shipment = {
  id: number;
  carrier: string;
  service: string;
  trackingNumber: string;
  trackingUrl: string;
  shippedMs: number;
  deliveredMs: number | null;
  returnedMs: number | null;
  isReshipment: boolean;
  estimatedFromMs: number;
  estimatedToMs: number;
  items: ShipmentItem[];
};

export type Gift = { subject: string; message: string };
export type PackingSlip = Record<string, string | null>;

/** What the merchant asked for: the part of an order a PUT or PATCH may change. */
export type OrderContent = {
  shipping: ShippingId;
  recipient: Recipient;
  items: OrderItem[];
  /** Charges on the buyer's invoice beside the items, minor units. */
  retail: { currency: string; discountMinor: number; shippingMinor: number; taxMinor: number };
  gift: Gift | null;
  packingSlip: PackingSlip | null;
};

export type Order = {
  id: number;
  externalId: string | null;
  status: OrderStatus;
  /** The parcel that waits for stock, by the id it will have; null while none does. */
  stuckParcel: number | null;
  /** Where `onhold` came from; null otherwise. */
  heldFrom: OrderStatus | null;
  /** How often it was confirmed, that is charged: more than once only after it failed. */
  confirmations: number;
  /** The human reason while failed or on hold. */
  error: string | null;
  createdMs: number;
  updatedMs: number;
  /** v2 shows costs as `calculating` until then. */
  costsReadyAtMs: number;
  content: OrderContent;
  shipments: Shipment[];
};

export const quantityOf = (items: readonly { quantity: number }[]): number =>
  items.reduce((sum, item) => sum + item.quantity, 0);
