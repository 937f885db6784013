import type { TestCard } from './cards';
import { clientSecret, otherId, paymentFamilyId } from './ids';
import { cardFee } from './money';
import type {
  Address,
  BalanceTransaction,
  BillingDetails,
  CaptureMethod,
  Charge,
  Metadata,
  PaymentIntent,
  PaymentMethod,
  Refund,
  Shipping,
} from './objects';

/** New things as Stripe first answers them: every documented field is there. */
export function newIntent(input: {
  amount: number;
  currency: string;
  captureMethod: CaptureMethod;
  created: number;
  customer: string | null;
  description: string | null;
  metadata: Metadata;
  receiptEmail: string | null;
  shipping: Shipping | null;
}): PaymentIntent {
  const id = paymentFamilyId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.captureMethod,
    client_secret: clientSecret(id),
    confirmation_method: 'automatic',
    created: input.created,
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    description: input.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: { id: 'pmc_1sandbox', parent: null },
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: input.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: input.shipping,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
}

const EMPTY_ADDRESS: Address = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
export const NO_BILLING: BillingDetails = {
  address: EMPTY_ADDRESS,
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

export function newPaymentMethod(
  card: TestCard,
  expiry: { month: number; year: number },
  billing: BillingDetails,
  created: number,
): PaymentMethod {
  return {
    id: otherId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billing,
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: expiry.month,
      exp_year: expiry.year,
      fingerprint: `fp${card.number.slice(-12)}`,
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: card.threeDSecure !== 'unsupported' },
      wallet: null,
    },
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

export function newCharge(
  intent: PaymentIntent,
  method: PaymentMethod,
  card: TestCard,
  authenticated: boolean,
  created: number,
): Charge {
  const { decline } = card;
  return {
    id: paymentFamilyId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: decline || intent.capture_method === 'manual' ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'FLOWBOTZ',
    captured: !decline && intent.capture_method !== 'manual',
    created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline ? decline.code : null,
    failure_message: decline ? decline.message : null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: {
      advice_code: decline?.adviceCode ?? null,
      network_advice_code: null,
      network_decline_code: decline?.networkCode || null,
      network_status: decline
        ? decline.blocked
          ? 'not_sent_to_network'
          : 'declined_by_network'
        : 'approved_by_network',
      reason: decline ? (decline.declineCode ?? decline.code) : null,
      risk_level: decline?.blocked ? 'highest' : 'normal',
      risk_score: decline?.blocked ? 90 : 20,
      seller_message: decline ? 'The bank did not accept the payment.' : 'Payment complete.',
      type: decline ? (decline.blocked ? 'blocked' : 'issuer_declined') : 'authorized',
    },
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { card: chargedCard(intent, method, authenticated), type: 'card' },
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline ? null : 'https://pay.stripe.com/receipts/sandbox',
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

function chargedCard(intent: PaymentIntent, method: PaymentMethod, authenticated: boolean): Record<string, unknown> {
  const { card } = method;
  return {
    amount_authorized: intent.amount,
    authorization_code: '123456',
    brand: card.brand,
    checks: card['checks'],
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint,
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: '000000000000001',
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: authenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: null,
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  };
}

export function newRefund(
  charge: Charge,
  amount: number,
  reason: string | null,
  metadata: Metadata,
  created: number,
): Refund {
  return {
    id: paymentFamilyId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}

export function newBalanceTransaction(source: Charge, created: number): BalanceTransaction {
  const fee = cardFee(source.amount);
  return {
    id: paymentFamilyId('txn'),
    object: 'balance_transaction',
    amount: source.amount,
    available_on: created + 2 * 86_400,
    balance_type: 'payments',
    created,
    currency: source.currency,
    description: source.description,
    exchange_rate: null,
    fee,
    fee_details: [
      {
        amount: fee,
        application: null,
        currency: source.currency,
        description: 'Stripe processing fees',
        type: 'stripe_fee',
      },
    ],
    net: source.amount - fee,
    reporting_category: 'charge',
    source: source.id,
    status: 'pending',
    type: 'charge',
  };
}
