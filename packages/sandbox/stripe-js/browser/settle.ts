import type { PaymentIntent, StripeError } from '@stripe/stripe-js';
import { type Api, isStripeError } from './api';
import { askBank } from './challenge';

export type PaymentResult =
  | { paymentIntent: PaymentIntent; error?: undefined }
  | { error: StripeError; paymentIntent?: undefined };

export async function retrieveIntent(api: Api, id: string, clientSecret: string): Promise<PaymentResult> {
  const { value, error } = await api.get('payment_intent', `/v1/payment_intents/${id}`, {
    client_secret: clientSecret,
  });
  return error ? { error } : { paymentIntent: value };
}

/** Takes a confirmed intent through what its bank asks for. Does not settle when that leaves the page. */
export async function settle(api: Api, intent: PaymentIntent): Promise<PaymentResult> {
  if (intent.status !== 'requires_action') return resultOf(intent);
  const url = intent.next_action?.redirect_to_url?.url;
  if (url) return leaveFor(url);
  if (intent.next_action?.type === 'use_stripe_sdk') return challenge(api, intent);
  // Stripe shows the voucher in a dialog; once that is closed, the page goes on.
  if (intent.next_action?.type.endsWith('_display_details')) return { paymentIntent: intent };
  const message = `The sandbox does not know the next action ${intent.next_action?.type}.`;
  return { error: { type: 'invalid_request_error', message, payment_intent: intent } };
}

/** Leaves the page. Never settles, so that a pay button stays busy until the browser is gone. */
export function leaveFor(url: string): Promise<never> {
  window.location.assign(url);
  return new Promise<never>(() => undefined);
}

async function challenge(api: Api, intent: PaymentIntent): Promise<PaymentResult> {
  const clientSecret = intent.client_secret ?? '';
  const outcome = await askBank(intent);
  const told = await api.post('payment_intent', `/v1/sandbox/challenge/${intent.id}`, {
    outcome,
    client_secret: clientSecret,
  });
  // Whatever became of that call, the intent itself says where the payment stands.
  const read = await retrieveIntent(api, intent.id, clientSecret);
  if (read.error) return read;
  if (read.paymentIntent.status === 'requires_action' && told.error) return { error: told.error };
  return resultOf(read.paymentIntent);
}

function resultOf(intent: PaymentIntent): PaymentResult {
  switch (intent.status) {
    case 'succeeded':
    case 'requires_capture':
    case 'processing':
      return { paymentIntent: intent };
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'requires_action':
    case 'canceled':
      return { error: failureOf(intent) };
  }
}

function failureOf(intent: PaymentIntent): StripeError {
  const failure: unknown = intent.last_payment_error;
  if (intent.status === 'requires_payment_method' && isStripeError(failure)) {
    return { ...failure, payment_intent: intent };
  }
  return {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `The payment is not complete: its PaymentIntent is ${intent.status}.`,
    payment_intent: intent,
  };
}
