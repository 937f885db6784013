import type { Account } from './account';
import { followUp } from './aftermath';
import { bookCharge } from './balance';
import type { Decline } from './cards';
import { type Authentication, makeCharge, settleSoon } from './charges';
import { ApiError, docUrl } from './errors';
import type { Cause } from './event-objects';
import { emit } from './events';
import { expireLater } from './expire-authorization';
import type { Charge, PaymentError, PaymentIntent, PaymentMethod } from './objects';
import { cardBehind } from './payment-methods';

type Attempt = { method: PaymentMethod; authentication: Authentication; decline?: Decline };

/**
 * One try at the card behind a method. Returns null when it went through, else what the bank said; the intent, the
 * charge and the events are then as Stripe leaves them. An answer given in `attempt.decline` stands for the bank's.
 */
export function attemptPayment(
  account: Account,
  cause: Cause,
  intent: PaymentIntent,
  attempt: Attempt,
): PaymentError | null {
  const { method, authentication } = attempt;
  const card = cardBehind(account, method.id);
  const decline = attempt.decline ?? card.decline;
  const charge = makeCharge(account, intent, { method, card, decline, authentication });
  intent.latest_charge = charge.id;
  intent.next_action = null;
  if (decline !== null) {
    const failure = cardError(decline, charge, method);
    emit(account, cause, 'charge.failed', charge);
    failIntent(account, cause, intent, failure);
    return failure;
  }
  intent.last_payment_error = null;
  if (intent.capture_method === 'manual') {
    authorized(account, cause, intent, charge);
  } else {
    paid(account, cause, intent, charge);
    followUp(account, charge, card.aftermath);
  }
  return null;
}

/** Puts the intent back to where it wants another payment method. */
export function failIntent(account: Account, cause: Cause, intent: PaymentIntent, failure: PaymentError): void {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = structuredClone(failure);
  emit(account, cause, 'payment_intent.payment_failed', intent);
}

/** The 402 for a failed attempt. */
export function declinedError(failure: PaymentError, intent: PaymentIntent): ApiError {
  return new ApiError(402, { ...failure, payment_intent: intent });
}

function authorized(account: Account, cause: Cause, intent: PaymentIntent, charge: Charge): void {
  intent.status = 'requires_capture';
  intent.amount_capturable = intent.amount;
  emit(account, cause, 'charge.succeeded', charge);
  emit(account, cause, 'payment_intent.amount_capturable_updated', intent);
  expireLater(account, intent, charge);
}

function paid(account: Account, cause: Cause, intent: PaymentIntent, charge: Charge): void {
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  if (intent.capture_method === 'automatic') bookCharge(account, charge);
  else settleSoon(account, charge);
  emit(account, cause, 'charge.succeeded', charge);
  emit(account, cause, 'payment_intent.succeeded', intent);
}

function cardError(decline: Decline, charge: Charge, method: PaymentMethod): PaymentError {
  return {
    advice_code: decline.adviceCode,
    charge: charge.id,
    code: decline.code,
    ...(decline.declineCode === null ? {} : { decline_code: decline.declineCode }),
    doc_url: docUrl(decline.code),
    message: decline.message,
    ...(decline.param === undefined ? {} : { param: decline.param }),
    payment_method: structuredClone(method),
    type: 'card_error',
  };
}
