import type Stripe from 'stripe';
import type { PaymentInstructions } from '@/lib/domain/money/payment-instructions';
import type { PaymentMethod } from '@/lib/domain/money/payment-method';
import { isOneOf, REFUND, REFUNDS, type RefundState, statesOf } from '@/lib/domain/order/states';
import type { DisputeSnapshot } from './disputes';
import { instructionsOf } from './instructions';

export type RefundSnapshot = {
  id: string;
  amountMinor: number;
  status: RefundState;
  createdAt: Date;
  /** Stripe's word for why it waits or failed; null where there is none. */
  reason: string | null;
  /** Which of our effects asked for it; null for refunds made in the dashboard. */
  effectId: string | null;
};

/** One look at a PaymentIntent, reduced to what we decide on. */
export type PaymentSnapshot = {
  id: string;
  status: 'open' | 'awaiting' | 'processing' | 'succeeded' | 'canceled';
  /** Of what is awaited: how the shopper pays it. */
  instructions: PaymentInstructions | null;
  amountMinor: number;
  receivedMinor: number;
  currency: string;
  livemode: boolean;
  orderId: string | null;
  clientSecret: string | null;
  /** The last failed attempt while the intent is still open. */
  failure: { chargeId: string | null; code: string; message: string } | null;
  /** Captured money that has gone back or is on its way back. */
  refundedMinor: number;
  refunds: RefundSnapshot[];
  /** What is said against it; null where this look did not ask. */
  disputes: DisputeSnapshot[] | null;
  /** Where the payment says the goods go; null where it does not. */
  deliverTo: { country: string; state?: string; postalCode: string } | null;
  /** Null while nothing was charged. */
  method: PaymentMethod | null;
};

/** A payment as a list tells it: enough for comparing books, too little for deciding. */
export type ListedPayment = {
  id: string;
  orderId: string | null;
  succeeded: boolean;
  receivedMinor: number;
  currency: string;
  refundedMinor: number;
};

export function listedPayment(intent: Stripe.PaymentIntent): ListedPayment {
  const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
  return {
    id: intent.id,
    orderId: intent.metadata.order_id ?? null,
    succeeded: intent.status === 'succeeded',
    receivedMinor: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    refundedMinor: charge?.amount_refunded ?? 0,
  };
}

/** A refund as Stripe's list of all of them tells it. */
export type ListedRefund = RefundSnapshot & { paymentIntentId: string };

export function listedRefund(refund: Stripe.Refund): ListedRefund[] {
  const { payment_intent: payment } = refund;
  if (payment === null) return [];
  return [{ ...readRefund(refund), paymentIntentId: typeof payment === 'string' ? payment : payment.id }];
}

/** Events that lead to a re-read of the payment. */
export const STRIPE_EVENTS = [
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'charge.refunded',
  'charge.updated',
  'charge.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'radar.early_fraud_warning.created',
] as const;

export function readRefund(refund: Stripe.Refund): RefundSnapshot {
  return {
    id: refund.id,
    amountMinor: refund.amount,
    status: refundStatus(refund.status),
    createdAt: new Date(refund.created * 1000),
    reason: refund.failure_reason ?? refund.pending_reason ?? null,
    effectId: refund.metadata?.effect_id ?? null,
  };
}

function refundStatus(word: string | null): RefundState {
  return statesOf(REFUND).find((state) => state === word) ?? 'pending';
}

export function snapshotOf(
  intent: Stripe.PaymentIntent,
  refunds: RefundSnapshot[],
  disputes: DisputeSnapshot[] | null,
): PaymentSnapshot {
  const failure = intent.last_payment_error;
  const instructions = intent.status === 'requires_action' ? instructionsOf(intent.next_action) : null;
  return {
    id: intent.id,
    status: instructions ? 'awaiting' : statusOf(intent.status),
    instructions,
    amountMinor: intent.amount,
    receivedMinor: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    livemode: intent.livemode,
    orderId: intent.metadata.order_id ?? null,
    clientSecret: intent.client_secret,
    failure: failure
      ? {
          chargeId: failure.charge ?? null,
          code: failure.decline_code ?? failure.code ?? failure.type,
          message: failure.message ?? 'The payment was not accepted.',
        }
      : null,
    refundedMinor: refunds
      .filter(({ status }) => isOneOf(status, REFUNDS.gone))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    refunds,
    disputes,
    deliverTo: placeOf(intent.shipping),
    method: methodOf(intent),
  };
}

/** From the charge's booking, which is in the currency of the account and comes moments after the payment. */
export function feeOf(intent: Stripe.PaymentIntent): { amountMinor: number; currency: string } | null {
  const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
  const booking = charge?.balance_transaction;
  if (!booking || typeof booking === 'string') return null;
  return { amountMinor: booking.fee, currency: booking.currency.toUpperCase() };
}

function methodOf(intent: Stripe.PaymentIntent): PaymentMethod | null {
  const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
  const details = charge?.payment_method_details;
  if (!details) return null;
  const { type, card, sepa_debit: sepa } = details;
  return {
    type,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? sepa?.last4 ?? null,
    wallet: card?.wallet?.type ?? null,
  };
}

function placeOf(shipping: Stripe.PaymentIntent['shipping']): PaymentSnapshot['deliverTo'] {
  const address = shipping?.address;
  if (!address?.country) return null;
  const { country, state, postal_code } = address;
  return { country, postalCode: postal_code ?? '', ...(state ? { state } : {}) };
}

function statusOf(word: string): PaymentSnapshot['status'] {
  switch (word) {
    case 'succeeded':
    case 'canceled':
    case 'processing':
      return word;
    default:
      return 'open';
  }
}
