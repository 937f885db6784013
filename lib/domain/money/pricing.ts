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
  const onShipping = portion(tax.shippingMinor, part.shippingMinor, order.shippingMinor);
  return onLines + onShipping;
}

/**
 * What to give back for the part of an order that one provider will not deliver: its items, its share of the
 * shipping, and the tax on both, less what was given back for its items by line; the last part takes the remainder, so
 * that all parts together are the total. `goneMinor`: of the whole order, by whatever way.
 */
export function refundShare(
  order: { totalMinor: number },
  part: { itemsMinor: number; shippingMinor: number; taxMinor: number },
  refunded: { goneMinor: number; byLineMinor: number },
  isLastPart: boolean,
): number {
  const left = order.totalMinor - refunded.goneMinor;
  const share = part.itemsMinor + part.shippingMinor + part.taxMinor - refunded.byLineMinor;
  return isLastPart ? left : Math.min(left, Math.max(0, share));
}

/** What one provider's part of an order came to, with the tax on it. */
export function partCost(
  provider: string,
  items: readonly (PricedItem & { provider: string; variantId: string })[],
  order: {
    shippingMinor: number;
    shipping: { parts: Record<string, { costMinor: number }> };
    quote: { tax: OrderTax } | null;
  },
): { itemsMinor: number; shippingMinor: number; taxMinor: number } {
  const own = items.filter((item) => item.provider === provider);
  const shippingMinor = order.shipping.parts[provider]?.costMinor ?? 0;
  const variantIds = [...new Set(own.map(({ variantId }) => variantId))];
  return {
    itemsMinor: totalsOf(own, 0).subtotalMinor,
    shippingMinor,
    taxMinor: order.quote ? taxShare(order.quote.tax, order, { variantIds, shippingMinor }) : 0,
  };
}

/** The tax on each item, in their order. It is known by variant: items of one variant share it by what they cost. */
export function itemTaxes(items: readonly (PricedItem & { variantId: string })[], tax: OrderTax | null): number[] {
  const costOf = (some: typeof items) => totalsOf(some, 0).subtotalMinor;
  return items.map(({ variantId }, at) => {
    const same = (some: typeof items) => some.filter((item) => item.variantId === variantId);
    const upTo = (end: number) =>
      portion(tax?.lines[variantId] ?? 0, costOf(same(items.slice(0, end))), costOf(same(items)));
    return upTo(at + 1) - upTo(at);
  });
}

/** A bought item: `taxMinor` is for its whole `quantity`, of which `gone` pieces are refunded and `now` are to be. */
export type RefundLine = PricedItem & { taxMinor: number; gone: number; now: number };

/** What pieces of an order came to, with their tax and without shipping. All pieces, one by one, are exactly the whole. */
export function linesRefund(lines: readonly RefundLine[]): number {
  return lines.reduce((sum, { unitMinor, quantity, taxMinor, gone, now }) => {
    const taxOnNow = portion(taxMinor, gone + now, quantity) - portion(taxMinor, gone, quantity);
    return sum + unitMinor * now + taxOnNow;
  }, 0);
}

function portion(minor: number, part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((minor * part) / whole);
}
