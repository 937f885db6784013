import {
  type CreatePaymentIntentAnswer,
  type CreatePaymentIntentInput,
  createPaymentIntentAnswer,
} from '@/lib/contracts/checkout';
import { ApiError, apiPost } from '../core/api';
import { attemptKey } from './attempt-key';
import { checkoutSession, rememberOrder, renewCheckout } from './checkout-session';

/** Answers that say: this key is used up, start over under a new one. */
const KEY_USED_UP = new Set(['conflict', 'idempotency_mismatch']);

/**
 * Asks for the order and its PaymentIntent. Repeats of the same checkout get the same ones again. Throws ApiError
 * quote_changed, item_unavailable, not_shippable, already_paid, invalid_input, rate_limited, provider_unavailable …
 */
export async function placeOrder(input: CreatePaymentIntentInput): Promise<CreatePaymentIntentAnswer> {
  const answer = await ask(input).catch((error: unknown) => {
    if (!(error instanceof ApiError && KEY_USED_UP.has(error.code))) throw error;
    renewCheckout();
    return ask(input);
  });
  rememberOrder(answer.order_number, input.items);
  return answer;
}

function ask(wanted: CreatePaymentIntentInput): Promise<CreatePaymentIntentAnswer> {
  const { seed } = checkoutSession();
  const input = { ...wanted, purchase: seed };
  const headers = { 'idempotency-key': attemptKey(seed, input) };
  return apiPost('/api/payments/create-pod-payment-intent', input, createPaymentIntentAnswer, { headers });
}
