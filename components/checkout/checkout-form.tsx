'use client';

import { useElements, useStripe } from '@stripe/react-stripe-js';
import { useState } from 'react';
import type { Cart } from '@/lib/client/cart';
import type { CartRow } from '@/lib/client/cart-rows';
import { AddressFields } from './address-fields';
import { CannotCheckOut, type Obstacle } from './cannot-check-out';
import { ContactFields } from './contact-fields';
import { DeliveryChoices } from './delivery-choices';
import { Leaving } from './leaving';
import { OrderSummary } from './order-summary';
import { PayBar } from './pay-bar';
import { PaymentSection } from './payment-section';
import type { CheckoutForm as Form } from './use-checkout-form';
import type { Delivery, Quote } from './use-delivery';
import { usePay } from './use-pay';
import { useSettledRedirect } from './use-settled-redirect';

type Props = {
  cart: Cart;
  rows: readonly CartRow[];
  obstacle: Obstacle | null;
  subtotalMinor: number;
  currency: string;
  form: Form;
  delivery: Delivery;
  refresh: () => Promise<Quote | null>;
  stripeState: 'loading' | 'ready' | 'failed';
  onStripeRetry: () => void;
  testMode: boolean;
  signedIn: boolean;
};

/** Everything on one page; only the server decides what it costs. */
export function CheckoutForm(props: Props) {
  const { cart, form, delivery, refresh } = props;
  const stripe = useStripe();
  const elements = useElements();
  const [cardReady, setCardReady] = useState(false);
  const till = stripe && elements && cardReady ? { stripe, elements } : null;
  const { busy, notice, paidOrder, start, checkAgain, leave } = usePay({ cart, form, delivery, till, refresh });
  useSettledRedirect(leave);
  const quote = delivery.state === 'offered' ? delivery.quote : null;

  if (paidOrder !== null) return <Leaving orderNumber={paidOrder} />;
  // Never while paying: the payment form must not go away under a running payment.
  if (props.obstacle && !busy) return <CannotCheckOut obstacle={props.obstacle} />;
  return (
    <div className="grid gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,1fr)_23rem] lg:items-start">
      <div className="lg:order-2 lg:sticky lg:top-24">
        <OrderSummary rows={props.rows} subtotalMinor={props.subtotalMinor} currency={props.currency} quote={quote} />
      </div>
      <form
        noValidate
        aria-label="Checkout"
        className="space-y-10"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <fieldset disabled={busy} className="min-w-0 space-y-10">
          <ContactFields form={form} signedIn={props.signedIn} />
          <AddressFields form={form} />
          <DeliveryChoices delivery={delivery} />
        </fieldset>
        <PaymentSection
          state={props.stripeState}
          testMode={props.testMode}
          onRetry={props.onStripeRetry}
          onReady={setCardReady}
        />
        <PayBar notice={notice} quote={quote} busy={busy} ready={till !== null} onCheckAgain={checkAgain} />
      </form>
    </div>
  );
}
