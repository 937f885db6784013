/** The parts of a Stripe.js error that decide what the shopper is told. */
export type PaymentProblem = {
  type: string;
  code?: string | undefined;
  decline_code?: string | undefined;
  message?: string | undefined;
  payment_intent?: { status: string } | undefined;
};

const OTHER_CARD = 'Use another card or another way to pay.';
const GENERIC = `The card was declined. ${OTHER_CARD} Your bank can tell you why.`;
const ASK_BANK = 'Your bank did not allow this payment. Call them, or pay another way.';
const LIMIT = `This card has reached a limit. ${OTHER_CARD}`;
const AGAIN_SOON = 'Your bank could not answer just now. Wait a minute and try again.';
const CHECK_NUMBER = 'The card number is not right. Check it and try again.';
const CHECK_CODE = 'The security code is not right. Check the digits on your card and try again.';
const CHECK_EXPIRY = 'The expiry date is not right. Check it and try again.';

/**
 * By Stripe's decline code, else its error code. Codes that would tell a thief what the bank knows (lost, stolen,
 * fraudulent, restricted, …) have no row on purpose: they read like any other decline.
 */
const WORDS: Record<string, string> = {
  insufficient_funds: `There is not enough money on this card for the order. ${OTHER_CARD}`,
  card_velocity_exceeded: LIMIT,
  withdrawal_count_limit_exceeded: LIMIT,
  expired_card: `This card has expired. ${OTHER_CARD}`,
  incorrect_cvc: CHECK_CODE,
  invalid_cvc: CHECK_CODE,
  incorrect_number: CHECK_NUMBER,
  invalid_number: CHECK_NUMBER,
  invalid_expiry_month: CHECK_EXPIRY,
  invalid_expiry_year: CHECK_EXPIRY,
  incorrect_zip: 'The postal code does not belong to this card. Check the address and try again.',
  processing_error: 'The payment could not be worked off just now. Wait a minute and try again.',
  issuer_not_available: AGAIN_SOON,
  reenter_transaction: AGAIN_SOON,
  try_again_later: AGAIN_SOON,
  authentication_required: 'Your bank wants to check that it is you. Try again and follow its steps.',
  payment_intent_authentication_failure: 'Your bank could not confirm that it is you. Try again or use another card.',
  payment_intent_payment_attempt_expired: 'The payment took too long and was stopped. Try again.',
  approve_with_id: ASK_BANK,
  call_issuer: ASK_BANK,
  do_not_honor: ASK_BANK,
  do_not_try_again: ASK_BANK,
  transaction_not_allowed: ASK_BANK,
  card_not_supported: `This kind of card cannot be used here. ${OTHER_CARD}`,
  currency_not_supported: `This card cannot pay in this currency. ${OTHER_CARD}`,
  testmode_decline: 'This is a test card number. Use a real card.',
  rate_limit: 'There were too many attempts in a short time. Wait a minute and try again.',
};

/** Statuses in which Stripe has taken no money. */
const NOT_CHARGED = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action', 'canceled']);

/** What to say about a payment that did not go through; never Stripe's words for anything but card and form errors. */
export function declineWords(problem: PaymentProblem): string {
  const own = WORDS[problem.decline_code ?? ''] ?? (problem.decline_code ? undefined : WORDS[problem.code ?? '']);
  if (own !== undefined) return own;
  if (problem.type === 'card_error') return GENERIC;
  if (problem.type === 'validation_error') return problem.message ?? 'Check the payment details.';
  return 'The payment could not be started. Reload the page and try again.';
}

/** True only when Stripe itself says so; silence about money is not proof. */
export function isNotCharged(problem: PaymentProblem): boolean {
  return problem.payment_intent !== undefined && NOT_CHARGED.has(problem.payment_intent.status);
}

/**
 * The payment may have gone through although Stripe.js reports an error: a broken connection, an error on
 * Stripe's side, or a PaymentIntent that had moved on. Then we must look before anyone pays again.
 */
export function isUnclear(problem: PaymentProblem): boolean {
  if (isNotCharged(problem)) return false;
  return (
    problem.type === 'api_connection_error' ||
    problem.type === 'api_error' ||
    problem.code === 'payment_intent_unexpected_state' ||
    problem.code === 'lock_timeout'
  );
}
