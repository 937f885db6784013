import type { Account } from './account';
import type { TestCard } from './cards';
import { openDispute } from './disputes';
import { ON_ITS_OWN } from './event-objects';
import { emit } from './events';
import { otherId } from './ids';
import type { Charge, FraudWarning } from './objects';

const COMES_AFTER_MS = 1000;

/** What some test cards bring about a second after their money was taken. */
export function followUp(account: Account, charge: Charge, aftermath: TestCard['aftermath']): void {
  if (aftermath === null) return;
  account.world.clock.after(COMES_AFTER_MS, `${aftermath} on ${charge.id}`, () => {
    if (account.charges.get(charge.id) !== charge) return;
    switch (aftermath) {
      case 'dispute_fraudulent':
        openDispute(account, charge, { reason: 'fraudulent', kind: 'chargeback' });
        break;
      case 'dispute_not_received':
        openDispute(account, charge, { reason: 'product_not_received', kind: 'chargeback' });
        break;
      case 'inquiry':
        openDispute(account, charge, { reason: 'general', kind: 'inquiry' });
        break;
      case 'early_fraud_warning':
        warnOfFraud(account, charge);
        break;
    }
  });
}

/** The card's network has heard of fraud: no money moves, and a dispute is likely. */
export function warnOfFraud(account: Account, charge: Charge): FraudWarning {
  const warning: FraudWarning = {
    id: otherId('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: account.world.clock.seconds(),
    fraud_type: 'unauthorized_use_of_card',
    livemode: false,
    payment_intent: charge.payment_intent,
  };
  account.fraudWarnings.set(warning.id, warning);
  emit(account, ON_ITS_OWN, 'radar.early_fraud_warning.created', warning);
  return warning;
}
