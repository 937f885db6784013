'use client';

import { Elements } from '@stripe/react-stripe-js';
import type { StripeElementsOptionsMode } from '@stripe/stripe-js';
import { useLocale } from 'next-intl';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type Cart, keyOf } from '@/lib/client/cart/cart';
import { type CartRow, cartRows, subtotalOf } from '@/lib/client/cart/cart-rows';
import { rememberPrices, seenPrices } from '@/lib/client/cart/seen-prices';
import { useCart } from '@/lib/client/cart/use-cart';
import { usePricedCart } from '@/lib/client/cart/use-priced-cart';
import type { StripeSource } from '@/lib/client/checkout/load-stripe';
import { useNear } from '@/lib/client/core/use-near';
import { useTouched } from '@/lib/client/core/use-touched';
import type { CartLine } from '@/lib/contracts/catalogue';
import { MIN_TOTAL_MINOR } from '@/lib/domain/money/pricing';
import type { Obstacle } from './cannot-check-out';
import { CheckoutForm } from './checkout-form';
import { CheckoutSkeleton } from './checkout-skeleton';
import { CheckoutTitle } from './checkout-title';
import { useCheckoutForm } from './form/use-checkout-form';
import { useDelivery } from './form/use-delivery';
import type { Notice } from './notice';
import { useAppearance } from './payment/use-appearance';
import { useStripeLoad } from './payment/use-stripe';

type Props = {
  source: StripeSource;
  testMode: boolean;
  email: string | null;
  /** Back from a bank's page without having paid. */
  cameBackUnpaid: boolean;
  /** What the law wants to be read before paying. */
  legal: ReactNode;
};

/** Stripe's script is heavier than this page, so it comes when the form is begun or the payment is about to be seen. */
const PAYMENT_IS_NEAR = '300px';

export function CheckoutView(props: Props) {
  const { cart, ready } = useCart();
  // The first drawing of the form is long work for a phone: as a deferred one it lets taps and scrolling through.
  const isDrawn = useDeferredValue(ready);
  return (
    <>
      <CheckoutTitle />
      {isDrawn ? <Checkout {...props} cart={cart} /> : <CheckoutSkeleton />}
    </>
  );
}

function Checkout({ source, testMode, email, cart, cameBackUnpaid, legal }: Props & { cart: Cart }) {
  const { place, isNear } = useNear(PAYMENT_IS_NEAR);
  const isTouched = useTouched();
  // Back from the bank one is told to try again, so what one tries again with has to be there.
  const { load, retry } = useStripeLoad(source, isNear || isTouched || cameBackUnpaid);
  const form = useCheckoutForm(email);
  const priced = usePricedCart(cart);
  const [seen, setSeen] = useState(seenPrices);
  const rows = useNamed(cartRows(cart, priced.data, seen), priced.data?.lines);
  const buyable = useBuyable(cart, rows);
  const { delivery, refresh } = useDelivery(buyable, form.values);
  const currency = priced.data?.currency ?? 'USD';
  const amountMinor = delivery.state === 'offered' ? delivery.quote.totals.totalMinor : subtotalOf(rows);
  const options = useElementsOptions(amountMinor, currency);
  const firstNotice = useFirstNotice(cameBackUnpaid);

  return (
    <Elements stripe={load.state === 'ready' ? load.stripe : null} options={options}>
      <CheckoutForm
        cart={buyable}
        rows={rows}
        obstacle={obstacleIn(rows, priced)}
        currency={currency}
        form={form}
        delivery={delivery}
        refresh={async () => {
          await priced.refetch();
          return refresh();
        }}
        onAgreed={() => {
          const prices = rows.flatMap(({ variantId, line }) =>
            line === null ? [] : [{ variantId, unitMinor: line.unit_minor }],
          );
          rememberPrices(prices);
          setSeen(seenPrices());
        }}
        paymentPlace={place}
        stripeState={load.state}
        onStripeRetry={retry}
        testMode={testMode}
        signedIn={email !== null}
        firstNotice={firstNotice}
        legal={legal}
      />
    </Elements>
  );
}

/** What is gone has no line any more; the shopper still knows it by the name and picture it had. */
function useNamed(rows: CartRow[], lines: readonly CartLine[] | undefined): CartRow[] {
  const [known, setKnown] = useState<Record<string, CartLine>>({});
  useEffect(() => {
    if (lines) setKnown((old) => ({ ...old, ...Object.fromEntries(lines.map((line) => [line.key, line])) }));
  }, [lines]);
  return rows.map((row) => (row.state === 'gone' ? { ...row, line: known[row.key] ?? null } : row));
}

/** The cart without what sold out, so that the rest has its price; the same object while nothing changes. */
function useBuyable(cart: Cart, rows: readonly CartRow[]): Cart {
  const out = rows.filter(({ state }) => state === 'gone' || state === 'unavailable').map((row) => row.key);
  const key = out.join(' ');
  return useMemo(() => (key === '' ? cart : cart.filter((item) => !key.split(' ').includes(keyOf(item)))), [cart, key]);
}

/** Told once: a refresh is a new start. */
function useFirstNotice(cameBackUnpaid: boolean): Notice | null {
  useEffect(() => {
    if (cameBackUnpaid) window.history.replaceState(null, '', '/checkout');
  }, [cameBackUnpaid]);
  return cameBackUnpaid ? { kind: 'unpaid' } : null;
}

function obstacleIn(rows: readonly CartRow[], priced: ReturnType<typeof usePricedCart>): Obstacle | null {
  if (rows.length === 0) return { kind: 'empty' };
  if (priced.isError && !priced.data) {
    return { kind: 'no_prices', error: priced.error, retry: () => void priced.refetch() };
  }
  return null;
}

/** Must equal what the PaymentIntent will say; until the total is known, a stand-in that Stripe accepts. */
function useElementsOptions(amountMinor: number, currency: string): StripeElementsOptionsMode {
  const appearance = useAppearance();
  const locale = useLocale();
  const amount = Math.max(amountMinor, MIN_TOTAL_MINOR);
  return useMemo(
    () => ({ mode: 'payment', amount, currency: currency.toLowerCase(), appearance, locale }),
    [amount, currency, appearance, locale],
  );
}
