'use client';

import { useElements, useStripe } from '@stripe/react-stripe-js';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefCallback, useState } from 'react';
import { Form } from '@/components/ui/form/form';
import type { Cart } from '@/lib/client/cart/cart';
import type { CartRow } from '@/lib/client/cart/cart-rows';
import { removeFromCart } from '@/lib/client/cart/cart-store';
import type { LineProblem } from '@/lib/client/checkout/checkout-form';
import { ApiError } from '@/lib/client/core/api';
import { foundByServer } from '@/lib/client/core/faults';
import { CannotCheckOut, type Obstacle } from './cannot-check-out';
import { TITLE_ID } from './checkout-title';
import { AddressFields } from './form/address-fields';
import { ContactFields } from './form/contact-fields';
import { DeliveryChoices } from './form/delivery-choices';
import { DoubtList } from './form/doubt-list';
import type { CheckoutFields, CheckoutForm as FormState } from './form/use-checkout-form';
import type { Delivery, Quote } from './form/use-delivery';
import { needsOf, useDoubts } from './form/use-doubts';
import type { Notice } from './notice';
import { Leaving } from './payment/leaving';
import { PayBar } from './payment/pay-bar';
import { PaymentSection } from './payment/payment-section';
import { usePay } from './payment/use-pay';
import { useSettledRedirect } from './payment/use-settled-redirect';
import { OrderSummary } from './summary/order-summary';
import { summaryOf } from './summary/summary';

type Props = {
  /** What of the cart can be bought. */
  cart: Cart;
  rows: readonly CartRow[];
  obstacle: Obstacle | null;
  currency: string;
  form: FormState;
  delivery: Delivery;
  refresh: () => Promise<Quote | null>;
  onAgreed: () => void;
  paymentPlace: RefCallback<Element>;
  stripeState: 'loading' | 'ready' | 'failed';
  onStripeRetry: () => void;
  testMode: boolean;
  signedIn: boolean;
  firstNotice: Notice | null;
  legal: ReactNode;
};

/** Everything on one page; only the server decides what it costs. */
export function CheckoutForm(props: Props) {
  const t = useTranslations('checkout');
  const { cart, form, delivery, refresh } = props;
  const fields = withQuoteFaults(form, delivery);
  const stripe = useStripe();
  const elements = useElements();
  const [cardReady, setCardReady] = useState(false);
  const [agreed, setAgreed] = useState<Quote | null>(null);
  const [told, setTold] = useState<Record<string, LineProblem>>({});
  const summary = summaryOf({ rows: props.rows, currency: props.currency, delivery, agreed, told });
  const doubts = useDoubts(form, needsOf(delivery));
  const till = stripe && elements && cardReady ? { stripe, elements } : null;
  const { busy, notice, paidOrder, start, checkAgain, dismiss, leave } = usePay({
    cart,
    form,
    delivery,
    till,
    doubts,
    blocked: summary.lines.some(({ problem }) => problem !== null),
    refresh,
    onAgreed: (quote) => {
      setAgreed(quote);
      setTold({});
      props.onAgreed();
    },
    onLinesRefused: setTold,
    firstNotice: props.firstNotice,
  });
  useSettledRedirect(leave);

  if (paidOrder !== null) return <Leaving orderNumber={paidOrder} />;
  // Never while paying: the payment form must not go away under a running payment.
  if (props.obstacle && !busy) return <CannotCheckOut obstacle={props.obstacle} />;
  return (
    <div className="grid gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,1fr)_23rem] lg:items-start">
      <div className="contents lg:sticky lg:top-24 lg:order-2 lg:block">
        <OrderSummary
          summary={summary}
          onRemove={(key) => {
            dismiss();
            removeLine(key);
          }}
        />
      </div>
      <Form
        of={{ element: form.element, submit: start }}
        aria-label={t('form')}
        className="space-y-10 max-lg:[&_:is(input,select,button)]:scroll-mt-40"
      >
        <fieldset disabled={busy} className="min-w-0 space-y-10">
          <ContactFields form={fields} signedIn={props.signedIn} />
          <AddressFields form={fields} needs={needsOf(delivery)} />
          <DeliveryChoices delivery={delivery} />
        </fieldset>
        <PaymentSection
          place={props.paymentPlace}
          state={props.stripeState}
          testMode={props.testMode}
          onRetry={props.onStripeRetry}
          onReady={setCardReady}
        />
        <DoubtList doubts={doubts} form={form} />
        {props.legal}
        <PayBar notice={notice} quote={summary.quote} busy={busy} ready={till !== null} onCheckAgain={checkAgain} />
      </Form>
    </div>
  );
}

/** The button that had the focus goes away with its line. */
function removeLine(key: string): void {
  removeFromCart(key);
  document.getElementById(TITLE_ID)?.focus();
}

/** What the quote had to say about a field stands beside it too, until the field says something itself. */
function withQuoteFaults(form: FormState, delivery: Delivery): CheckoutFields {
  if (delivery.state !== 'failed' || !(delivery.error instanceof ApiError)) return form;
  return form.beside(foundByServer(delivery.error.fields));
}
