import type { Account } from './account';
import { followUp } from './aftermath';
import { bookCharge } from './balance';
import { refused, unexpectedState } from './errors';
import type { Cause } from './event-objects';
import { emit, emitChange } from './events';
import { release } from './expire-authorization';
import type { IntentCapture } from './intent-params';
import type { Charge, PaymentIntent } from './objects';
import { cardBehind } from './payment-methods';
import { mergeMetadata } from './values';

/** Takes the authorized money, or part of it: the rest is then released for good. */
export function captureIntent(account: Account, cause: Cause, intent: PaymentIntent, params: IntentCapture): void {
  if (intent.status !== 'requires_capture') throw unexpectedState(whyNot(intent), intent);
  const amountMinor = params.amount_to_capture ?? intent.amount_capturable;
  if (amountMinor > intent.amount_capturable || amountMinor < 1) {
    const message =
      'The PaymentIntent could not be captured because the requested capture amount is greater than the amount you ' +
      'can capture for this charge.';
    throw refused(message, { code: 'amount_too_large', param: 'amount_to_capture' });
  }
  const charge = chargeOf(account, intent);
  const before = structuredClone(charge);
  release(charge, charge.amount - amountMinor);
  charge.captured = true;
  charge.amount_captured = amountMinor;
  bookCharge(account, charge);
  intent.metadata = mergeMetadata(intent.metadata, params.metadata);
  intent.status = 'succeeded';
  intent.amount_capturable = 0;
  intent.amount_received = amountMinor;
  emitChange(account, cause, 'charge.captured', { before, object: charge });
  emit(account, cause, 'payment_intent.succeeded', intent);
  followUp(account, charge, cardBehind(account, charge.payment_method).aftermath);
}

/** The charge that paid (or holds) the intent's money. */
export function chargeOf(account: Account, intent: PaymentIntent): Charge {
  const charge = intent.latest_charge === null ? undefined : account.charges.get(intent.latest_charge);
  if (charge === undefined) throw new Error(`${intent.id} is ${intent.status} without a charge`);
  return charge;
}

function whyNot(intent: PaymentIntent): string {
  const why =
    intent.status === 'succeeded'
      ? 'it has already been captured.'
      : `it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ` +
        'captured: requires_capture.';
  return `This PaymentIntent could not be captured because ${why}`;
}
