import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';

export type StripeSource = {
  publishableKey: string;
  /** Where Stripe.js stands on a machine without the real one; null everywhere else. */
  stripeJsUrl: string | null;
};

let loading: Promise<Stripe> | null = null;

/** Loads Stripe.js once, when the checkout asks for it. Rejects when it cannot be had; the next call tries again. */
export function stripeOnce(source: StripeSource): Promise<Stripe> {
  loading ??= load(source).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load({ publishableKey, stripeJsUrl }: StripeSource): Promise<Stripe> {
  // loadStripe takes a `window.Stripe` that is already there, and adds Stripe's own script otherwise.
  if (stripeJsUrl !== null && !('Stripe' in window)) await addScript(stripeJsUrl);
  const stripe = await loadStripe(publishableKey);
  if (stripe === null) throw new Error('Stripe.js is for browsers only');
  return stripe;
}

function addScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${src} did not load`));
    });
    document.head.append(script);
  });
}
