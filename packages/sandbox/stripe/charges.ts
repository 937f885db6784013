import type { Account } from './account';
import { bookCharge } from './balance';
import type { Decline, TestCard } from './cards';
import { ON_ITS_OWN } from './event-objects';
import { emitChange } from './events';
import { paymentFamilyId } from './ids';
import { isRedirect, klarnaDetails } from './klarna';
import type { Charge, MethodDetails, PaymentIntent, PaymentMethod } from './objects';
import { isSlow, slowDetails } from './slow-methods';

const AUTHORIZATION_S = 7 * 86_400;
const SETTLES_AFTER_MS = 1000;

/** Whether the shopper proved who they are: nothing was asked, or the challenge was passed. */
export type Authentication = 'none' | 'passed';

/** `decline` is what the bank said, null for yes. */
type Attempt = { method: PaymentMethod; card: TestCard; decline: Decline | null; authentication: Authentication };

/** Makes and keeps the charge of one payment attempt. */
export function makeCharge(account: Account, intent: PaymentIntent, attempt: Attempt): Charge {
  const { method, decline } = attempt;
  const paid = decline === null;
  const captured = paid && intent.capture_method !== 'manual';
  const created = account.world.clock.seconds();
  const id = paymentFamilyId('ch');
  const charge: Charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: structuredClone(method.billing_details),
    calculated_statement_descriptor: intent.statement_descriptor ?? 'SANDBOX SHOP',
    captured,
    created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(intent, attempt, created),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: paid ? `${account.world.origin()}/stripe/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: structuredClone(intent.shipping),
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: paid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  };
  account.charges.set(id, charge);
  return charge;
}

function methodDetails(intent: PaymentIntent, attempt: Attempt, created: number): MethodDetails {
  const { method } = attempt;
  if (isSlow(method)) return slowDetails(method);
  if (isRedirect(method)) return { klarna: klarnaDetails(method), type: 'klarna' };
  return { card: cardDetails(intent, attempt, created), type: 'card' };
}

function outcomeOf(decline: Decline | null): Record<string, unknown> {
  if (decline === null) {
    return {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: 'approved_by_network',
      reason: null,
      risk_level: 'normal',
      risk_score: 12,
      seller_message: 'Payment complete.',
      type: 'authorized',
    };
  }
  const reason = decline.declineCode ?? decline.code;
  const blocked = decline.blocked === true;
  return {
    advice_code: decline.adviceCode,
    network_advice_code: null,
    network_decline_code: blocked ? null : decline.networkCode,
    network_status: blocked ? 'not_sent_to_network' : 'declined_by_network',
    reason: blocked ? 'highest_risk_level' : reason,
    risk_level: blocked ? 'highest' : 'normal',
    risk_score: blocked ? 100 : 20,
    seller_message: blocked
      ? 'Stripe blocked this payment as too risky.'
      : `The bank returned the decline code \`${reason}\`.`,
    type: blocked ? 'blocked' : 'issuer_declined',
  };
}

function cardDetails(intent: PaymentIntent, attempt: Attempt, created: number): Record<string, unknown> {
  const { method, card } = attempt;
  if (!method.card) throw new Error(`${method.id} is no card`);
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card;
  const approved = attempt.decline === null;
  const address = method.billing_details.address;
  const held = approved && intent.capture_method === 'manual' ? { capture_before: created + AUTHORIZATION_S } : {};
  return {
    amount_authorized: approved ? intent.amount : null,
    authorization_code: approved ? card.number.slice(-6) : null,
    brand,
    checks: {
      address_line1_check: address.line1 === null ? null : 'pass',
      address_postal_code_check: address.postal_code === null ? null : 'pass',
      cvc_check: attempt.decline?.code === 'incorrect_cvc' ? 'fail' : 'pass',
    },
    country,
    electronic_commerce_indicator: attempt.authentication === 'passed' ? '05' : null,
    exp_month,
    exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint,
    funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: brand,
    network_token: { used: false },
    network_transaction_id: approved ? String(created).padStart(15, '0') : null,
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: attempt.authentication === 'passed' ? AUTHENTICATED : null,
    transaction_link_id: null,
    wallet: null,
    ...held,
  };
}

const AUTHENTICATED = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: '9a1b7c52-0d63-4e2f-8f53-6c1d2e3f4a5b',
  version: '2.2.0',
};

/** Asynchronous capture: the money shows on the balance about a second after the charge did. */
export function settleSoon(account: Account, charge: Charge): void {
  account.world.clock.after(SETTLES_AFTER_MS, `settle ${charge.id}`, () => {
    if (account.charges.get(charge.id) === charge) settle(account, charge);
  });
}

/** Books a captured charge that is not booked yet, and says so. Returns false where there is nothing to book. */
export function settle(account: Account, charge: Charge): boolean {
  if (!charge.captured || charge.balance_transaction !== null) return false;
  const before = structuredClone(charge);
  bookCharge(account, charge);
  emitChange(account, ON_ITS_OWN, 'charge.updated', { before, object: charge });
  return true;
}
