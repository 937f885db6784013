import type { Account } from './account';
import { chargeOf } from './capture-intent';
import { unexpectedState } from './errors';
import type { Cause } from './event-objects';
import { emit, emitChange } from './events';
import { release } from './expire-authorization';
import type { PaymentIntent } from './objects';

const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
];

/** Ends an intent that is not paid yet; authorized money goes back to the shopper. */
export function cancelIntent(account: Account, cause: Cause, intent: PaymentIntent, reason: string | null): void {
  if (!CANCELABLE.includes(intent.status)) {
    const message =
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with ` +
      `one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`;
    throw unexpectedState(message, intent);
  }
  if (intent.status === 'requires_capture') {
    const charge = chargeOf(account, intent);
    const before = structuredClone(charge);
    release(charge, charge.amount);
    emitChange(account, cause, 'charge.refunded', { before, object: charge });
  }
  intent.status = 'canceled';
  intent.amount_capturable = 0;
  intent.next_action = null;
  intent.canceled_at = account.world.clock.seconds();
  intent.cancellation_reason = reason;
  emit(account, cause, 'payment_intent.canceled', intent);
}
