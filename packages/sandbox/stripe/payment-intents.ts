import type { Account } from './account';
import type { Call } from './call';
import { causeOf } from './call';
import { confirmIntent } from './confirm-intent';
import { find, invalidParam, refused, unexpectedState } from './errors';
import { emit } from './events';
import { clientSecret, paymentFamilyId } from './ids';
import { applyDetails } from './intent-details';
import type { IntentCreate, IntentUpdate } from './intent-params';
import { checkAmount, readCurrency } from './money';
import type { IntentStatus, PaymentIntent } from './objects';
import { keepMethod, makeMethod, methodById } from './payment-methods';

/** Makes a PaymentIntent and, with `confirm`, pays it at once. Throws the 402 of a declined card. */
export function createIntent(account: Account, call: Call, params: IntentCreate): PaymentIntent {
  const currency = readCurrency(params.currency);
  checkAmount(params.amount, currency);
  checkMethodChoice(params);
  if (params.customer !== undefined) find(account.customers, 'customer', params.customer, 'customer');
  const intent = blankIntent(account, params.amount, currency);
  intent.payment_method_types.push(...account.settings.slowMethods);
  intent.automatic_payment_methods = automaticMethods(params);
  intent.capture_method = params.capture_method ?? 'automatic_async';
  applyDetails(intent, params);
  attachMethod(account, call, intent, params);
  account.paymentIntents.set(intent.id, intent);
  emit(account, causeOf(call), 'payment_intent.created', intent);
  if (params.confirm === true) {
    const { confirmation_token, error_on_requires_action, off_session, return_url, use_stripe_sdk } = params;
    const paying = { confirmation_token, error_on_requires_action, off_session, return_url, use_stripe_sdk };
    confirmIntent(account, call, intent, paying);
  }
  return intent;
}

const CHANGEABLE: ReadonlySet<IntentStatus> = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
]);
const NEVER_FROZEN = new Set(['metadata', 'description', 'receipt_email', 'shipping']);

export function updateIntent(account: Account, call: Call, intent: PaymentIntent, params: IntentUpdate): PaymentIntent {
  const frozen = Object.keys(params).find((name) => !NEVER_FROZEN.has(name));
  if (frozen !== undefined && !CHANGEABLE.has(intent.status)) {
    const message =
      `This PaymentIntent's ${frozen} could not be updated because it has a status of ${intent.status}. You may only ` +
      `update the ${frozen} of a PaymentIntent with one of the following statuses: ${[...CHANGEABLE].join(', ')}.`;
    throw unexpectedState(message, intent, frozen);
  }
  const currency = params.currency === undefined ? intent.currency : readCurrency(params.currency);
  checkAmount(params.amount ?? intent.amount, currency);
  if (params.customer !== undefined) find(account.customers, 'customer', params.customer, 'customer');
  intent.amount = params.amount ?? intent.amount;
  intent.currency = currency;
  intent.capture_method = params.capture_method ?? intent.capture_method;
  applyDetails(intent, params);
  attachMethod(account, call, intent, params);
  return intent;
}

/** Takes a payment method without paying yet: the intent then waits for its confirmation. */
function attachMethod(account: Account, call: Call, intent: PaymentIntent, params: IntentUpdate): void {
  const data = params.payment_method_data;
  if (params.payment_method !== undefined) intent.payment_method = methodById(account, params.payment_method).id;
  else if (data !== undefined) intent.payment_method = keepMethod(account, makeMethod(account, call.key, data)).id;
  else return;
  intent.status = 'requires_confirmation';
  intent.next_action = null;
}

function checkMethodChoice(params: IntentCreate): void {
  const { automatic_payment_methods: automatic, allowed_payment_method_types: allowed } = params;
  if (automatic !== undefined && allowed !== undefined) {
    throw refused(
      'You may only specify one of these parameters: automatic_payment_methods, allowed_payment_method_types.',
      { param: 'allowed_payment_method_types' },
    );
  }
  if (allowed !== undefined && !allowed.includes('card')) {
    throw invalidParam('allowed_payment_method_types', 'This sandbox simulates cards and Klarna: allow card.');
  }
}

function automaticMethods(params: IntentCreate): PaymentIntent['automatic_payment_methods'] {
  if (params.allowed_payment_method_types !== undefined) return null;
  const sent = params.automatic_payment_methods;
  return { allow_redirects: sent?.allow_redirects ?? 'always', enabled: sent?.enabled ?? true };
}

function blankIntent(account: Account, amount: number, currency: string): PaymentIntent {
  const id = paymentFamilyId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: clientSecret(id),
    confirmation_method: 'automatic',
    created: account.world.clock.seconds(),
    currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: { id: 'pmc_1SandboxDefault', parent: null },
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
      klarna: { preferred_locale: null },
    },
    payment_method_types: ['card', 'klarna'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
}
