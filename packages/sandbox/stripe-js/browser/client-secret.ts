import { IntegrationError } from './integration-error';

/** `pi_123_secret_456` → `pi_123`. Throws an IntegrationError on anything else. */
export function intentIdOf(clientSecret: unknown): string {
  const [, id] = /^(pi_[A-Za-z0-9]+)_secret_[A-Za-z0-9]+$/.exec(String(clientSecret)) ?? [];
  if (id !== undefined) return id;
  throw new IntegrationError('A clientSecret of the form pi_…_secret_… is needed. It comes with the PaymentIntent.');
}
