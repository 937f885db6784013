import type { CardFace } from './objects';

/** How a bank says no. `declineCode` is null where Stripe's error carries only `code`. */
export type Decline = {
  code: string;
  declineCode: string | null;
  adviceCode: 'try_again_later' | 'do_not_try_again' | 'confirm_card_data';
  networkCode: string;
  message: string;
  param?: string;
  /** True where Radar stops the payment before the bank sees it. */
  blocked?: boolean;
};

/** A test card and what happens to payments made with it. */
export type TestCard = {
  number: string;
  brand: string;
  funding: CardFace['funding'];
  cvcLength: 3 | 4;
  threeDSecure: 'required' | 'optional' | 'unsupported';
  /** Applied to the charge, after the challenge where there is one. */
  decline: Decline | null;
  aftermath: 'dispute_fraudulent' | 'dispute_not_received' | 'inquiry' | 'early_fraud_warning' | null;
  refunds: 'immediate' | 'pending' | 'failing';
};

const declined = (
  declineCode: string,
  networkCode: string,
  adviceCode: Decline['adviceCode'],
  message = 'Your card was declined.',
): Decline => ({ code: 'card_declined', declineCode, adviceCode, networkCode, message });

const GENERIC = declined('generic_decline', '01', 'try_again_later');
const NO_FUNDS = declined('insufficient_funds', '51', 'try_again_later', 'Your card has insufficient funds.');
const LOST = declined('lost_card', '41', 'do_not_try_again');
const STOLEN = declined('stolen_card', '43', 'do_not_try_again');
const VELOCITY = declined(
  'card_velocity_exceeded',
  '65',
  'try_again_later',
  'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
);
const BLOCKED: Decline = { ...declined('fraudulent', '', 'do_not_try_again'), blocked: true };
const EXPIRED: Decline = {
  code: 'expired_card',
  declineCode: null,
  adviceCode: 'confirm_card_data',
  networkCode: '54',
  message: 'Your card has expired.',
  param: 'exp_month',
};
const WRONG_CVC: Decline = {
  code: 'incorrect_cvc',
  declineCode: null,
  adviceCode: 'confirm_card_data',
  networkCode: 'N7',
  message: "Your card's security code is incorrect.",
  param: 'cvc',
};
const PROCESSING: Decline = {
  code: 'processing_error',
  declineCode: null,
  adviceCode: 'try_again_later',
  networkCode: '96',
  message: 'An error occurred while processing your card. Try again in a little bit.',
};

/** The answer to a payment that may not ask the shopper anything, made with a card that must. */
export const AUTHENTICATION_REQUIRED: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  adviceCode: 'try_again_later',
  networkCode: '1A',
  message: 'Your card was declined. This transaction requires authentication.',
};

type Traits = Partial<Omit<TestCard, 'number'>>;

function card(number: string, traits: Traits = {}): [string, TestCard] {
  return [
    number,
    {
      number,
      brand: 'visa',
      funding: 'credit',
      cvcLength: 3,
      threeDSecure: 'optional',
      decline: null,
      aftermath: null,
      refunds: 'immediate',
      ...traits,
    },
  ];
}

const AMEX: Traits = { brand: 'amex', cvcLength: 4, threeDSecure: 'unsupported' };

export const TEST_CARDS: ReadonlyMap<string, TestCard> = new Map([
  card('4242424242424242'),
  card('4000056655665556', { funding: 'debit' }),
  card('5555555555554444', { brand: 'mastercard' }),
  card('2223003122003222', { brand: 'mastercard' }),
  card('5200828282828210', { brand: 'mastercard', funding: 'debit' }),
  card('5105105105105100', { brand: 'mastercard', funding: 'prepaid' }),
  card('378282246310005', AMEX),
  card('371449635398431', AMEX),
  card('6011111111111117', { brand: 'discover' }),
  card('3056930009020004', { brand: 'diners' }),
  card('36227206271667', { brand: 'diners' }),
  card('3566002020360505', { brand: 'jcb' }),
  card('6200000000000005', { brand: 'unionpay' }),
  card('4000000000000002', { decline: GENERIC }),
  card('4000000000009995', { decline: NO_FUNDS }),
  card('4000000000009987', { decline: LOST }),
  card('4000000000009979', { decline: STOLEN }),
  card('4000000000000069', { decline: EXPIRED }),
  card('4000000000000127', { decline: WRONG_CVC }),
  card('4000000000000119', { decline: PROCESSING }),
  card('4000000000006975', { decline: VELOCITY }),
  card('4000000000000341', { decline: GENERIC }),
  card('4100000000000019', { decline: BLOCKED }),
  card('4000002500003155', { threeDSecure: 'required' }),
  card('4000002760003184', { threeDSecure: 'required' }),
  card('4000000000003220', { threeDSecure: 'required' }),
  card('4000008400001629', { threeDSecure: 'required', decline: GENERIC }),
  card('4000008260003178', { threeDSecure: 'required', decline: NO_FUNDS }),
  card('4000000000003055'),
  card('4000000000000259', { aftermath: 'dispute_fraudulent' }),
  card('4000000000002685', { aftermath: 'dispute_not_received' }),
  card('4000000000001976', { aftermath: 'inquiry' }),
  card('4000000000005423', { aftermath: 'early_fraud_warning' }),
  card('4000000000007726', { refunds: 'pending' }),
  card('4000000000005126', { refunds: 'failing' }),
]);

/** Payment methods every test account has, so that a server needs no card number. */
export const READY_MADE: ReadonlyMap<string, string> = new Map([
  ['pm_card_visa', '4242424242424242'],
  ['pm_card_visa_debit', '4000056655665556'],
  ['pm_card_mastercard', '5555555555554444'],
  ['pm_card_mastercard_debit', '5200828282828210'],
  ['pm_card_mastercard_prepaid', '5105105105105100'],
  ['pm_card_amex', '378282246310005'],
  ['pm_card_discover', '6011111111111117'],
  ['pm_card_diners', '3056930009020004'],
  ['pm_card_jcb', '3566002020360505'],
  ['pm_card_unionpay', '6200000000000005'],
  ['pm_card_visa_chargeDeclined', '4000000000000002'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', '4000000000009995'],
  ['pm_card_visa_chargeDeclinedLostCard', '4000000000009987'],
  ['pm_card_visa_chargeDeclinedStolenCard', '4000000000009979'],
  ['pm_card_chargeDeclinedExpiredCard', '4000000000000069'],
  ['pm_card_chargeDeclinedIncorrectCvc', '4000000000000127'],
  ['pm_card_chargeDeclinedProcessingError', '4000000000000119'],
  ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', '4000000000006975'],
  ['pm_card_chargeCustomerFail', '4000000000000341'],
  ['pm_card_radarBlock', '4100000000000019'],
  ['pm_card_authenticationRequired', '4000002760003184'],
  ['pm_card_threeDSecure2Required', '4000000000003220'],
  ['pm_card_threeDSecureRequiredChargeDeclined', '4000008400001629'],
  ['pm_card_threeDSecureOptional', '4000000000003055'],
  ['pm_card_createDispute', '4000000000000259'],
  ['pm_card_createDisputeProductNotReceived', '4000000000002685'],
  ['pm_card_createDisputeInquiry', '4000000000001976'],
  ['pm_card_createIssuerFraudRecord', '4000000000005423'],
  ['pm_card_pendingRefund', '4000000000007726'],
  ['pm_card_refundFail', '4000000000005126'],
]);

/** The check digit every card number ends in. */
export function passesLuhn(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  let sum = 0;
  for (const [index, digit] of [...number].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
