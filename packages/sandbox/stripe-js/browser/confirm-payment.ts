import type { StripeError } from '@stripe/stripe-js';
import type { Api } from './api';
import { intentIdOf } from './client-secret';
import { collect, type Given, mismatch } from './collect';
import { Elements } from './elements';
import type { ParamRecord } from './form-encoding';
import { IntegrationError } from './integration-error';
import { returnUrlWith } from './return-url';
import { leaveFor, type PaymentResult, retrieveIntent, settle } from './settle';

type ConfirmParams = Given & {
  return_url?: string;
  receipt_email?: string;
  payment_method?: string;
  confirmation_token?: string;
};
export type ConfirmOptions = {
  elements?: Elements;
  clientSecret?: string;
  confirmParams?: ConfirmParams;
  redirect?: 'always' | 'if_required';
};

/** What `stripe.confirmPayment()` does: collect, hold the promise against the intent, confirm, leave for the return page. */
export async function payWithElements(api: Api, options: ConfirmOptions): Promise<PaymentResult> {
  const { elements, confirmParams = {}, redirect = 'always' } = options;
  const clientSecret = options.clientSecret ?? elements?.options.clientSecret;
  const id = intentIdOf(clientSecret);
  const { return_url: returnUrl = '' } = confirmParams;
  if (redirect === 'always' && !URL.canParse(returnUrl)) {
    throw new IntegrationError(
      "stripe.confirmPayment() needs an absolute confirmParams.return_url unless redirect is 'if_required'.",
    );
  }
  const payingWith = confirmParams.confirmation_token ?? confirmParams.payment_method;
  let details: Given = {};
  if (elements && payingWith === undefined) {
    const collected = collect(own(elements), 'stripe.confirmPayment()', confirmParams, 'elements');
    if (collected.error) return { error: collected.error };
    details = collected.details;
    const refused = await checkPromise(api, elements, id, clientSecret ?? '');
    if (refused) return { error: refused };
  }
  const params = { ...confirmParams, ...details, client_secret: clientSecret, use_stripe_sdk: true };
  const result = await confirmIntent(api, id, params);
  if (result.error || redirect === 'if_required') return result;
  return leaveFor(returnUrlWith(returnUrl, result.paymentIntent));
}

export async function confirmIntent(api: Api, id: string, params: ParamRecord): Promise<PaymentResult> {
  const { value, error } = await api.post('payment_intent', `/v1/payment_intents/${id}/confirm`, params);
  return error ? { error } : settle(api, value);
}

async function checkPromise(
  api: Api,
  elements: Elements,
  id: string,
  clientSecret: string,
): Promise<StripeError | undefined> {
  if (elements.options.mode === undefined) return undefined;
  const { paymentIntent, error } = await retrieveIntent(api, id, clientSecret);
  return error ?? mismatch(elements, paymentIntent);
}

export function own(elements: unknown): Elements {
  if (elements instanceof Elements) return elements;
  throw new IntegrationError('elements must be what stripe.elements() returned.');
}
