import type { ConfirmationToken, PaymentIntent, PaymentMethod, StripeError } from '@stripe/stripe-js';
import { encodeForm, type ParamRecord } from './form-encoding';

export type Answer<T> = { value: T; error?: undefined } | { value?: undefined; error: StripeError };
type Objects = { payment_intent: PaymentIntent; payment_method: PaymentMethod; confirmation_token: ConfirmationToken };

const TIMEOUT_MS = 30_000;

/** Stripe's API as Stripe.js calls it: form-encoded, with the publishable key. A refusal is an answer, never an exception. */
export class Api {
  readonly #publishableKey: string;
  readonly #baseUrl: string;

  constructor(publishableKey: string, baseUrl: string) {
    this.#publishableKey = publishableKey;
    this.#baseUrl = baseUrl;
  }

  get<K extends keyof Objects>(expected: K, path: string, params: ParamRecord): Promise<Answer<Objects[K]>> {
    return this.#call(expected, `${path}?${encodeForm(params)}`, { method: 'GET' });
  }

  post<K extends keyof Objects>(expected: K, path: string, params: ParamRecord): Promise<Answer<Objects[K]>> {
    return this.#call(expected, path, { method: 'POST', body: encodeForm(params) });
  }

  /** What the account takes besides cards and Klarna; nothing while that cannot be told. */
  async offered(): Promise<string[]> {
    try {
      const headers = { Authorization: `Bearer ${this.#publishableKey}` };
      const body: unknown = await (await fetch(`${this.#baseUrl}/v1/sandbox/methods`, { headers })).json();
      return isRecord(body) && Array.isArray(body.data) ? body.data.map(String) : [];
    } catch {
      return [];
    }
  }

  async #call<K extends keyof Objects>(expected: K, path: string, init: RequestInit): Promise<Answer<Objects[K]>> {
    let body: unknown;
    try {
      const response = await fetch(this.#baseUrl + path, {
        ...init,
        headers: { Authorization: `Bearer ${this.#publishableKey}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      body = await response.json();
    } catch {
      // Refused, cut off, timed out or not JSON: nobody knows whether the work was done.
      return { error: { type: 'api_connection_error', message: 'Stripe could not be reached. Please try again.' } };
    }
    if (isStripeObject(body, expected)) return { value: body };
    const error = isRecord(body) ? body.error : undefined;
    if (isStripeError(error)) return { error };
    return { error: { type: 'api_error', message: 'Stripe gave an answer that could not be understood.' } };
  }
}

export function isStripeError(value: unknown): value is StripeError {
  return isRecord(value) && typeof value.type === 'string';
}

function isStripeObject<K extends keyof Objects>(value: unknown, expected: K): value is Objects[K] {
  return isRecord(value) && value.object === expected && typeof value.id === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
