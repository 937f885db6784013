import { randomBytes, randomInt } from 'node:crypto';
import { expect, type Page } from 'playwright/test';
import type { z } from 'zod';
import { productsAnswer } from '@/lib/contracts/catalogue';
import { createPaymentIntentAnswer } from '@/lib/contracts/checkout';
import { orderTrackingAnswer } from '@/lib/contracts/orders';
import { shippingRatesAnswer } from '@/lib/contracts/shipping';
import { confirmPayment } from '../support/paying';
import { providerOrders } from './_shop';
import { SANDBOX } from './stack';

export type Order = { number: string; id: string; token: string };
type Wish = { providers: ('printful' | 'printify')[]; quantity?: number; name?: string; email?: string };

const HOME = { line1: '7 Harbor Lane', city: 'Portland', state: 'OR', postalCode: '97209', country: 'US' };

/** Buys as the checkout page does, without its page: these tests are about what comes after it. */
export async function buy(page: Page, wish: Wish): Promise<Order> {
  const order = await place(page, wish);
  expect(await confirmPayment(`${SANDBOX}/stripe`, order)).toBe(200);
  return order;
}

/** An order that nobody has paid yet. */
export async function place(page: Page, { providers, quantity = 1, name = 'Grace Hopper', email }: Wish) {
  const headers = visitor();
  const { products } = productsAnswer.parse(
    await (await page.request.get('/api/pod/products/unified', { headers })).json(),
  );
  const items = providers.map((provider) => {
    const product = products.find((each) => each.provider === provider && each.available);
    const variant = product?.variants.find(({ available }) => available);
    if (!variant) throw new Error(`nothing of ${provider} is on sale`);
    return { variant_id: variant.id, quantity };
  });
  const quote = shippingRatesAnswer.parse(
    await (
      await page.request.post('/api/pod/shipping-rates', {
        headers,
        data: {
          items,
          destination: { country: 'US', state: HOME.state, postalCode: HOME.postalCode },
          shipping_choice: 'standard',
        },
      })
    ).json(),
  );
  const choice = quote.choices.find(({ id }) => id === 'standard');
  if (!choice) throw new Error('no standard delivery');
  const answer = await page.request.post('/api/payments/create-pod-payment-intent', {
    headers: { ...headers, 'idempotency-key': randomBytes(12).toString('hex') },
    data: {
      items,
      email: email ?? `grace-${randomBytes(4).toString('hex')}@example.com`,
      recipient: { name, ...HOME },
      shipping_choice: choice.id,
      expected_total_minor:
        quote.subtotal_minor + choice.cost_minor + (quote.tax_mode === 'inclusive' ? 0 : (choice.tax_minor ?? 0)),
      currency: quote.currency,
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const made = createPaymentIntentAnswer.parse(await answer.json());
  return {
    number: made.order_number,
    id: made.order_id,
    token: made.access_token,
    paymentIntentId: made.payment_intent_id,
    clientSecret: made.client_secret,
  };
}

/** Somebody else each time: the shop counts what a visitor does, and these tests do a lot. */
export function visitor(): { 'x-forwarded-for': string } {
  return { 'x-forwarded-for': `10.${randomInt(250)}.${randomInt(250)}.${randomInt(250)}` };
}

/** The order as its holder sees it. */
export async function view(page: Page, { number, token }: Order) {
  const answer = await page.request.get(`/api/payments/order-tracking/${number}`, {
    headers: { ...visitor(), authorization: `Bearer ${token}` },
  });
  return orderTrackingAnswer.parse(await answer.json());
}

export async function until(page: Page, order: Order, status: z.infer<typeof orderTrackingAnswer>['status']) {
  await expect.poll(async () => (await view(page, order)).status, { timeout: 90_000, intervals: [200] }).toBe(status);
}

/** Does one thing to the part at one provider, as soon as it can be done. */
export async function moveAt(provider: string, order: Order, action: string): Promise<void> {
  const part = async () => (await providerOrders(order.number)).find(({ service }) => service === provider);
  await expect
    .poll(async () => (await part())?.actions.includes(action) ?? false, { timeout: 90_000, intervals: [200] })
    .toBe(true);
  const answer = await fetch(`${SANDBOX}/control/orders/${provider}/${(await part())?.id}/${action}`, {
    method: 'POST',
  });
  expect(answer.status).toBe(200);
}
