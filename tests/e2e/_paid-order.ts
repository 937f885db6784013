import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect } from 'playwright/test';
import { productsAnswer } from '@/lib/contracts/catalogue';
import { createPaymentIntentAnswer } from '@/lib/contracts/checkout';
import { toFacts } from '@/lib/contracts/facts';
import { shippingRatesAnswer } from '@/lib/contracts/shipping';
import { confirmPayment } from '../support/paying';
import { ADDRESS, providerOrders } from './_shop';
import { SANDBOX } from './stack';

export type Bought = { id: string; number: string };

/** One thing of each named provider, bought and paid through the API. What follows takes its own time. */
export async function buy(request: APIRequestContext, providers: string[], email: string): Promise<Bought> {
  const { products } = productsAnswer.parse(await (await request.get('/api/pod/products/unified')).json());
  const items = providers.map((provider) => {
    const product = products.find((each) => each.provider === provider && each.available);
    const variant = product?.variants.find(({ available }) => available);
    if (!variant) throw new Error(`nothing of ${provider} is on sale`);
    return { variant_id: variant.id, quantity: 1 };
  });
  const destination = { country: 'US', state: ADDRESS.state, postalCode: ADDRESS.postalCode };
  const quoted = await request.post('/api/pod/shipping-rates', { data: { items, destination } });
  const quote = shippingRatesAnswer.parse(await quoted.json());
  const standard = quote.choices.find(({ id }) => id === 'standard');
  const placed = await request.post('/api/payments/create-pod-payment-intent', {
    headers: { 'idempotency-key': randomUUID() },
    data: {
      items,
      email,
      recipient: { ...ADDRESS, country: 'US' },
      shipping_choice: 'standard',
      expected_total_minor: quote.subtotal_minor + (standard?.cost_minor ?? 0) + (standard?.tax_minor ?? 0),
      currency: quote.currency,
    },
  });
  expect(placed.status(), await placed.text()).toBe(200);
  const order = createPaymentIntentAnswer.parse(await placed.json());
  expect(await confirmPayment(`${SANDBOX}/stripe`, toFacts(createPaymentIntentAnswer, order))).toBe(200);
  return { id: order.order_id, number: order.order_number };
}

/** An order that is paid and confirmed at its providers, bought through the API. Returns its number. */
export async function paidOrder(request: APIRequestContext, providers: string[], email: string): Promise<string> {
  const { number } = await buy(request, providers, email);
  await untilConfirmed(number, providers.length);
  return number;
}

export async function untilConfirmed(number: string, parts: number): Promise<void> {
  const confirmed = async () =>
    (await providerOrders(number)).filter(({ actions }) => actions.includes('produce')).length;
  await expect.poll(confirmed, { timeout: 40_000 }).toBe(parts);
}

/** Loses every webhook of a provider until called with false. */
export async function dropWebhooks(provider: string, on: boolean): Promise<void> {
  const plan = on ? { webhooks: { [provider]: { drop: 1 } } } : {};
  const answer = await fetch(`${SANDBOX}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(plan),
  });
  expect(answer.status).toBe(200);
}
