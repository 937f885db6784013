/** The shapes this sandbox keeps and answers: Stripe API 2026-10-28.endive, the part a card shop meets. */
export const API_VERSION = '2026-10-28.endive';

export type Metadata = Record<string, string>;

export type Address = {
  city: string | null;
  country: string | null;
  line1: string | null;
  line2: string | null;
  postal_code: string | null;
  state: string | null;
};

export type Shipping = {
  address: Address;
  carrier: string | null;
  name: string;
  phone: string | null;
  tracking_number: string | null;
};

type BillingDetails = {
  address: Address;
  email: string | null;
  name: string | null;
  phone: string | null;
  tax_id: string | null;
};

export type CardFace = {
  brand: string;
  country: string;
  exp_month: number;
  exp_year: number;
  fingerprint: string;
  funding: 'credit' | 'debit' | 'prepaid';
  last4: string;
};

export type PaymentMethod = {
  id: string;
  object: 'payment_method';
  allow_redisplay: string;
  billing_details: BillingDetails;
  card?: CardFace & Record<string, unknown>;
  klarna?: { dob: null };
  sepa_debit?: Record<string, unknown>;
  created: number;
  customer: string | null;
  customer_account: null;
  livemode: false;
  metadata: Metadata;
  type: MethodType;
};
export type MethodType = 'card' | 'klarna' | 'multibanco' | 'oxxo' | 'konbini' | 'sepa_debit';

/** What an error says of a failed payment: the body of a 402, and `last_payment_error`. */
export type PaymentError = {
  type: 'card_error' | 'invalid_request_error';
  code: string;
  message: string;
  doc_url: string;
  decline_code?: string;
  advice_code?: string;
  param?: string;
  charge?: string;
  payment_method?: PaymentMethod;
};

type CaptureMethod = 'automatic' | 'automatic_async' | 'manual';
export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'processing'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';

export type NextAction =
  | { type: 'use_stripe_sdk'; use_stripe_sdk: Record<string, string> }
  | { type: 'redirect_to_url'; redirect_to_url: { return_url: string; url: string } }
  | { type: `${string}_display_details` };

export type PaymentIntent = {
  id: string;
  object: 'payment_intent';
  allowed_payment_method_types: string[] | null;
  amount: number;
  amount_capturable: number;
  amount_details: { tip: Record<string, never> };
  amount_received: number;
  automatic_payment_methods: { allow_redirects: 'always' | 'never'; enabled: boolean } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: CaptureMethod;
  client_secret: string;
  confirmation_method: 'automatic';
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  excluded_payment_method_types: string[] | null;
  last_payment_error: PaymentError | null;
  latest_charge: string | null;
  livemode: false;
  metadata: Metadata;
  next_action: NextAction | null;
  payment_method: string | null;
  payment_method_options: { card: CardOptions; klarna: { preferred_locale: null } };
  payment_method_types: string[];
  receipt_email: string | null;
  setup_future_usage: string | null;
  shipping: Shipping | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: IntentStatus;
} & Record<string, unknown>;

type CardOptions = { installments: null; mandate_options: null; network: null; request_three_d_secure: string };

export type MethodDetails = { card?: Record<string, unknown>; type: MethodType } & Record<string, unknown>;

export type Charge = {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  captured: boolean;
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  livemode: false;
  metadata: Metadata;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  payment_method_details: MethodDetails;
  refunded: boolean;
  status: 'succeeded' | 'failed';
} & Record<string, unknown>;

type RefundStatus = 'pending' | 'succeeded' | 'failed' | 'canceled';

export type Refund = {
  id: string;
  object: 'refund';
  amount: number;
  balance_transaction: string | null;
  charge: string;
  created: number;
  currency: string;
  customer: string | null;
  customer_account: null;
  destination_details: { card?: Record<string, string>; type: string } & Record<string, unknown>;
  failure_balance_transaction?: string;
  failure_reason?: string;
  metadata: Metadata;
  payment_intent: string;
  payment_method: string;
  pending_reason?: 'charge_pending' | 'insufficient_funds' | 'processing';
  reason: string | null;
  receipt_number: null;
  source_transfer_reversal: null;
  status: RefundStatus;
  transfer_reversal: null;
};

export type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'appeal_needs_response'
  | 'appeal_under_review'
  | 'won'
  | 'lost'
  | 'prevented';

export type Dispute = {
  id: string;
  object: 'dispute';
  amount: number;
  balance_transactions: BalanceTransaction[];
  charge: string;
  created: number;
  currency: string;
  evidence: Record<string, unknown>;
  evidence_details: { due_by: number; has_evidence: boolean; submission_count: number } & Record<string, unknown>;
  is_charge_refundable: boolean;
  livemode: false;
  metadata: Metadata;
  payment_intent: string;
  payment_method_details: { card: { case_type: 'chargeback' | 'inquiry' } & Record<string, unknown>; type: 'card' };
  reason: string;
  status: DisputeStatus;
} & Record<string, unknown>;

export type FraudWarning = {
  id: string;
  object: 'radar.early_fraud_warning';
  /** Whether a refund would still keep a dispute away. */
  actionable: boolean;
  charge: string;
  created: number;
  fraud_type: string;
  livemode: false;
  payment_intent: string;
};

export type BalanceTransaction = {
  id: string;
  object: 'balance_transaction';
  amount: number;
  created: number;
  currency: string;
  fee: number;
  net: number;
  source: string;
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment';
} & Record<string, unknown>;

export type Customer = {
  id: string;
  object: 'customer';
  created: number;
  email: string | null;
  metadata: Metadata;
} & Record<string, unknown>;

export type ConfirmationToken = {
  id: string;
  object: 'confirmation_token';
  created: number;
  expires_at: number;
  payment_intent: string | null;
  return_url: string | null;
  shipping: Shipping | null;
  use_stripe_sdk: boolean;
} & Record<string, unknown>;
