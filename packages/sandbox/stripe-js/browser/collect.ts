import type { PaymentIntent, StripeError } from '@stripe/stripe-js';
import type { Elements } from './elements';
import { mergeParams, type Param, type ParamRecord } from './form-encoding';
import { IntegrationError } from './integration-error';

export type Given = { payment_method_data?: ParamRecord; shipping?: ParamRecord };
export type Collected =
  | { error: StripeError }
  | { error?: undefined; details: Given & { payment_method_data: ParamRecord } };

/**
 * What the elements hold, together with what the page gives. `winner` says whose value counts where both have one:
 * the elements' in a confirmation, the page's in a confirmation token. Throws an IntegrationError for the page's mistakes.
 */
export function collect(elements: Elements, caller: string, given: Given, winner: 'elements' | 'page'): Collected {
  const { payment, link } = elements;
  if (!payment) throw new IntegrationError(`${caller} needs elements with a mounted Payment Element.`);
  if (elements.options.mode !== undefined && !elements.submitted) {
    throw new IntegrationError(`elements.submit() must be called before ${caller}, and must have found no error.`);
  }
  // The shopper may have changed something since.
  const error = payment.submit();
  if (error) {
    payment.focusProblem();
    return { error };
  }
  const join = (typed: ParamRecord, page: ParamRecord) =>
    winner === 'elements' ? mergeParams(page, typed) : mergeParams(typed, page);
  const typed = mergeParams(payment.methodData(), {
    billing_details: { ...billingAddress(elements), email: link?.email || undefined },
  });
  const data = join(typed, given.payment_method_data ?? {});
  assertComplete(payment.leftOut, data.billing_details, caller);
  const shipping = elements.address('shipping')?.address;
  const to = shipping && { name: shipping.name, address: shipping.address, phone: shipping.phone };
  const joined = to || given.shipping ? join(to ?? {}, given.shipping ?? {}) : undefined;
  return { details: { payment_method_data: data, ...(joined ? { shipping: joined } : {}) } };
}

function billingAddress(elements: Elements): ParamRecord {
  const billing = elements.address('billing')?.address;
  return billing ? { name: billing.name, address: billing.address, phone: billing.phone } : {};
}

/** A field that the page told the Payment Element not to ask for must come from somewhere else; empty will do. */
function assertComplete(leftOut: string[], details: Param, caller: string): void {
  const missing = leftOut.find((path) => path.split('.').reduce(at, details) === undefined);
  if (missing === undefined) return;
  throw new IntegrationError(
    `The Payment Element was told never to ask for billing_details.${missing}, so ${caller} must be given ` +
      `payment_method_data.billing_details.${missing}.`,
  );
}

function at(value: Param, name: string): Param {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as ParamRecord)[name]
    : undefined;
}

/** In deferred mode the elements have promised what the intent will say. An error where it says something else. */
export function mismatch(elements: Elements, intent: PaymentIntent): StripeError | undefined {
  const { amount, currency, captureMethod, setupFutureUsage } = elements.options;
  const pairs: [string, unknown, unknown][] = [
    ['amount', amount, intent.amount],
    ['currency', currency, intent.currency],
    ['captureMethod', isManual(captureMethod), isManual(intent.capture_method)],
    ['setupFutureUsage', setupFutureUsage ?? null, intent.setup_future_usage],
  ];
  const [name] = pairs.find(([, promised, real]) => promised !== real) ?? [];
  if (name === undefined) return undefined;
  return {
    type: 'invalid_request_error',
    message: `The ${name} of this PaymentIntent differs from the ${name} given to elements().`,
    payment_intent: intent,
  };
}

function isManual(captureMethod: string | undefined): boolean {
  return captureMethod === 'manual';
}
