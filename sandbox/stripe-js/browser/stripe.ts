import type { PaymentIntent, StripeError } from '@stripe/stripe-js';
import { askBank } from './challenge';
import { Elements, type ElementsOptions } from './elements';
import { encodeForm, mergeParams, type ParamRecord } from './form-encoding';
import { IntegrationError } from './integration-error';
import { returnUrlWith } from './return-url';

type Result = { paymentIntent?: PaymentIntent; error?: StripeError };
type ConfirmOptions = {
  elements?: Elements;
  clientSecret?: string;
  confirmParams?: {
    return_url?: string;
    payment_method_data?: ParamRecord;
    shipping?: ParamRecord;
    receipt_email?: string;
  };
  redirect?: 'always' | 'if_required';
};

/** What `Stripe(publishableKey)` returns: the part of Stripe.js that a Payment Element checkout uses. */
export function createStripe(publishableKey: string, apiUrl: string) {
  const api = apiFor(publishableKey, apiUrl);

  async function finish(intent: PaymentIntent, options: ConfirmOptions): Promise<Result> {
    const settled = intent.status === 'requires_action' ? await challenge(intent) : intent;
    if (settled.status === 'requires_payment_method' && settled.last_payment_error) {
      return { error: { ...(settled.last_payment_error as unknown as StripeError), payment_intent: settled } };
    }
    const returnUrl = options.confirmParams?.return_url;
    if (options.redirect !== 'if_required' && returnUrl) {
      location.assign(returnUrlWith(returnUrl, settled));
      return new Promise<Result>(() => undefined);
    }
    return { paymentIntent: settled };
  }

  async function challenge(intent: PaymentIntent): Promise<PaymentIntent> {
    const outcome = await askBank();
    const form = { client_secret: intent.client_secret, outcome };
    const answer = await api('POST', `/v1/sandbox/challenge/${intent.id}`, form);
    if ('error' in answer) return read(intent.client_secret ?? '');
    return answer.body;
  }

  async function read(clientSecret: string): Promise<PaymentIntent> {
    const id = clientSecret.split('_secret_')[0] ?? '';
    const answer = await api('GET', `/v1/payment_intents/${id}?client_secret=${encodeURIComponent(clientSecret)}`);
    if ('error' in answer) throw new IntegrationError(answer.error.message ?? 'The payment could not be read.');
    return answer.body;
  }

  async function confirmPayment(options: ConfirmOptions): Promise<Result> {
    const clientSecret = options.clientSecret;
    if (!clientSecret) throw new IntegrationError('confirmPayment() needs a clientSecret.');
    const { payment_method_data: given, ...rest } = options.confirmParams ?? {};
    const data = options.elements ? mergeParams(options.elements.methodData(), given ?? {}) : given;
    const form = {
      ...rest,
      client_secret: clientSecret,
      use_stripe_sdk: true,
      ...(data ? { payment_method_data: data } : {}),
    };
    const answer = await api('POST', `/v1/payment_intents/${clientSecret.split('_secret_')[0]}/confirm`, form);
    return 'error' in answer ? { error: answer.error } : finish(answer.body, options);
  }

  return {
    elements: (options: ElementsOptions = {}) => new Elements(options),
    confirmPayment,
    async handleNextAction({ clientSecret }: { clientSecret: string }): Promise<Result> {
      return finish(await read(clientSecret), { redirect: 'if_required' });
    },
    async retrievePaymentIntent(clientSecret: string): Promise<Result> {
      return { paymentIntent: await read(clientSecret) };
    },
    createToken: notSimulated('createToken'),
    createPaymentMethod: notSimulated('createPaymentMethod'),
    confirmCardPayment: notSimulated('confirmCardPayment'),
    createConfirmationToken: notSimulated('createConfirmationToken'),
    registerAppInfo: () => undefined,
    _registerWrapper: () => undefined,
  };
}

function notSimulated(name: string) {
  return async () => {
    throw new IntegrationError(
      `The sandbox does not simulate ${name}(). Use the Payment Element with confirmPayment().`,
    );
  };
}

type Answer = { body: PaymentIntent } | { error: StripeError };

/** As Stripe.js calls the API: form-encoded, with the publishable key. Refusals are answers, never exceptions. */
function apiFor(publishableKey: string, apiUrl: string) {
  return async (method: 'GET' | 'POST', path: string, form?: ParamRecord): Promise<Answer> => {
    const response = await fetch(apiUrl + path, {
      method,
      headers: { authorization: `Bearer ${publishableKey}` },
      ...(form ? { body: encodeForm(form) } : {}),
    }).catch(() => null);
    if (!response)
      return {
        error: {
          type: 'api_connection_error',
          message: 'We could not reach the payment service. Please try again.',
        } as StripeError,
      };
    const body = (await response.json()) as PaymentIntent & { error?: StripeError };
    return body.error ? { error: body.error } : { body };
  };
}
