import type { KeyKind } from './call';
import type { ApiError, ErrorBody } from './errors';
import type { PaymentIntent } from './objects';

/** A JSON answer, printed the way Stripe prints them. */
export function answer(status: number, body: object): Response {
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

export function answerError(error: ApiError, key: KeyKind): Response {
  const { payment_intent: intent, ...rest } = error.body;
  const shown = intent === undefined ? rest : { ...rest, payment_intent: seenWith(key, intent) };
  return answer(error.status, { error: shown });
}

/** An error that needs no object shown in it. */
export function plainError(status: number, error: ErrorBody): Response {
  return answer(status, { error });
}

/** What a publishable key sees of a PaymentIntent. */
const PUBLIC_FIELDS = [
  'id',
  'object',
  'amount',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'status',
] as const;

/** The whole intent for a secret key; for the browser only what the shopper may know. */
export function seenWith(key: KeyKind, intent: PaymentIntent): object {
  if (key === 'secret') return intent;
  return Object.fromEntries(PUBLIC_FIELDS.map((field) => [field, intent[field]]));
}
