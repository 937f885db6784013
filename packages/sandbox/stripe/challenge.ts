import type { Account } from './account';
import { attemptPayment, failIntent } from './attempt-payment';
import { docUrl, unexpectedState } from './errors';
import type { Cause } from './event-objects';
import type { PaymentIntent } from './objects';
import { methodById } from './payment-methods';

/** Ends a 3-D Secure challenge. Passed, the bank is asked next, and may still say no. */
export function finishChallenge(
  account: Account,
  cause: Cause,
  intent: PaymentIntent,
  outcome: 'complete' | 'fail',
): void {
  if (intent.status !== 'requires_action' || intent.payment_method === null) {
    throw unexpectedState(`There is no challenge to finish: this PaymentIntent is ${intent.status}.`, intent);
  }
  const method = methodById(account, intent.payment_method);
  if (outcome === 'complete') {
    attemptPayment(account, cause, intent, { method, authentication: 'passed' });
    return;
  }
  const code = 'payment_intent_authentication_failure';
  intent.latest_charge = null;
  failIntent(account, cause, intent, {
    code,
    doc_url: docUrl(code),
    message:
      'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new ' +
      'PaymentMethod to attempt to fulfill this PaymentIntent again.',
    payment_method: structuredClone(method),
    type: 'invalid_request_error',
  });
}
