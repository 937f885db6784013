import type Stripe from 'stripe';
import type { DisputeKind, DisputeState } from '@/lib/domain/order/states';

/** What a bank or a card network says against a payment. */
export type DisputeSnapshot = {
  id: string;
  kind: DisputeKind;
  state: DisputeState;
  reason: string;
  /** What the bank takes, or would; 0 for a warning. */
  amountMinor: number;
  currency: string;
  /** Stripe's fee for it, in the account's currency; null where none is booked. */
  fee: { amountMinor: number; currency: string } | null;
  dueAt: Date | null;
  createdAt: Date;
};

/** What speaks for us, each in words. Empty where we know nothing. */
export type Evidence = Record<
  | 'name'
  | 'email'
  | 'address'
  | 'carriers'
  | 'trackingNumbers'
  | 'shippedOn'
  | 'goods'
  | 'cancelTerms'
  | 'refundTerms'
  | 'story',
  string
>;

/** Stripe takes no more letters in one field. */
const MOST_LETTERS = 20_000;

/** Most of one payment: banks do not dispute it more often. */
const MOST = 20;

/** All that is said against a payment: neither inquiries nor warnings leave a trace on its charge. */
export async function listDisputes(stripe: Stripe, paymentIntentId: string): Promise<DisputeSnapshot[]> {
  const about = { payment_intent: paymentIntentId, limit: MOST };
  const [disputes, warnings] = await Promise.all([
    stripe.disputes.list(about),
    stripe.radar.earlyFraudWarnings.list(about),
  ]);
  return [...disputes.data.map(readDispute), ...warnings.data.map(readWarning)];
}

/** Sends evidence for good, once: false where the bank no longer waits for any. */
export async function answerDispute(
  stripe: Stripe,
  input: { disputeId: string; evidence: Evidence; key: string },
): Promise<boolean> {
  const dispute = await stripe.disputes.retrieve(input.disputeId);
  if (stateOf(dispute) !== 'needs_response') return false;
  await stripe.disputes.update(
    input.disputeId,
    { evidence: fieldsOf(input.evidence), submit: true },
    { idempotencyKey: `evidence:${input.key}` },
  );
  return true;
}

function fieldsOf(evidence: Evidence): Stripe.DisputeUpdateParams.Evidence {
  const fields = {
    customer_name: evidence.name,
    customer_email_address: evidence.email,
    shipping_address: evidence.address,
    shipping_carrier: evidence.carriers,
    shipping_tracking_number: evidence.trackingNumbers,
    shipping_date: evidence.shippedOn,
    product_description: evidence.goods,
    cancellation_policy_disclosure: evidence.cancelTerms,
    refund_policy_disclosure: evidence.refundTerms,
    uncategorized_text: evidence.story,
  };
  const known = Object.entries(fields).filter(([, text]) => text !== '');
  return Object.fromEntries(known.map(([field, text]) => [field, text.slice(0, MOST_LETTERS)]));
}

function readDispute(dispute: Stripe.Dispute): DisputeSnapshot {
  const bookings = dispute.balance_transactions;
  const feeMinor = bookings.reduce((sum, { fee }) => sum + fee, 0);
  const [first] = bookings;
  return {
    id: dispute.id,
    kind: dispute.status.startsWith('warning') ? 'inquiry' : 'chargeback',
    state: stateOf(dispute),
    reason: dispute.reason,
    amountMinor: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    fee: first && feeMinor > 0 ? { amountMinor: feeMinor, currency: first.currency.toUpperCase() } : null,
    dueAt: dispute.evidence_details.due_by === null ? null : new Date(dispute.evidence_details.due_by * 1000),
    createdAt: new Date(dispute.created * 1000),
  };
}

function readWarning(warning: Stripe.Radar.EarlyFraudWarning): DisputeSnapshot {
  return {
    id: warning.id,
    kind: 'fraud_warning',
    state: warning.actionable ? 'needs_response' : 'closed',
    reason: warning.fraud_type,
    amountMinor: 0,
    currency: '',
    fee: null,
    dueAt: null,
    createdAt: new Date(warning.created * 1000),
  };
}

function stateOf({ status, balance_transactions: bookings }: Stripe.Dispute): DisputeState {
  switch (status) {
    case 'won':
      return 'won';
    case 'lost':
      return 'lost';
    case 'warning_closed':
      return 'closed';
    // Settled between the bank and Stripe before it began: who has the money stands in the bookings.
    case 'prevented':
      return bookings.reduce((sum, { amount }) => sum + amount, 0) < 0 ? 'lost' : 'won';
    case 'needs_response':
    case 'warning_needs_response':
    case 'appeal_needs_response':
      return 'needs_response';
    default:
      return 'under_review';
  }
}
