import { IntegrationError } from './integration-error';
import { createStripe } from './stripe';

/** Sets `window.Stripe`, which the real loader then takes instead of asking js.stripe.com. */
const script = document.currentScript;
if (!(script instanceof HTMLScriptElement)) throw new Error('The sandbox’s Stripe.js must be a plain script.');
const apiUrl = new URL('..', script.src).href.replace(/\/$/, '');

function Stripe(publishableKey: string) {
  if (!/^pk_test_\w+$/.test(publishableKey)) {
    throw new IntegrationError('The sandbox’s Stripe.js takes publishable test keys (pk_test_…) only.');
  }
  return createStripe(publishableKey, apiUrl);
}
Object.assign(window, { Stripe: Object.assign(Stripe, { version: 'endive' }) });
