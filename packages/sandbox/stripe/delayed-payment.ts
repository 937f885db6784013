import type { Account } from './account';
import { attemptPayment } from './attempt-payment';
import { AUTHENTICATION_REQUIRED } from './cards';
import { find } from './errors';
import { type Cause, ON_ITS_OWN } from './event-objects';
import { emit } from './events';
import type { PaymentIntent } from './objects';

/** The shopper has agreed, and the bank takes days, as with debits: the intent is `processing` until `decidePayment`. */
export function delayPayment(account: Account, intent: PaymentIntent, cause: Cause = ON_ITS_OWN): void {
  if (intent.status !== 'requires_action') throw new Error(`${intent.id} is ${intent.status}: no shopper is asked`);
  intent.status = 'processing';
  intent.next_action = null;
  emit(account, cause, 'payment_intent.processing', intent);
}

/** The bank's word at last. */
export function decidePayment(account: Account, intent: PaymentIntent, outcome: 'succeeded' | 'failed'): void {
  if (intent.status !== 'processing') throw new Error(`${intent.id} is not processing but ${intent.status}`);
  const method = find(account.paymentMethods, 'payment_method', intent.payment_method ?? '');
  attemptPayment(account, ON_ITS_OWN, intent, {
    method,
    authentication: 'passed',
    ...(outcome === 'failed' ? { decline: REFUSED } : {}),
  });
}

const REFUSED = {
  ...AUTHENTICATION_REQUIRED,
  code: 'payment_intent_payment_attempt_failed',
  declineCode: null,
  message: 'The payment failed.',
};
