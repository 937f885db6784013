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

/**
 * What to give back for the part of an order that one provider will not deliver: its items, its share of the
 * shipping, and the tax on both; the last part takes the remainder, so that all parts together are the total.
 */
export function refundShare(
  order: Totals,
  part: { itemsMinor: number; shippingMinor: number },
  alreadyRefundedMinor: number,
  isLastPart: boolean,
): number {
  const left = order.totalMinor - alreadyRefundedMinor;
  if (isLastPart) return left;
  const beforeTax = part.itemsMinor + part.shippingMinor;
  const base = order.subtotalMinor + order.shippingMinor;
  const tax = base === 0 ? 0 : Math.round((order.taxMinor * beforeTax) / base);
  return Math.min(left, beforeTax + tax);
}

/** What one provider's part of an order came to, before tax. */
export function partCost(
  provider: string,
  items: readonly (PricedItem & { provider: string })[],
  shipping: Pick<ShippingChoice, 'parts'>,
): { itemsMinor: number; shippingMinor: number } {
  return {
    itemsMinor: totalsOf(
      items.filter((item) => item.provider === provider),
      0,
    ).subtotalMinor,
    shippingMinor: shipping.parts[provider]?.costMinor ?? 0,
  };
}

/** What some of an order's items came to, with the tax on them and without shipping. */
export function linesRefund(order: Totals, lines: readonly PricedItem[]): number {
  const itemsMinor = totalsOf(lines, 0).subtotalMinor;
  return refundShare(order, { itemsMinor, shippingMinor: 0 }, 0, false);
}
