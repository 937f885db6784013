import type { OrderStatus } from './order-state';

export const SHIPPING_METHODS = { standard: 1, priority: 2, express: 3, economy: 4 } as const;
export type ShippingMethod = keyof typeof SHIPPING_METHODS;

export type Address = {
  first_name: string;
  last_name: string;
  email?: string | undefined;
  phone?: string | undefined;
  country: string;
  region?: string | undefined;
  address1: string;
  address2?: string | undefined;
  city: string;
  zip: string;
  company?: string | undefined;
};

/** One line. Money is USD cents; `cost` and `shippingCost` are for the whole quantity, `price` for one piece. */
export type Line = {
  id: string;
  externalId: string | null;
  productId: string;
  blueprintId: number;
  variantId: number;
  providerId: number;
  providerCountry: string;
  quantity: number;
  shippedQuantity: number;
  title: string;
  variantLabel: string;
  sku: string;
  price: number;
  cost: number;
  shippingCost: number;
  fulfilledAtMs: number | null;
  /** Printify gave it up while the rest of the order goes on. */
  isCanceled: boolean;
  /** The merchant's own files by position, for a blueprint ordered with them. */
  printAreas: Record<string, unknown> | null;
};

export type Shipment = {
  id: string;
  carrier: string;
  number: string;
  url: string;
  shippedAtMs: number;
  deliveredAtMs: number | null;
  contents: { lineId: string; sku: string; quantity: number }[];
};

export type Order = {
  id: string;
  appOrderId: string;
  externalId: string;
  label: string | null;
  address: Address;
  lines: Line[];
  shippingMethod: ShippingMethod;
  status: OrderStatus;
  /** What a hold or an issue interrupted; null while nothing did. */
  stoppedIn: OrderStatus | null;
  /** Why, in the words of whoever stopped it. Printify's API does not show it. */
  stopReason: string | null;
  shipments: Shipment[];
  createdAtMs: number;
  sentAtMs: number | null;
  /** When Printify had passed it on to the print provider. */
  dispatchedAtMs: number | null;
  fulfilledAtMs: number | null;
};
