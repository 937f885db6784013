import type { Account } from './account';
import { ON_ITS_OWN } from './event-objects';
import { emit, emitChange } from './events';
import type { Charge, PaymentIntent } from './objects';

const AUTHORIZATION_MS = 7 * 86_400_000;

/** An authorization that nobody captures ends after seven days: the hold is released, the intent canceled. */
export function expireLater(account: Account, intent: PaymentIntent, charge: Charge): void {
  account.world.clock.after(AUTHORIZATION_MS, `authorization of ${intent.id} ends`, () => {
    if (account.paymentIntents.get(intent.id) !== intent || intent.status !== 'requires_capture') return;
    const before = structuredClone(charge);
    release(charge, charge.amount);
    intent.status = 'canceled';
    intent.amount_capturable = 0;
    intent.canceled_at = account.world.clock.seconds();
    intent.cancellation_reason = 'automatic';
    emitChange(account, ON_ITS_OWN, 'charge.expired', { before, object: charge });
    emit(account, ON_ITS_OWN, 'payment_intent.canceled', intent);
  });
}

/** Gives back authorized money that was never captured. Stripe counts it as refunded. */
export function release(charge: Charge, amountMinor: number): void {
  charge.amount_refunded += amountMinor;
  charge.refunded = charge.amount_refunded === charge.amount;
  delete charge.payment_method_details.card?.capture_before;
}
