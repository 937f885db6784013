import { createStripe } from './stripe';

/** Sets `window.Stripe`, which the real loader then takes instead of asking js.stripe.com. */
const script = document.currentScript;
if (!(script instanceof HTMLScriptElement)) throw new Error('the sandbox’s Stripe.js must be a plain script');
const apiUrl = new URL('..', script.src).href.replace(/\/$/, '');

const Stripe = (publishableKey: string) => {
  if (!publishableKey.startsWith('pk_test_')) throw new Error('The sandbox takes pk_test_ keys only.');
  return createStripe(publishableKey, apiUrl);
};
Object.assign(window, { Stripe: Object.assign(Stripe, { version: 'endive' }) });
