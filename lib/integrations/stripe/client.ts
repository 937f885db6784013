import Stripe from 'stripe';
import { ProviderError } from '@/lib/domain/core/errors';
import type { CallObserver } from '../call-observer';

/** Without a key every call is refused before it is made. `retries`: how often the SDK asks again by itself, at once and under the same idempotency key; 2 by default. */
export type StripeConfig = { secretKey: string | undefined; baseUrl: string; retries?: number };

/** The SDK, pointed at `baseUrl`. Its HTTP client takes a host only, so a base path is put before every path here. */
export function createStripeClient(config: StripeConfig): Stripe {
  const url = new URL(config.baseUrl);
  const prefix = url.pathname.replace(/\/+$/, '');
  const inner = Stripe.createNodeHttpClient();
  return new Stripe(config.secretKey ?? 'sk_none', {
    host: url.hostname,
    port: url.port || (url.protocol === 'http:' ? 80 : 443),
    protocol: url.protocol === 'http:' ? 'http' : 'https',
    timeout: 20_000,
    maxNetworkRetries: config.retries ?? 2,
    telemetry: false,
    ...(prefix === ''
      ? {}
      : {
          httpClient: {
            getClientName: () => inner.getClientName(),
            makeRequest: (host, port, path, ...rest) => inner.makeRequest(host, port, prefix + path, ...rest),
          },
        }),
  });
}

export type Calls = <T>(work: () => Promise<T>) => Promise<T>;

/** Makes calls whose failures are in our words and whose outcome the observer hears. */
export function observedCalls(observe: CallObserver, { secretKey }: Pick<StripeConfig, 'secretKey'>): Calls {
  return async (work) => {
    if (secretKey === undefined) throw new ProviderError('stripe', 'unauthorized', 'Stripe is not connected');
    const startedMs = performance.now();
    const tell = (error: ProviderError | null) => observe({ latencyMs: performance.now() - startedMs, error });
    const answer = await work().catch(async (error: unknown) => {
      const failure = asProviderError(error);
      await tell(failure);
      throw failure;
    });
    await tell(null);
    return answer;
  };
}

/**
 * Stripe's error classes in our words. A broken connection or a 5xx is an unknown outcome (`unavailable`), a refusal
 * is `rejected`.
 */
function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (!(error instanceof Stripe.errors.StripeError)) {
    return new ProviderError('stripe', 'unavailable', 'unexpected failure', { cause: error });
  }
  const options = {
    cause: error,
    ...(error.statusCode === undefined ? {} : { httpStatus: error.statusCode }),
    ...(error.code === undefined ? {} : { providerCode: error.code }),
  };
  if (
    error.code === 'lock_timeout' ||
    error.code === 'idempotency_key_in_use' ||
    error instanceof Stripe.errors.StripeRateLimitError
  ) {
    return new ProviderError('stripe', 'rate_limited', error.message, options);
  }
  if (
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError
  ) {
    return new ProviderError('stripe', 'unauthorized', error.message, options);
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new ProviderError('stripe', 'rejected', error.message, options);
  }
  return new ProviderError('stripe', 'unavailable', error.message, options);
}
