import type { Address, Metadata } from './objects';

type Behavior = 'exclusive' | 'inclusive';

export type TaxList<T> = { object: 'list'; url: string; has_more: boolean; data: T[] };

type CustomerDetails = {
  address: Address | null;
  address_source: 'billing' | 'shipping' | null;
  ip_address: string | null;
  tax_ids: { type: string; value: string }[];
  taxability_override: 'customer_exempt' | 'none' | 'reverse_charge';
};

/** How much of one amount is tax, and whose. */
export type PlaceBreakdown = {
  amount: number;
  jurisdiction: { country: string; display_name: string; level: 'state' | 'country'; state: string | null };
  sourcing: 'destination';
  tax_rate_details: { display_name: string; percentage_decimal: string; tax_type: string } | null;
  taxability_reason: string;
  taxable_amount: number;
};

export type TaxLine = {
  id: string;
  object: 'tax.calculation_line_item';
  amount: number;
  amount_tax: number;
  livemode: false;
  metadata: Metadata | null;
  performance_location: null;
  product: string | null;
  quantity: number;
  reference: string;
  tax_behavior: Behavior;
  tax_breakdown: PlaceBreakdown[];
  tax_code: string;
};

export type TaxedShipping = {
  amount: number;
  amount_tax: number;
  tax_behavior: Behavior;
  tax_breakdown?: PlaceBreakdown[];
  tax_code: string;
};

export type TaxCalculation = {
  id: string;
  object: 'tax.calculation';
  amount_total: number;
  currency: string;
  customer: string | null;
  customer_details: CustomerDetails;
  expires_at: number;
  livemode: false;
  ship_from_details: null;
  shipping_cost: TaxedShipping | null;
  tax_amount_exclusive: number;
  tax_amount_inclusive: number;
  tax_breakdown: {
    amount: number;
    inclusive: boolean;
    tax_rate_details: {
      country: string | null;
      flat_amount: null;
      percentage_decimal: string;
      rate_type: 'percentage';
      state: string | null;
      tax_type: string | null;
    };
    taxability_reason: string;
    taxable_amount: number;
  }[];
  tax_date: number;
};

export type TaxTransactionLine = {
  id: string;
  object: 'tax.transaction_line_item';
  amount: number;
  amount_tax: number;
  livemode: false;
  metadata: Metadata | null;
  product: string | null;
  quantity: number;
  reference: string;
  reversal: { original_line_item: string } | null;
  tax_behavior: Behavior;
  tax_code: string;
  type: 'transaction' | 'reversal';
};

export type TaxTransaction = {
  id: string;
  object: 'tax.transaction';
  created: number;
  currency: string;
  customer: string | null;
  customer_details: CustomerDetails;
  livemode: false;
  metadata: Metadata | null;
  posted_at: number;
  reference: string;
  reversal: { original_transaction: string } | null;
  ship_from_details: null;
  shipping_cost: TaxedShipping | null;
  tax_date: number;
  type: 'transaction' | 'reversal';
};
