import { Api } from './api';
import { intentIdOf } from './client-secret';
import { collect, type Given } from './collect';
import { type ConfirmOptions, confirmIntent, own, payWithElements } from './confirm-payment';
import { Elements } from './elements';
import type { ElementsOptions } from './elements-options';
import type { ParamRecord } from './form-encoding';
import { IntegrationError } from './integration-error';
import { type PaymentResult, retrieveIntent, settle } from './settle';

type TokenOptions = { elements: Elements; params?: Given & { return_url?: string } };
type MethodOptions = { elements: Elements; params?: ParamRecord };

/** What `Stripe(publishableKey)` returns: the part of Stripe.js 10 (endive) that a card checkout uses. */
export function createStripe(publishableKey: string, apiUrl: string) {
  const api = new Api(publishableKey, apiUrl);

  const confirmPayment = (options: ConfirmOptions) => payWithElements(api, options);
  const confirm = (id: string, params: ParamRecord) => confirmIntent(api, id, params);

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
