import type { ShippingChoice } from './shipping-choice';

/** What the shopper pays, computed on the server from our own prices. */
export type Totals = { subtotalMinor: number; shippingMinor: number; taxMinor: number; totalMinor: number };

export type PricedItem = { unitMinor: number; quantity: number };

export const MAX_QUANTITY = 50;
export const MAX_LINES = 30;
/** Stripe's smallest charge is 50 cents, its largest 8 digits. */
export const MIN_TOTAL_MINOR = 50;
export const MAX_TOTAL_MINOR = 99_999_999;

export function totalsOf(items: readonly PricedItem[], shippingMinor: number, taxMinor = 0): Totals {
  const subtotalMinor = items.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
  return { subtotalMinor, shippingMinor, taxMinor, totalMinor: subtotalMinor + shippingMinor + taxMinor };
}

/** `off`: none. `inclusive`: prices hold it already. `stripe`: Stripe works it out and it comes on top. */
export const TAX_MODES = ['off', 'inclusive', 'stripe'] as const;
export type TaxMode = (typeof TAX_MODES)[number];

/** The tax on one order. All amounts are minor units that come on top of prices and delivery. */
export type OrderTax = {
  mode: TaxMode;
  totalMinor: number;
  /** Variant → tax on its line. */
  lines: Record<string, number>;
  shippingMinor: number;
  /** Stripe's calculation, made into a tax transaction once the order is paid. */
  calculationId: string | null;
};

/** The tax on a part of an order: on its lines as calculated, on its delivery by its share of the delivery. */
export function taxShare(
  tax: OrderTax,
  order: { shippingMinor: number },
  part: { variantIds: readonly string[]; shippingMinor: number },
): number {
  const onLines = part.variantIds.reduce((sum, variantId) => sum + (tax.lines[variantId] ?? 0), 0);
  const onShipping =
    order.shippingMinor === 0 ? 0 : Math.round((tax.shippingMinor * part.shippingMinor) / order.shippingMinor);
  return onLines + onShipping;
}

/**
 * What to give back for the part of an order that one provider will not deliver: its items, its share of the
 * shipping, and the tax on both; the last part takes the remainder, so that all parts together are the total.
 */
export function refundShare(
  order: { totalMinor: number },
  part: { itemsMinor: number; shippingMinor: number; taxMinor: number },
  alreadyRefundedMinor: number,
  isLastPart: boolean,
): number {
  const left = order.totalMinor - alreadyRefundedMinor;
  return isLastPart ? left : Math.min(left, part.itemsMinor + part.shippingMinor + part.taxMinor);
}

/** What one provider's part of an order came to, with the tax on it. */
export function partCost(
  provider: string,
  items: readonly (PricedItem & { provider: string; variantId: string })[],
  order: { shippingMinor: number; shipping: Pick<ShippingChoice, 'parts'>; quote: { tax: OrderTax } | null },
): { itemsMinor: number; shippingMinor: number; taxMinor: number } {
  const own = items.filter((item) => item.provider === provider);
  const shippingMinor = order.shipping.parts[provider]?.costMinor ?? 0;
  const variantIds = own.map(({ variantId }) => variantId);
  return {
    itemsMinor: totalsOf(own, 0).subtotalMinor,
    shippingMinor,
    taxMinor: order.quote ? taxShare(order.quote.tax, order, { variantIds, shippingMinor }) : 0,
  };
}

/** What some of an order's items came to, with their share of its tax and without shipping. */
export function linesRefund(order: Totals, lines: readonly PricedItem[]): number {
  const itemsMinor = totalsOf(lines, 0).subtotalMinor;
  const base = order.subtotalMinor + order.shippingMinor;
  const taxMinor = base === 0 ? 0 : Math.round((order.taxMinor * itemsMinor) / base);
  return refundShare(order, { itemsMinor, shippingMinor: 0, taxMinor }, 0, false);
}
