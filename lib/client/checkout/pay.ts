import type { Stripe, StripeElements, StripeError } from '@stripe/stripe-js';
import type { CreatePaymentIntentInput } from '@/lib/contracts/checkout';
import type { Recipient } from '@/lib/domain/address/recipient';
import { ApiError } from '../core/api';
import { type Decline, declineOf, isNotCharged, isUnclear } from './decline';
import { placeOrder } from './place-order';

export type PayOutcome =
  | { outcome: 'paid'; orderNumber: string }
  /** The payment form itself says what is missing. */
  | { outcome: 'incomplete' }
  | { outcome: 'declined'; why: { decline: Decline } | { words: string }; notCharged: boolean }
  /** Money may have moved: nobody pays again before `lookAgain` knows. */
  | { outcome: 'unclear'; orderNumber: string; clientSecret: string }
  /** The shop did not take the order; nothing was sent to Stripe. */
  | { outcome: 'refused'; error: ApiError };

export type Till = { stripe: Stripe; elements: StripeElements };

/** Checks the payment form, places the order, confirms the payment. Does not settle while a redirect leaves the page. */
export async function pay({ stripe, elements }: Till, input: CreatePaymentIntentInput): Promise<PayOutcome> {
  const submitted = await elements.submit();
  if (submitted.error) return failedOutcome(submitted.error, null);
  try {
    const order = await placeOrder(input);
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      clientSecret: order.client_secret,
      confirmParams: {
        return_url: new URL(`/checkout/return?order=${order.order_number}`, window.location.origin).href,
        payment_method_data: { billing_details: billingDetails(input.email, input.recipient) },
      },
      redirect: 'if_required',
    });
    const placed = { orderNumber: order.order_number, clientSecret: order.client_secret };
    return error ? failedOutcome(error, placed) : settledOutcome(paymentIntent, placed);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.orderNumber !== null) return { outcome: 'paid', orderNumber: error.orderNumber };
    return { outcome: 'refused', error };
  }
}

/** Stripe's actions that end with a voucher, a bank account or a bank's check in the shopper's hand. */
const ELSEWHERE = /_display_details$|^display_bank_transfer_instructions$|^verify_with_microdeposits$/;
type Settled = { status: string; next_action?: { type: string } | null };
type Placed = { orderNumber: string; clientSecret: string };

/** Asks Stripe what became of a payment whose end we did not see. While Stripe cannot tell, it stays unclear. */
export async function lookAgain(stripe: Stripe, placed: Placed): Promise<PayOutcome> {
  try {
    const { paymentIntent } = await stripe.retrievePaymentIntent(placed.clientSecret);
    if (paymentIntent) return settledOutcome(paymentIntent, placed);
  } catch (error) {
    console.error('the payment could not be read', error);
  }
  return { outcome: 'unclear', ...placed };
}

export function failedOutcome(error: StripeError, placed: Placed | null): PayOutcome {
  if (placed === null && error.type === 'validation_error') return { outcome: 'incomplete' };
  const intent = error.payment_intent;
  if (placed && intent && (intent.status === 'succeeded' || intent.status === 'processing'))
    return settledOutcome(intent, placed);
  if (placed && isUnclear(error)) return { outcome: 'unclear', ...placed };
  return { outcome: 'declined', why: declineOf(error), notCharged: isNotCharged(error) };
}

/** What is `processing` or paid elsewhere counts as paid here: the order's page shows how it stands. */
export function settledOutcome(intent: Settled, placed: Placed): PayOutcome {
  switch (intent.status) {
    case 'succeeded':
    case 'processing':
    case 'requires_capture':
      return { outcome: 'paid', orderNumber: placed.orderNumber };
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'canceled':
      return { outcome: 'declined', why: { decline: 'notCompleted' }, notCharged: true };
    case 'requires_action':
      if (ELSEWHERE.test(intent.next_action?.type ?? '')) return { outcome: 'paid', orderNumber: placed.orderNumber };
      return { outcome: 'declined', why: { decline: 'notCompleted' }, notCharged: true };
    default:
      return { outcome: 'unclear', ...placed };
  }
}

/** Everything the payment form does not ask for; Stripe wants each of it, empty ones too. */
function billingDetails(email: string, recipient: Recipient) {
  return {
    name: recipient.name,
    email,
    phone: recipient.phone ?? '',
    address: {
      line1: recipient.line1,
      line2: recipient.line2 ?? '',
      city: recipient.city,
      state: recipient.state ?? '',
      postal_code: recipient.postalCode,
      country: recipient.country,
    },
  };
}
