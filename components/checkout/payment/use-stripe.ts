import type { Stripe } from '@stripe/stripe-js';
import { useCallback, useEffect, useState } from 'react';
import { type StripeSource, stripeOnce } from '@/lib/client/checkout/load-stripe';

export type StripeLoad = { state: 'loading' } | { state: 'ready'; stripe: Stripe } | { state: 'failed' };

/** Stripe.js for this page, fetched once it is `wanted`. `retry` asks for it again after it could not be had. */
export function useStripeLoad(
  { publishableKey, stripeJsUrl }: StripeSource,
  wanted: boolean,
): { load: StripeLoad; retry: () => void } {
  const [load, setLoad] = useState<StripeLoad>({ state: 'loading' });
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    const settle = (next: StripeLoad) => {
      if (!gone && attempt > 0) setLoad(next);
    };
    stripeOnce({ publishableKey, stripeJsUrl }).then(
      (stripe) => settle({ state: 'ready', stripe }),
      (error: unknown) => {
        console.error('The payment form could not be loaded.', error);
        settle({ state: 'failed' });
      },
    );
    return () => {
      gone = true;
    };
  }, [publishableKey, stripeJsUrl, wanted, attempt]);
  const retry = useCallback(() => {
    setLoad({ state: 'loading' });
    setAttempt((count) => count + 1);
  }, []);
  return { load, retry };
}
