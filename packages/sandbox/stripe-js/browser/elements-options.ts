import type { Appearance } from '@stripe/stripe-js';
import { IntegrationError } from './integration-error';

/** The options of `stripe.elements()` that the sandbox acts on; others are taken and change nothing. */
export type ElementsOptions = {
  mode?: 'payment' | 'setup' | 'subscription';
  /** In the currency's smallest unit. */
  amount?: number;
  currency?: string;
  captureMethod?: string;
  setupFutureUsage?: string | null;
  clientSecret?: string;
  appearance?: Appearance;
  paymentMethodCreation?: string;
  paymentMethodTypes?: unknown;
};

/** Throws an IntegrationError where Stripe.js would. */
export function assertElementsOptions(options: ElementsOptions): void {
  const { mode, amount, currency, clientSecret, paymentMethodTypes } = options;
  if (paymentMethodTypes !== undefined) {
    throw new IntegrationError(
      'elements() no longer takes paymentMethodTypes. Use allowedPaymentMethodTypes, or leave the choice to Stripe.',
    );
  }
  if (mode !== undefined && clientSecret !== undefined) {
    throw new IntegrationError('elements() takes either a mode or a clientSecret, not both.');
  }
  if (mode === undefined) return;
  if (!['payment', 'setup', 'subscription'].includes(mode)) {
    throw new IntegrationError(`elements() does not know the mode ${mode}.`);
  }
  if (mode === 'setup') return;
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < (mode === 'payment' ? 1 : 0)) {
    throw new IntegrationError(`elements() needs an amount in the currency's smallest unit, not ${amount}.`);
  }
  if (!/^[a-z]{3}$/.test(currency ?? '')) {
    throw new IntegrationError(`elements() needs a currency in lower case, e.g. usd, not ${currency}.`);
  }
}
