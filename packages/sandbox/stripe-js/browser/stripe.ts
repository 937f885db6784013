import type { StripeError } from '@stripe/stripe-js';
import { Api } from './api';
import { intentIdOf } from './client-secret';
import { collect, type Given, mismatch } from './collect';
import { Elements } from './elements';
import type { ElementsOptions } from './elements-options';
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
type ConfirmOptions = {
  elements?: Elements;
  clientSecret?: string;
  confirmParams?: ConfirmParams;
  redirect?: 'always' | 'if_required';
};
type TokenOptions = { elements: Elements; params?: Given & { return_url?: string } };
type MethodOptions = { elements: Elements; params?: ParamRecord };

/** What `Stripe(publishableKey)` returns: the part of Stripe.js 10 (endive) that a card checkout uses. */
export function createStripe(publishableKey: string, apiUrl: string) {
  const api = new Api(publishableKey, apiUrl);

  async function confirmPayment(options: ConfirmOptions): Promise<PaymentResult> {
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
      const refused = await checkPromise(elements, id, clientSecret ?? '');
      if (refused) return { error: refused };
    }
    const params = { ...confirmParams, ...details, client_secret: clientSecret, use_stripe_sdk: true };
    const result = await confirm(id, params);
    if (result.error || redirect === 'if_required') return result;
    return leaveFor(returnUrlWith(returnUrl, result.paymentIntent));
  }

  async function confirm(id: string, params: ParamRecord): Promise<PaymentResult> {
    const { value, error } = await api.post('payment_intent', `/v1/payment_intents/${id}/confirm`, params);
    return error ? { error } : settle(api, value);
  }

  async function checkPromise(elements: Elements, id: string, clientSecret: string): Promise<StripeError | undefined> {
    if (elements.options.mode === undefined) return undefined;
    const { paymentIntent, error } = await retrieveIntent(api, id, clientSecret);
    return error ?? mismatch(elements, paymentIntent);
  }

  async function handleNextAction({ clientSecret }: { clientSecret: string }): Promise<PaymentResult> {
    const { paymentIntent, error } = await retrieveIntent(api, intentIdOf(clientSecret), clientSecret);
    if (error) return { error };
    if (paymentIntent.status === 'requires_action') return settle(api, paymentIntent);
    throw new IntegrationError(`handleNextAction: the PaymentIntent is ${paymentIntent.status}, not requires_action.`);
  }

  async function confirmCardPayment(clientSecret: string, data: { payment_method?: unknown } = {}) {
    const { payment_method: method } = data;
    if (method !== undefined && typeof method !== 'string') {
      throw new IntegrationError(
        'The sandbox has no Card Element: confirmCardPayment() takes the id of a payment method.',
      );
    }
    const params = { payment_method: method, client_secret: clientSecret, use_stripe_sdk: true };
    return confirm(intentIdOf(clientSecret), params);
  }

  async function createConfirmationToken({ elements, params = {} }: TokenOptions) {
    const collected = collect(own(elements), 'stripe.createConfirmationToken()', params, 'page');
    if (collected.error) return { error: collected.error };
    const form = { ...params, ...collected.details, use_stripe_sdk: true };
    const { value, error } = await api.post('confirmation_token', '/v1/confirmation_tokens', form);
    return error ? { error } : { confirmationToken: value };
  }

  async function createPaymentMethod({ elements, params = {} }: MethodOptions) {
    if (own(elements).options.paymentMethodCreation !== 'manual') {
      throw new IntegrationError("stripe.createPaymentMethod() needs elements() with paymentMethodCreation: 'manual'.");
    }
    const collected = collect(elements, 'stripe.createPaymentMethod()', { payment_method_data: params }, 'page');
    if (collected.error) return { error: collected.error };
    const { value, error } = await api.post(
      'payment_method',
      '/v1/payment_methods',
      collected.details.payment_method_data,
    );
    return error ? { error } : { paymentMethod: value };
  }

  return {
    elements: (options: ElementsOptions = {}) => new Elements(api, options),
    confirmPayment,
    handleNextAction,
    confirmCardPayment,
    createConfirmationToken,
    createPaymentMethod,
    retrievePaymentIntent: async (clientSecret: string) => retrieveIntent(api, intentIdOf(clientSecret), clientSecret),
    // Tokens come from a Card Element or a bank account. The real function refuses everything else as well.
    createToken: async () => {
      throw new IntegrationError('The sandbox has no Card Element to make a token from. Use the Payment Element.');
    },
    registerAppInfo: () => undefined,
    _registerWrapper: () => undefined,
  };
}

function own(elements: unknown): Elements {
  if (elements instanceof Elements) return elements;
  throw new IntegrationError('elements must be what stripe.elements() returned.');
}
