/** The parts of a Stripe.js error that decide what the shopper is told. */
export type PaymentProblem = {
  type: string;
  code?: string | undefined;
  decline_code?: string | undefined;
  message?: string | undefined;
  payment_intent?: { status: string } | undefined;
};

/** What the shopper is told; the words for it are the page's. */
export type Decline =
  | 'generic'
  | 'noFunds'
  | 'limit'
  | 'expired'
  | 'checkCode'
  | 'checkNumber'
  | 'checkExpiry'
  | 'checkPostalCode'
  | 'processing'
  | 'againSoon'
  | 'authenticate'
  | 'notConfirmed'
  | 'tookTooLong'
  | 'askBank'
  | 'cardKind'
  | 'currency'
  | 'testCard'
  | 'tooMany'
  | 'checkDetails'
  | 'notStarted'
  | 'notCompleted';

/**
 * By Stripe's decline code, else its error code. Codes that would tell a thief what the bank knows (lost, stolen,
 * fraudulent, restricted, …) have no row on purpose: they read like any other decline.
 */
const DECLINES: Record<string, Decline> = {
  insufficient_funds: 'noFunds',
  card_velocity_exceeded: 'limit',
  withdrawal_count_limit_exceeded: 'limit',
  expired_card: 'expired',
  incorrect_cvc: 'checkCode',
  invalid_cvc: 'checkCode',
  incorrect_number: 'checkNumber',
  invalid_number: 'checkNumber',
  invalid_expiry_month: 'checkExpiry',
  invalid_expiry_year: 'checkExpiry',
  incorrect_zip: 'checkPostalCode',
  processing_error: 'processing',
  issuer_not_available: 'againSoon',
  reenter_transaction: 'againSoon',
  try_again_later: 'againSoon',
  authentication_required: 'authenticate',
  payment_intent_authentication_failure: 'notConfirmed',
  payment_intent_payment_attempt_expired: 'tookTooLong',
  approve_with_id: 'askBank',
  call_issuer: 'askBank',
  do_not_honor: 'askBank',
  do_not_try_again: 'askBank',
  transaction_not_allowed: 'askBank',
  card_not_supported: 'cardKind',
  currency_not_supported: 'currency',
  testmode_decline: 'testCard',
  rate_limit: 'tooMany',
};

/** Statuses in which Stripe has taken no money. */
const NOT_CHARGED = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action', 'canceled']);

/** What to say about a payment that did not go through. `words`: Stripe's own, which it speaks in the page's language. */
export function declineOf(problem: PaymentProblem): { decline: Decline } | { words: string } {
  const own = DECLINES[problem.decline_code ?? ''] ?? (problem.decline_code ? undefined : DECLINES[problem.code ?? '']);
  if (own !== undefined) return { decline: own };
  if (problem.type === 'card_error') return { decline: 'generic' };
  if (problem.type === 'validation_error')
    return problem.message ? { words: problem.message } : { decline: 'checkDetails' };
  return { decline: 'notStarted' };
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
