import { useEffect, useRef, useState } from 'react';
import type { Cart } from '@/lib/client/cart/cart';
import { checkoutContract, type LineProblem, lineProblemsFromServer } from '@/lib/client/checkout/checkout-form';
import { finishCheckout } from '@/lib/client/checkout/checkout-session';
import { lookAgain, type PayOutcome, pay, type Till } from '@/lib/client/checkout/pay';
import { foundByServer } from '@/lib/client/core/faults';
import type { CreatePaymentIntentInput } from '@/lib/contracts/checkout';
import { needFaults } from '@/lib/domain/address/delivery-needs';
import { DELIVERY_ID } from '../form/delivery-choices';
import type { CheckoutForm } from '../form/use-checkout-form';
import type { Delivery, Quote } from '../form/use-delivery';
import { type Doubts, needsOf } from '../form/use-doubts';
import { type Notice, refusedNotice } from '../notice';

type Parts = {
  cart: Cart;
  form: CheckoutForm;
  delivery: Delivery;
  /** Null while the payment form is not there. */
  till: Till | null;
  /** What is probably a slip is asked about first. */
  doubts: Doubts;
  /** A line that cannot be bought is in the order: the shopper decides about it first. */
  blocked: boolean;
  /** Reads cart and delivery prices anew. */
  refresh: () => Promise<Quote | null>;
  /** The shopper said yes to these prices. */
  onAgreed: (quote: Quote) => void;
  /** The server refused lines of the cart: variant → why. */
  onLinesRefused: (lines: Record<string, LineProblem>) => void;
  /** What stands above the button at first. */
  firstNotice: Notice | null;
};

/** The pay button: one attempt at a time, and every way it can end. */
export function usePay(parts: Parts) {
  const [paidOrder, setPaidOrder] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(parts.firstNotice);
  const { busy, alone } = useOneAtATime();
  /** To the paid order, as a page of its own: Stripe's script and frames end here. The way back skips this form. */
  const leave = (orderNumber: string) => {
    setPaidOrder(orderNumber);
    finishCheckout();
    window.location.replace(`/orders/${orderNumber}`);
  };

  const tell = async (outcome: PayOutcome, seenMinor: number) => {
    switch (outcome.outcome) {
      case 'paid':
        return leave(outcome.orderNumber);
      case 'incomplete':
        return parts.till?.elements.getElement('payment')?.focus();
      case 'declined':
        return setNotice({ kind: 'declined', why: outcome.why, notCharged: outcome.notCharged });
      case 'unclear':
        return setNotice({ kind: 'unclear', orderNumber: outcome.orderNumber, clientSecret: outcome.clientSecret });
      case 'refused': {
        if (parts.form.show(foundByServer(outcome.error.fields))) return;
        parts.onLinesRefused(lineProblemsFromServer(outcome.error));
        // Where nobody answers there is nothing new to read, and what was offered still stands.
        const quote = outcome.error.code === 'offline' ? null : await parts.refresh();
        const now = quote === null ? null : { minor: quote.totals.totalMinor, currency: quote.currency };
        return setNotice(refusedNotice(outcome.error, seenMinor, now));
      }
    }
  };

  const attempt = (ask: () => Promise<PayOutcome | null>, seenMinor: number) =>
    alone(async () => {
      try {
        const outcome = await ask();
        if (outcome) await tell(outcome, seenMinor);
      } catch (error) {
        console.error('The checkout failed.', error);
        setNotice({ kind: 'wrong' });
      }
    });

  const start = () => {
    const { till, delivery } = parts;
    if (notice?.kind === 'unclear') return;
    if (parts.blocked) return setNotice({ kind: 'blocked' });
    const input = readyInput(parts);
    if (input === null || till === null || delivery.state !== 'offered') return;
    setNotice(null);
    parts.onAgreed(delivery.quote);
    void attempt(async () => {
      const outcome = await pay(till, input);
      // One look at once: most broken connections are back by now.
      return outcome.outcome === 'unclear' ? lookAgain(till.stripe, outcome) : outcome;
    }, input.expected_total_minor);
  };

  const checkAgain = () => {
    const { till } = parts;
    if (till && notice?.kind === 'unclear') void attempt(() => lookAgain(till.stripe, notice), 0);
  };
  /** The shopper did something about it. What is unclear stays. */
  const dismiss = () => setNotice((old) => (old?.kind === 'unclear' ? old : null));
  return { busy, notice, paidOrder, start, checkAgain, dismiss, leave };
}

/** State is too late to stop the second click of a double click; a ref is not. */
function useOneAtATime() {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  useEffect(() => {
    // Back from the bank's page the browser may show this page as it was left, with a button that waits for ever.
    const onPageShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      running.current = false;
      setBusy(false);
    };
    window.addEventListener('pageshow', onPageShow);
    return () => window.removeEventListener('pageshow', onPageShow);
  }, []);
  const alone = async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await work();
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, alone };
}

/** What to send, or null after the shopper was led to what is missing. */
function readyInput({ cart, form, delivery, doubts }: Parts): CreatePaymentIntentInput | null {
  const typed = form.read(checkoutContract);
  if (!typed.ok) {
    form.show(typed.found);
    return null;
  }
  if (doubts.ask()) return null;
  const missing = needFaults(typed.input.recipient, needsOf(delivery));
  if (missing.length > 0) {
    form.show(missing.map(({ field, fault, message }) => [field, { code: fault, message }]));
    return null;
  }
  if (delivery.state !== 'offered') {
    document.getElementById(DELIVERY_ID)?.focus();
    return null;
  }
  return {
    items: [...cart],
    ...typed.input,
    shipping_choice: delivery.chosen.id,
    expected_total_minor: delivery.quote.totals.totalMinor,
    currency: delivery.quote.currency,
  };
}
