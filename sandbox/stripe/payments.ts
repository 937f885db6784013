import type { Account } from './account';
import { type Decline, READY_MADE, TEST_CARDS, type TestCard } from './cards';
import { ApiError, docUrl, find, refused, unexpectedState } from './errors';
import { emit } from './events';
import { NO_BILLING, newBalanceTransaction, newCharge, newPaymentMethod, newRefund } from './new-objects';
import type { Cause, Charge, Metadata, PaymentError, PaymentIntent, PaymentMethod, Refund } from './objects';
import { ON_ITS_OWN } from './objects';

const SETTLE_MS = 1_000;
const CONFIRMABLE = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);
const CANCELABLE = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture']);

/** The method behind an id, ready-made test methods included. */
export function methodOf(account: Account, id: string): PaymentMethod {
  const number = READY_MADE.get(id);
  if (number === undefined || account.paymentMethods.has(id))
    return find(account.paymentMethods, 'PaymentMethod', id, 'payment_method');
  const card = TEST_CARDS.get(number);
  if (!card) throw new Error(`no test card ${number}`);
  const method = {
    ...newPaymentMethod(card, { month: 12, year: 2034 }, NO_BILLING, account.world.clock.seconds()),
    id,
  };
  keepMethod(account, method, card);
  return method;
}

export function keepMethod(account: Account, method: PaymentMethod, card: TestCard): void {
  account.paymentMethods.set(method.id, method);
  account.cards.set(method.id, card);
}

function cardOf(account: Account, method: PaymentMethod): TestCard {
  const card = account.cards.get(method.id);
  if (!card) throw new Error(`no card behind ${method.id}`);
  return card;
}

/** Confirms as the card says: succeeds, asks for authentication, or throws the 402. */
export function confirmIntent(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  options: { useStripeSdk: boolean; returnUrl: string | null; cause: Cause },
): void {
  if (!CONFIRMABLE.has(intent.status)) {
    throw unexpectedState(`You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`, intent);
  }
  const card = cardOf(account, method);
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  if (card.threeDSecure === 'required') {
    const url = `${account.world.origin()}/stripe/challenge/${intent.id}?client_secret=${intent.client_secret}`;
    intent.status = 'requires_action';
    intent.next_action =
      options.useStripeSdk || options.returnUrl === null
        ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', sandbox_challenge_url: url } }
        : { type: 'redirect_to_url', redirect_to_url: { return_url: options.returnUrl, url } };
    emit(account, options.cause, 'payment_intent.requires_action', intent);
    return;
  }
  charge(account, intent, method, card, false, options.cause);
}

/** What the challenge page reports. */
export function finishChallenge(account: Account, intent: PaymentIntent, outcome: 'complete' | 'fail'): void {
  if (intent.status !== 'requires_action' || intent.payment_method === null) {
    throw unexpectedState('This PaymentIntent waits for no authentication.', intent);
  }
  const method = methodOf(account, intent.payment_method);
  intent.next_action = null;
  if (outcome === 'complete') {
    try {
      charge(account, intent, method, cardOf(account, method), true, ON_ITS_OWN);
    } catch (error) {
      // A decline after the challenge shows in the PaymentIntent; the page itself has done its part.
      if (!(error instanceof ApiError)) throw error;
    }
    return;
  }
  const code = 'payment_intent_authentication_failure';
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = {
    type: 'invalid_request_error',
    code,
    doc_url: docUrl(code),
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    payment_method: method,
  };
  emit(account, ON_ITS_OWN, 'payment_intent.payment_failed', intent);
}

function charge(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  card: TestCard,
  authenticated: boolean,
  cause: Cause,
): void {
  const made = newCharge(intent, method, card, authenticated, account.world.clock.seconds());
  account.charges.set(made.id, made);
  intent.latest_charge = made.id;
  intent.next_action = null;
  if (card.decline) {
    const error = paymentError(card.decline, made, method);
    intent.status = 'requires_payment_method';
    intent.payment_method = null;
    intent.last_payment_error = error;
    emit(account, cause, 'charge.failed', made);
    emit(account, cause, 'payment_intent.payment_failed', intent);
    throw new ApiError(402, { ...error, payment_intent: structuredClone(intent) });
  }
  if (intent.capture_method === 'manual') {
    intent.status = 'requires_capture';
    intent.amount_capturable = intent.amount;
    emit(account, cause, 'charge.succeeded', made);
    emit(account, cause, 'payment_intent.amount_capturable_updated', intent);
    return;
  }
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  emit(account, cause, 'charge.succeeded', made);
  emit(account, cause, 'payment_intent.succeeded', intent);
  settle(account, made);
  if (card.aftermath === 'dispute_fraudulent' || card.aftermath === 'dispute_not_received') {
    const reason = card.aftermath === 'dispute_fraudulent' ? 'fraudulent' : 'product_not_received';
    account.world.clock.after(SETTLE_MS, `dispute ${made.id}`, () => openDispute(account, made.id, reason));
  }
}

function paymentError(decline: Decline, made: Charge, method: PaymentMethod): PaymentError {
  return {
    type: 'card_error',
    code: decline.code,
    doc_url: docUrl(decline.code),
    message: decline.message,
    charge: made.id,
    payment_method: method,
    ...(decline.declineCode === null ? {} : { decline_code: decline.declineCode }),
    ...(decline.adviceCode === 'try_again_later' ||
    decline.adviceCode === 'do_not_try_again' ||
    decline.adviceCode === 'confirm_card_data'
      ? { advice_code: decline.adviceCode }
      : {}),
    ...(decline.param === undefined ? {} : { param: decline.param }),
  };
}

/** Asynchronous capture: the money's booking follows the charge by a moment. */
function settle(account: Account, made: Charge): void {
  account.world.clock.after(SETTLE_MS, `settle ${made.id}`, () => {
    const before = structuredClone(made);
    const booking = newBalanceTransaction(made, account.world.clock.seconds());
    account.balanceTransactions.set(booking.id, booking);
    made.balance_transaction = booking.id;
    emit(account, ON_ITS_OWN, 'charge.updated', made, before);
  });
}

export function captureIntent(account: Account, intent: PaymentIntent, amount: number, cause: Cause): void {
  if (intent.status !== 'requires_capture' || intent.latest_charge === null) {
    throw unexpectedState(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}.`,
      intent,
    );
  }
  if (amount > intent.amount_capturable)
    throw refused('The amount to capture is greater than the amount that can be captured.', {
      param: 'amount_to_capture',
    });
  const made = find(account.charges, 'charge', intent.latest_charge);
  const before = structuredClone(made);
  made.captured = true;
  made.amount_captured = amount;
  intent.status = 'succeeded';
  intent.amount_received = amount;
  intent.amount_capturable = 0;
  emit(account, cause, 'charge.captured', made, before);
  emit(account, cause, 'payment_intent.succeeded', intent);
  settle(account, made);
}

export function cancelIntent(account: Account, intent: PaymentIntent, reason: string | null, cause: Cause): void {
  if (!CANCELABLE.has(intent.status)) {
    throw unexpectedState(`You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`, intent);
  }
  intent.status = 'canceled';
  intent.canceled_at = account.world.clock.seconds();
  intent.cancellation_reason = reason;
  intent.amount_capturable = 0;
  intent.next_action = null;
  emit(account, cause, 'payment_intent.canceled', intent);
}

export function refundCharge(
  account: Account,
  made: Charge,
  input: { amount: number | undefined; reason: string | null; metadata: Metadata; cause: Cause },
): Refund {
  const left = made.amount_captured - made.amount_refunded;
  const amount = input.amount ?? left;
  if (!made.captured || made.status !== 'succeeded')
    throw refused('This charge cannot be refunded.', { code: 'charge_not_refundable' });
  if (left === 0) throw refused(`Charge ${made.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (amount < 1 || amount > left)
    throw refused(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    });
  const { refunds } = cardOf(account, find(account.paymentMethods, 'PaymentMethod', made.payment_method));
  const refund = newRefund(made, amount, input.reason, input.metadata, account.world.clock.seconds());
  if (refunds === 'pending') refund.status = 'pending';
  account.refunds.set(refund.id, refund);
  const before = structuredClone(made);
  made.amount_refunded += amount;
  made.refunded = made.amount_refunded === made.amount_captured;
  emit(account, input.cause, 'refund.created', refund);
  emit(account, input.cause, 'charge.refunded', made, before);
  emit(account, input.cause, 'refund.updated', refund);
  if (refunds === 'pending')
    account.world.clock.after(SETTLE_MS * 5, `refund ${refund.id}`, () => settleRefund(account, refund));
  if (refunds === 'failing')
    account.world.clock.after(SETTLE_MS * 5, `refund ${refund.id}`, () => failRefund(account, refund));
  return refund;
}

export function settleRefund(account: Account, refund: Refund): void {
  const before = structuredClone(refund);
  refund.status = 'succeeded';
  emit(account, ON_ITS_OWN, 'refund.updated', refund, before);
}

export function failRefund(account: Account, refund: Refund): void {
  const before = structuredClone(refund);
  refund.status = 'failed';
  refund.failure_reason = 'expired_or_canceled_card';
  const made = find(account.charges, 'charge', refund.charge);
  made.amount_refunded -= refund.amount;
  made.refunded = false;
  emit(account, ON_ITS_OWN, 'refund.updated', refund, before);
  emit(account, ON_ITS_OWN, 'refund.failed', refund, before);
}

export function openDispute(account: Account, chargeId: string, reason: string): void {
  const made = find(account.charges, 'charge', chargeId);
  const now = account.world.clock.seconds();
  const before = structuredClone(made);
  made.disputed = true;
  const dispute = {
    id: `du_1${made.id.slice(4)}`,
    object: 'dispute' as const,
    amount: made.amount,
    balance_transactions: [],
    charge: made.id,
    created: now,
    currency: made.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: now + 14 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false as const,
    metadata: {},
    payment_intent: made.payment_intent,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback' as const, network_reason_code: '83' },
      type: 'card' as const,
    },
    reason,
    status: 'needs_response' as const,
  };
  account.disputes.set(dispute.id, dispute);
  emit(account, ON_ITS_OWN, 'charge.dispute.created', dispute);
  emit(account, ON_ITS_OWN, 'charge.updated', made, before);
}
