'use client';

import { Elements } from '@stripe/react-stripe-js';
import type { StripeElementsOptionsMode } from '@stripe/stripe-js';
import { useMemo } from 'react';
import type { Cart } from '@/lib/client/cart';
import { type CartRow, cartRows, subtotalOf } from '@/lib/client/cart-rows';
import type { StripeSource } from '@/lib/client/load-stripe';
import { useCart } from '@/lib/client/use-cart';
import { usePricedCart } from '@/lib/client/use-priced-cart';
import { MIN_TOTAL_MINOR } from '@/lib/domain/pricing';
import type { Obstacle } from './cannot-check-out';
import { CheckoutForm } from './checkout-form';
import { CheckoutSkeleton } from './checkout-skeleton';
import { useAppearance } from './use-appearance';
import { useCheckoutForm } from './use-checkout-form';
import { useDelivery } from './use-delivery';
import { useStripeLoad } from './use-stripe';

type Props = { source: StripeSource; testMode: boolean; email: string | null };

export function CheckoutView(props: Props) {
  const { cart, ready } = useCart();
  return (
    <>
      <h1 className="mb-6">Checkout</h1>
      {ready ? <Checkout {...props} cart={cart} /> : <CheckoutSkeleton />}
    </>
  );
}

function Checkout({ source, testMode, email, cart }: Props & { cart: Cart }) {
  const { load, retry } = useStripeLoad(source);
  const form = useCheckoutForm(email);
  const priced = usePricedCart(cart);
  const { delivery, refresh } = useDelivery(cart, form.values);
  const rows = cartRows(cart, priced.data, {});
  const subtotalMinor = subtotalOf(rows);
  const currency = priced.data?.currency ?? 'USD';
  const amountMinor = delivery.state === 'offered' ? delivery.quote.totals.totalMinor : subtotalMinor;
  const options = useElementsOptions(amountMinor, currency);
  const obstacle = obstacleIn(rows, priced);

  return (
    <Elements stripe={load.state === 'ready' ? load.stripe : null} options={options}>
      <CheckoutForm
        cart={cart}
        rows={rows}
        obstacle={obstacle}
        subtotalMinor={subtotalMinor}
        currency={currency}
        form={form}
        delivery={delivery}
        refresh={async () => {
          await priced.refetch();
          return refresh();
        }}
        stripeState={load.state}
        onStripeRetry={retry}
        testMode={testMode}
        signedIn={email !== null}
      />
    </Elements>
  );
}

function obstacleIn(rows: readonly CartRow[], priced: ReturnType<typeof usePricedCart>): Obstacle | null {
  if (rows.length === 0) return { kind: 'empty' };
  if (rows.some(({ state }) => state === 'gone' || state === 'unavailable')) return { kind: 'unavailable' };
  if (priced.isError && !priced.data) {
    return { kind: 'no_prices', error: priced.error, retry: () => void priced.refetch() };
  }
  return null;
}

/** Must equal what the PaymentIntent will say; until the total is known, a stand-in that Stripe accepts. */
function useElementsOptions(amountMinor: number, currency: string): StripeElementsOptionsMode {
  const appearance = useAppearance();
  const amount = Math.max(amountMinor, MIN_TOTAL_MINOR);
  return useMemo(
    () => ({ mode: 'payment', amount, currency: currency.toLowerCase(), appearance }),
    [amount, currency, appearance],
  );
}
