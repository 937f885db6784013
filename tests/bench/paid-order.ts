import { productsAnswer } from '@/lib/contracts/catalogue';
import { createPaymentIntentAnswer } from '@/lib/contracts/checkout';
import { toFacts } from '@/lib/contracts/facts';
import { orderTrackingAnswer } from '@/lib/contracts/orders';
import { shippingRatesAnswer } from '@/lib/contracts/shipping';
import type { Stack } from '../../scripts/stack';
import { confirmPayment } from '../support/paying';

const RECIPIENT = {
  name: 'Ada Lovelace',
  line1: '12 Market Street',
  city: 'San Francisco',
  state: 'CA',
  postalCode: '94105',
  country: 'US',
};
const PATIENCE_MS = 30_000;

export type PaidOrder = { number: string; token: string; paymentIntentId: string };
export type Goods = { productId: string; items: { variant_id: string; quantity: number }[] };

/** One thing of each provider, and the product with most to see. */
export async function goodsOf(appUrl: string): Promise<Goods> {
  const { products } = productsAnswer.parse(await ask(appUrl, '/api/pod/products/unified'));
  const [widest] = products.toSorted((a, b) => b.variants.length - a.variants.length);
  if (!widest) throw new Error('nothing is on sale');
  const items = ['printful', 'printify'].flatMap((provider) => {
    const variants = products.filter((each) => each.provider === provider).flatMap((each) => each.variants);
    const variant = variants.find(({ available }) => available);
    return variant ? [{ variant_id: variant.id, quantity: 1 }] : [];
  });
  return { productId: widest.id, items };
}

/** Buys the goods as a guest, pays with a test card, and waits until the shop knows. */
export async function paidOrder({ appUrl, sandbox }: Stack, { items }: Goods): Promise<PaidOrder> {
  const destination = { country: 'US', state: 'CA', postalCode: '94105', city: 'San Francisco' };
  const rates = shippingRatesAnswer.parse(await ask(appUrl, '/api/pod/shipping-rates', { items, destination }));
  const [choice] = rates.choices;
  if (!choice) throw new Error('no way of delivery is offered');
  const order = createPaymentIntentAnswer.parse(
    await ask(appUrl, '/api/payments/create-pod-payment-intent', {
      items,
      email: 'ada@example.com',
      recipient: RECIPIENT,
      shipping_choice: choice.id,
      expected_total_minor: rates.subtotal_minor + choice.cost_minor + (choice.tax_minor ?? 0),
      currency: rates.currency,
    }),
  );
  const status = await confirmPayment(sandbox.stripeUrl, toFacts(createPaymentIntentAnswer, order));
  if (status !== 200) throw new Error(`the payment was refused with ${status}`);
  const { order_number: number, access_token: token, payment_intent_id: paymentIntentId } = order;
  const path = `/api/payments/order-tracking/${number}?token=${token}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (orderTrackingAnswer.parse(await ask(appUrl, path)).payment.status !== 'paid') {
    if (Date.now() > deadline) throw new Error(`order ${number} was not paid within ${PATIENCE_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return { number, token, paymentIntentId };
}

async function ask(appUrl: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(appUrl + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `bench-${Date.now()}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}
