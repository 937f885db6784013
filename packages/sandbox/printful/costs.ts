import { countryByCode } from './countries';
import { badRequest } from './errors';
import { type OrderContent, quantityOf } from './order';
import { ratesFor } from './rates';

/** What Printful charges the merchant, USD minor units. */
export type Costs = {
  subtotalMinor: number;
  shippingMinor: number;
  taxMinor: number;
  vatMinor: number;
  totalMinor: number;
};

/** What the buyer paid as the merchant states it; null where an item carries no retail price. */
type RetailCosts = {
  subtotalMinor: number | null;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number | null;
};

const SALES_TAX = 0.0625;
const VAT = 0.2;

export function costsOf(content: OrderContent, nowMs: number): Costs {
  const subtotalMinor = content.items.reduce((sum, item) => sum + item.variant.priceMinor * item.quantity, 0);
  const country = countryByCode(content.recipient.country_code);
  const rate =
    country && ratesFor(country, quantityOf(content.items), nowMs).find((each) => each.id === content.shipping);
  if (!country || !rate) throw badRequest(`Shipping method ${content.shipping} is not available`, 'OR-4');
  const net = subtotalMinor + rate.rateMinor;
  const taxMinor = country.code === 'US' ? Math.round(net * SALES_TAX) : 0;
  const vatMinor = country.region === 'europe' || country.region === 'uk' ? Math.round(net * VAT) : 0;
  return { subtotalMinor, shippingMinor: rate.rateMinor, taxMinor, vatMinor, totalMinor: net + taxMinor + vatMinor };
}

export function retailCostsOf({ items, retail }: OrderContent): RetailCosts {
  const { discountMinor, shippingMinor, taxMinor } = retail;
  // Printful uses retail costs only when every item has its retail price.
  const subtotalMinor = items.reduce<number | null>(
    (sum, item) => (sum === null || item.retailMinor === null ? null : sum + item.retailMinor * item.quantity),
    0,
  );
  const totalMinor = subtotalMinor === null ? null : subtotalMinor - discountMinor + shippingMinor + taxMinor;
  return { subtotalMinor, discountMinor, shippingMinor, taxMinor, totalMinor };
}
