export const PUBLISHABLE_KEY = 'pk_test_flowbotzSandbox0001';
export const GOOD_CARD = '4242424242424242';

export type Payable = { paymentIntentId: string; clientSecret: string };

/** What Stripe.js sends to confirm a payment with a card. */
export function cardForm({ clientSecret }: Pick<Payable, 'clientSecret'>, card: string): Record<string, string> {
  return {
    client_secret: clientSecret,
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': card,
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': '2034',
    'payment_method_data[card][cvc]': '123',
    use_stripe_sdk: 'true',
  };
}

/** As the browser does. Returns the HTTP status: 402 for a declined card. */
export async function confirmPayment(
  stripeUrl: string,
  order: Payable,
  card: string = GOOD_CARD,
  more: Record<string, string> = {},
): Promise<number> {
  const url = `${stripeUrl}/v1/payment_intents/${order.paymentIntentId}/confirm`;
  const headers = { authorization: `Bearer ${PUBLISHABLE_KEY}` };
  const body = new URLSearchParams({ ...cardForm(order, card), ...more });
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

/** What the shopper does in the bank's window. Returns the HTTP status. */
export async function answerChallenge(stripeUrl: string, order: Payable, outcome: 'complete' | 'fail') {
  const body = new URLSearchParams({ client_secret: order.clientSecret, outcome });
  return (await fetch(`${stripeUrl}/v1/sandbox/challenge/${order.paymentIntentId}`, { method: 'POST', body })).status;
}
