import { z } from 'zod';
import { alphanumeric } from '../core/random';
import type { Account } from './account';
import { invalidParam, refused } from './errors';
import { readCurrency } from './money';
import type { Address } from './objects';
import { emptyable, metadata, text, whole } from './params';
import type { PlaceBreakdown, TaxCalculation, TaxedShipping, TaxLine } from './tax-objects';
import { type Tariff, tariffOf } from './tax-rates';
import { fullAddress, mergeMetadata } from './values';

const behavior = z.enum(['exclusive', 'inclusive']).optional();
const customerAddress = z.strictObject({
  city: emptyable(z.string()),
  country: text(2),
  line1: emptyable(z.string()),
  line2: emptyable(z.string()),
  postal_code: emptyable(z.string()),
  state: emptyable(z.string()),
});

export const calculationCreate = z.strictObject({
  currency: text(3),
  line_items: z.array(
    z.strictObject({
      amount: whole,
      metadata,
      quantity: whole.optional(),
      reference: text(500).optional(),
      tax_behavior: behavior,
      tax_code: text().optional(),
    }),
  ),
  customer_details: z.strictObject({
    address: customerAddress,
    address_source: z.enum(['billing', 'shipping']).optional(),
  }),
  shipping_cost: z.strictObject({ amount: whole, tax_behavior: behavior, tax_code: text().optional() }).optional(),
  tax_date: whole.optional(),
});
type Create = z.infer<typeof calculationCreate>;

const LIFETIME_S = 90 * 86_400;
/** The account's preset and Stripe's own code for delivery. */
const GOODS = 'txcd_99999999';
const DELIVERY = 'txcd_92010001';

type Place = { address: Address; country: string; tariff: Tariff | null; reason: string };

/** Throws 400 customer_tax_location_invalid where the address does not tell whose tax it is. */
export function createCalculation(account: Account, params: Create): TaxCalculation {
  const currency = readCurrency(params.currency);
  const place = locate(params.customer_details.address);
  const id = `taxcalc_1${alphanumeric(23)}`;
  const lines = params.line_items.map((item, index) => lineOf(place, item, index));
  if (new Set(lines.map(({ reference }) => reference)).size < lines.length) {
    throw invalidParam('line_items', 'The reference of each line item must be unique.');
  }
  const shipping = params.shipping_cost ? shippingOf(place, params.shipping_cost) : null;
  const parts: { amount: number; amount_tax: number; tax_behavior: string }[] = [
    ...lines,
    ...(shipping ? [shipping] : []),
  ];
  const taxWith = (kind: string) =>
    parts.filter(({ tax_behavior }) => tax_behavior === kind).reduce((sum, { amount_tax }) => sum + amount_tax, 0);
  const now = account.world.clock.seconds();
  const calculation: TaxCalculation = {
    id,
    object: 'tax.calculation',
    amount_total: parts.reduce((sum, { amount }) => sum + amount, 0) + taxWith('exclusive'),
    currency,
    customer: null,
    customer_details: {
      address: place.address,
      address_source: params.customer_details.address_source ?? null,
      ip_address: null,
      tax_ids: [],
      taxability_override: 'none',
    },
    expires_at: now + LIFETIME_S,
    livemode: false,
    ship_from_details: null,
    shipping_cost: shipping,
    tax_amount_exclusive: taxWith('exclusive'),
    tax_amount_inclusive: taxWith('inclusive'),
    tax_breakdown: breakdownOf(place, [...lines, ...(shipping ? [shipping] : [])]),
    tax_date: params.tax_date ?? now,
  };
  account.taxCalculations.set(id, calculation);
  account.taxLines.set(id, lines);
  return calculation;
}

function locate(sent: z.infer<typeof customerAddress>): Place {
  const address = fullAddress(sent);
  const vague =
    sent.country === 'US' ? !address.postal_code : sent.country === 'CA' && !(address.postal_code ?? address.state);
  if (vague || !/^[A-Z]{2}$/.test(sent.country)) {
    throw refused("We could not determine the customer's tax location based on the provided customer address.", {
      code: 'customer_tax_location_invalid',
      param: 'customer_details[address]',
    });
  }
  return { address, country: sent.country, ...tariffOf(sent.country, address.state) };
}

function lineOf(place: Place, item: Create['line_items'][number], index: number): TaxLine {
  const taxed = tax(place, item.amount, item.tax_behavior ?? 'exclusive', place.tariff !== null);
  return {
    id: `tax_li_${alphanumeric(14)}`,
    object: 'tax.calculation_line_item',
    ...taxed,
    livemode: false,
    metadata: item.metadata === undefined ? null : mergeMetadata({}, item.metadata),
    performance_location: null,
    product: null,
    quantity: item.quantity ?? 1,
    reference: item.reference ?? `L${index + 1}`,
    tax_code: item.tax_code ?? GOODS,
  };
}

function shippingOf(place: Place, sent: NonNullable<Create['shipping_cost']>): TaxedShipping {
  const taxed = tax(place, sent.amount, sent.tax_behavior ?? 'exclusive', place.tariff?.shipping === true);
  return { ...taxed, tax_code: sent.tax_code ?? DELIVERY };
}

function tax(place: Place, amount: number, behaves: 'exclusive' | 'inclusive', taxable: boolean) {
  const percent = taxable && place.tariff ? place.tariff.percent : 0;
  const share = behaves === 'exclusive' ? percent / 100 : percent / (100 + percent);
  const amountTax = Math.round(amount * share);
  const { tariff, country, address } = place;
  const breakdown: PlaceBreakdown = {
    amount: amountTax,
    jurisdiction: {
      country,
      display_name: tariff?.level === 'state' ? (address.state ?? country) : country,
      level: tariff?.level ?? 'country',
      state: country === 'US' || country === 'CA' ? address.state : null,
    },
    sourcing: 'destination',
    tax_rate_details:
      tariff && taxable
        ? { display_name: nameOf(tariff), percentage_decimal: String(tariff.percent), tax_type: tariff.type }
        : null,
    taxability_reason: taxable || tariff === null ? place.reason : 'not_subject_to_tax',
    taxable_amount: taxable ? amount : 0,
  };
  return { amount, amount_tax: amountTax, tax_behavior: behaves, tax_breakdown: [breakdown] };
}

const nameOf = ({ type }: Tariff) => (type === 'sales_tax' ? 'Sales Tax' : type.toUpperCase());

function breakdownOf(place: Place, parts: { amount: number; amount_tax: number; tax_behavior: string }[]) {
  const { tariff, country, address, reason } = place;
  const row = (inclusive: boolean) => {
    const of = parts.filter(({ tax_behavior }) => (tax_behavior === 'inclusive') === inclusive);
    const taxable = of.filter(({ amount_tax }) => amount_tax > 0);
    return {
      amount: of.reduce((sum, { amount_tax }) => sum + amount_tax, 0),
      inclusive,
      tax_rate_details: {
        country,
        flat_amount: null,
        percentage_decimal: String(tariff?.percent ?? 0),
        rate_type: 'percentage' as const,
        state: country === 'US' || country === 'CA' ? address.state : null,
        tax_type: tariff?.type ?? null,
      },
      taxability_reason: reason,
      taxable_amount: taxable.reduce((sum, { amount }) => sum + amount, 0),
    };
  };
  const used = [false, true].filter((inclusive) =>
    parts.some(({ tax_behavior }) => (tax_behavior === 'inclusive') === inclusive),
  );
  return used.map(row);
}
