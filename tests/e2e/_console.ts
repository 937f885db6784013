import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import postgres from 'postgres';
import { z } from 'zod';
import { productsAnswer } from '@/lib/contracts/catalogue';
import { createPaymentIntentAnswer } from '@/lib/contracts/checkout';
import { ADDRESS, providerOrders, SANDBOX } from './_shop';

/** The stack's own database: tests turn back the time in it, where waiting for days is not an option. */
export function openDatabase() {
  return postgres(readFileSync('.data/e2e-database-url', 'utf8'), { max: 2 });
}

const quote = z.object({
  choices: z.array(z.object({ id: z.string(), cost_minor: z.number(), tax_minor: z.number().nullish() })),
  subtotal_minor: z.number(),
  tax_minor: z.number().nullish(),
  currency: z.string(),
});

export type Bought = { id: string; number: string };

/** One thing of a provider, bought and paid without the pages. */
export async function buy(request: APIRequestContext, provider: string): Promise<Bought> {
  const { products } = productsAnswer.parse(await (await request.get('/api/pod/products/unified')).json());
  const variant = products
    .find((product) => product.provider === provider && product.available)
    ?.variants.find(({ available }) => available);
  if (!variant) throw new Error(`nothing of ${provider} is on sale`);
  const items = [{ variant_id: variant.id, quantity: 1 }];
  const destination = { country: 'US', state: ADDRESS.state, postalCode: ADDRESS.postalCode };
  const rates = quote.parse(await post(request, '/api/pod/shipping-rates', { items, destination }));
  const standard = rates.choices.find(({ id }) => id === 'standard');
  if (!standard) throw new Error('no standard delivery');
  const taxMinor = standard.tax_minor ?? rates.tax_minor ?? 0;
  const order = createPaymentIntentAnswer.parse(
    await post(
      request,
      '/api/payments/create-pod-payment-intent',
      {
        items,
        email: 'worst@example.com',
        recipient: { ...ADDRESS, country: 'US' },
        shipping_choice: 'standard',
        expected_total_minor: rates.subtotal_minor + standard.cost_minor + taxMinor,
        currency: rates.currency,
      },
      { 'idempotency-key': randomUUID() },
    ),
  );
  const confirmed = await fetch(`${SANDBOX}/stripe/v1/payment_intents/${order.payment_intent_id}/confirm`, {
    method: 'POST',
    headers: { authorization: 'Bearer pk_test_flowbotzSandbox0001' },
    body: new URLSearchParams({
      client_secret: order.client_secret,
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': '4242424242424242',
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '2034',
      'payment_method_data[card][cvc]': '123',
      use_stripe_sdk: 'true',
    }),
  });
  expect(confirmed.status).toBe(200);
  return { id: order.order_id, number: order.order_number };
}

async function post(
  request: APIRequestContext,
  path: string,
  data: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const answer = await request.post(path, { data, headers });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
  return answer.json();
}

/** What goes wrong from now on: `{ api: { printify: { error500: 1 } } }`; nothing with `{}`. */
export async function setFaults(plan: object): Promise<void> {
  const answer = await fetch(`${SANDBOX}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(plan),
  });
  expect(answer.status).toBe(200);
}

export async function untilConfirmed(orders: Bought[]): Promise<void> {
  for (const { number } of orders) {
    await expect
      .poll(async () => (await providerOrders(number)).map(({ actions }) => actions.includes('produce')))
      .toEqual([true]);
  }
}

export async function expectNoAxeFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}
