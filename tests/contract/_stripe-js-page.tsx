import {
  AddressElement,
  Elements,
  ExpressCheckoutElement,
  LinkAuthenticationElement,
  PaymentElement,
  useElements,
  useStripe,
} from '@stripe/react-stripe-js';
import type { Appearance, StripeElementsOptionsMode } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { StrictMode, type SubmitEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** A small shop on the real packages, as the tests drive it: `visit('all=1&night=1')` shows it anew. */
const stripe = loadStripe('pk_test_contract12345');
let asked = new URLSearchParams();
let visits = 0;
const log = (event: unknown) => console.info(JSON.stringify(event));

function Checkout() {
  const stripe = useStripe();
  const elements = useElements();
  const [ready, setReady] = useState(false);
  const [result, setResult] = useState('');

  async function pay(event: SubmitEvent) {
    event.preventDefault();
    if (!stripe || !elements) return;
    Object.assign(window, { stripe, elements });
    setResult('');
    try {
      setResult(JSON.stringify(await confirm(stripe, elements)));
    } catch (error) {
      setResult(JSON.stringify(error instanceof Error ? { thrown: error.name, message: error.message } : error));
    }
  }

  return (
    <form onSubmit={pay} data-visit={visits}>
      <h1>Checkout</h1>
      {asked.has('all') && (
        <>
          <ExpressCheckoutElement onConfirm={log} onReady={log} />
          <LinkAuthenticationElement onChange={log} />
          <AddressElement options={{ mode: 'shipping', fields: { phone: 'always' } }} onChange={log} />
        </>
      )}
      <PaymentElement
        options={asked.has('never') ? { fields: { billingDetails: 'never' } } : {}}
        onReady={(element) => {
          log({ ready: typeof element.focus });
          setReady(true);
        }}
        onLoaderStart={log}
        onChange={log}
        onFocus={log}
        onBlur={log}
        onEscape={() => log({ escaped: true })}
      />
      <button type="submit" disabled={!ready}>
        Pay
      </button>
      <output>{result}</output>
    </form>
  );
}

async function confirm(
  stripe: NonNullable<ReturnType<typeof useStripe>>,
  elements: NonNullable<ReturnType<typeof useElements>>,
): Promise<unknown> {
  if (!asked.has('unsubmitted')) {
    const submitted = await elements.submit();
    if (submitted.error) return submitted;
  }
  if (asked.has('token')) return stripe.createConfirmationToken({ elements });
  const made = await fetch('/intent', { method: 'POST', body: asked.get('amount') ?? '4200' });
  const { clientSecret } = (await made.json()) as { clientSecret: string };
  const address = { line1: '1 Main St', line2: '', city: 'Portland', state: 'OR', postal_code: '97209', country: 'US' };
  const billing = { name: 'Ada Example', email: 'ada@example.com', phone: '', address };
  const confirmParams = {
    return_url: new URL('/done?o=a%20b#top', location.href).href,
    ...(asked.has('billing') ? { payment_method_data: { billing_details: billing } } : {}),
  };
  return asked.has('redirect')
    ? stripe.confirmPayment({ elements, clientSecret, confirmParams })
    : stripe.confirmPayment({ elements, clientSecret, confirmParams, redirect: 'if_required' });
}

function Page() {
  const [theme, setTheme] = useState<'stripe' | 'night'>(asked.has('night') ? 'night' : 'stripe');
  const appearance: Appearance = { theme };
  const options: StripeElementsOptionsMode = { mode: 'payment', amount: 4200, currency: 'usd', appearance };
  const main = document.documentElement;
  main.style.colorScheme = theme === 'night' ? 'dark' : 'light';
  return (
    <main>
      <Elements stripe={stripe} options={options}>
        <Checkout />
      </Elements>
      <button type="button" onClick={() => setTheme('night')}>
        Dark
      </button>
    </main>
  );
}

const container = document.createElement('div');
document.body.append(container);
const root = createRoot(container);

Object.assign(window, {
  visit(query: string): number {
    asked = new URLSearchParams(query);
    visits += 1;
    root.render(
      <StrictMode>
        <Page key={visits} />
      </StrictMode>,
    );
    return visits;
  },
});
