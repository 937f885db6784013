import type { PaymentError, PaymentIntent } from './objects';

export type ErrorBody = {
  type: 'invalid_request_error' | 'card_error' | 'api_error' | 'idempotency_error';
  message: string;
  code?: string;
  param?: string;
  doc_url?: string;
  payment_intent?: PaymentIntent;
} & Partial<Omit<PaymentError, 'type'>>;

/** An answer other than 2xx, in Stripe's shape. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly body: ErrorBody;
  /** False where Stripe refuses before it starts: such an answer is not kept under the idempotency key. */
  readonly began: boolean;

  constructor(status: number, body: ErrorBody, options: { began: boolean } = { began: true }) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.began = options.began;
  }
}

export const docUrl = (code: string) => `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;

/** A parameter refused before any work was done. */
export function invalidParam(param: string, message: string, code?: string): ApiError {
  const coded = code === undefined ? {} : { code, doc_url: docUrl(code) };
  return new ApiError(400, { type: 'invalid_request_error', message, param, ...coded }, { began: false });
}

/** A request that cannot be done in the state things are in. */
export function refused(message: string, rest: Partial<ErrorBody> = {}): ApiError {
  const link = rest.code === undefined ? {} : { doc_url: docUrl(rest.code) };
  return new ApiError(400, { type: 'invalid_request_error', message, ...link, ...rest });
}

export function unexpectedState(message: string, intent: PaymentIntent, param?: string): ApiError {
  const named = param === undefined ? {} : { param };
  return refused(message, { code: 'payment_intent_unexpected_state', payment_intent: intent, ...named });
}

export function noSuch(kind: string, id: string, param: string): ApiError {
  const code = 'resource_missing';
  const message = `No such ${kind}: '${id}'`;
  return new ApiError(404, { type: 'invalid_request_error', code, doc_url: docUrl(code), message, param });
}

/** A card that was refused before there was a charge: wrong number, date or code. */
export function badCard(code: string, message: string, param: string, declineCode?: string): ApiError {
  const declined = declineCode === undefined ? {} : { decline_code: declineCode };
  return new ApiError(402, { type: 'card_error', code, doc_url: docUrl(code), message, param, ...declined });
}

/** Finds a thing by id, or answers 404 the way Stripe names it. */
export function find<T>(things: Map<string, T>, kind: string, id: string, param = 'id'): T {
  const thing = things.get(id);
  if (thing === undefined) throw noSuch(kind, id, param);
  return thing;
}
