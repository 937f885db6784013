import type { Account } from './account';
import { attemptPayment, declinedError } from './attempt-payment';
import { type Call, causeOf } from './call';
import { AUTHENTICATION_REQUIRED, type TestCard } from './cards';
import { redeemToken } from './confirmation-tokens';
import { type ApiError, invalidParam, refused, unexpectedState } from './errors';
import { emit } from './events';
import { applyDetails } from './intent-details';
import type { IntentConfirm } from './intent-params';
import { isRedirect } from './klarna';
import type { NextAction, PaymentIntent, PaymentMethod } from './objects';
import { beginSlowly } from './pay-slowly';
import { cardBehind, keepMethod, makeMethod, methodById } from './payment-methods';
import { isSlow } from './slow-methods';

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** Pays an intent: success, a challenge for the shopper, or the thrown 402 of a decline. */
export function confirmIntent(account: Account, call: Call, intent: PaymentIntent, params: IntentConfirm): void {
  if (!CONFIRMABLE.includes(intent.status)) throw notConfirmable(intent);
  if (params.amount_to_confirm !== undefined && params.amount_to_confirm !== intent.amount) {
    throw invalidParam(
      'amount_to_confirm',
      `The amount_to_confirm ${params.amount_to_confirm} does not match the PaymentIntent's amount ${intent.amount}.`,
    );
  }
  const paying = payingWith(account, call, intent, params);
  const usesSdk = params.use_stripe_sdk ?? paying.usesSdk;
  const returnUrl = params.return_url ?? paying.returnUrl;
  const leaves = isRedirect(paying.method) || (!usesSdk && mayRedirect(intent));
  if (returnUrl === null && leaves) throw returnUrlMissing(intent);

  applyDetails(intent, params);
  if (paying.shipping !== null && params.shipping === undefined) intent.shipping = paying.shipping;
  intent.capture_method = params.capture_method ?? intent.capture_method;
  intent.payment_method = paying.method.id;
  intent.last_payment_error = null;
  intent.next_action = null;

  const card = cardBehind(account, paying.method.id);
  if (isSlow(paying.method)) {
    beginSlowly(account, causeOf(call), intent, paying.method);
  } else if (!needsChallenge(intent, card)) {
    attemptOrThrow(account, call, intent, { method: paying.method });
  } else if (params.off_session === true || params.error_on_requires_action === true) {
    attemptOrThrow(account, call, intent, { method: paying.method, decline: AUTHENTICATION_REQUIRED });
  } else {
    intent.status = 'requires_action';
    intent.next_action = challenge(account, intent, usesSdk && !isRedirect(paying.method) ? null : returnUrl);
    emit(account, causeOf(call), 'payment_intent.requires_action', intent);
  }
}

type Paying = {
  method: PaymentMethod;
  usesSdk: boolean;
  returnUrl: string | null;
  shipping: PaymentIntent['shipping'];
};

function payingWith(account: Account, call: Call, intent: PaymentIntent, params: IntentConfirm): Paying {
  if (params.confirmation_token !== undefined) {
    if (params.payment_method !== undefined || params.payment_method_data !== undefined) {
      throw refused('You may only specify one of these parameters: confirmation_token, payment_method.', {
        param: 'confirmation_token',
      });
    }
    const { token, method } = redeemToken(account, params.confirmation_token, intent);
    return { method, usesSdk: token.use_stripe_sdk, returnUrl: token.return_url, shipping: token.shipping };
  }
  return { method: methodOf(account, call, intent, params), usesSdk: false, returnUrl: null, shipping: null };
}

function methodOf(account: Account, call: Call, intent: PaymentIntent, params: IntentConfirm): PaymentMethod {
  if (params.payment_method !== undefined) return methodById(account, params.payment_method);
  if (params.payment_method_data !== undefined) {
    return keepMethod(account, makeMethod(account, call.key, params.payment_method_data));
  }
  if (intent.payment_method !== null) return methodById(account, intent.payment_method);
  const message =
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the " +
    'PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment ' +
    'method or ConfirmationToken.';
  throw unexpectedState(message, intent);
}

function attemptOrThrow(
  account: Account,
  call: Call,
  intent: PaymentIntent,
  attempt: { method: PaymentMethod; decline?: typeof AUTHENTICATION_REQUIRED },
): void {
  const failure = attemptPayment(account, causeOf(call), intent, { ...attempt, authentication: 'none' });
  if (failure !== null) throw declinedError(failure, intent);
}

function needsChallenge(intent: PaymentIntent, card: TestCard): boolean {
  const asked = intent.payment_method_options.card.request_three_d_secure !== 'automatic';
  return card.threeDSecure === 'required' || (asked && card.threeDSecure === 'optional');
}

/** Where the shopper proves who they are: in the page through Stripe.js, or there and back by redirect. */
function challenge(account: Account, intent: PaymentIntent, returnUrl: string | null): NextAction {
  const url = `${account.world.origin()}/stripe/challenge/${intent.id}?client_secret=${intent.client_secret}`;
  if (returnUrl !== null) return { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } };
  return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', sandbox_challenge_url: url } };
}

function mayRedirect(intent: PaymentIntent): boolean {
  const automatic = intent.automatic_payment_methods;
  return automatic?.enabled === true && automatic.allow_redirects === 'always';
}

function returnUrlMissing(intent: PaymentIntent): ApiError {
  const message =
    'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these ' +
    "payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't " +
    'want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and ' +
    '`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.';
  return refused(message, { payment_intent: intent });
}

function notConfirmable(intent: PaymentIntent): ApiError {
  const why =
    intent.status === 'succeeded'
      ? 'it has already succeeded after being previously confirmed'
      : `it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ` +
        `confirmed: ${CONFIRMABLE.join(', ')}`;
  return unexpectedState(`You cannot confirm this PaymentIntent because ${why}.`, intent);
}
