import { type APIResponse, expect, test } from 'playwright/test';
import { productsAnswer } from '@/lib/contracts/catalogue';
import { shippingRatesAnswer } from '@/lib/contracts/shipping';
import { SANDBOX } from './stack';

const faults = async (plan: object) => {
  const answer = await fetch(`${SANDBOX}/control/faults`, { method: 'POST', body: JSON.stringify(plan) });
  expect(answer.status).toBe(200);
};

const pricesIn = async (answer: APIResponse) =>
  shippingRatesAnswer.parse(await answer.json()).choices.map(({ id, cost_minor }) => [id, cost_minor]);

test.afterEach(() => faults({}));

test('while Printful is down, known deliveries keep their price and others are told to try again', async ({
  request,
}) => {
  const { products } = productsAnswer.parse(await (await request.get('/api/pod/products?provider=printful')).json());
  const variant = products.flatMap(({ variants }) => variants).find(({ available }) => available);
  const quote = (postalCode: string) =>
    request.post('/api/pod/shipping-rates', {
      data: {
        items: [{ variant_id: variant?.id, quantity: 1 }],
        destination: { country: 'US', state: 'OR', postalCode },
      },
    });
  const before = await pricesIn(await quote('97209'));
  await faults({ api: { printful: { refuse: 1 } } });

  // More often than it takes to open the breaker.
  for (let tries = 0; tries < 6; tries += 1) {
    const answer = await quote('97209');
    expect(answer.status()).toBe(200);
    expect(await pricesIn(answer)).toEqual(before);
  }
  const unknown = await quote('97301');
  expect(unknown.status()).toBe(503);
  expect(Number(unknown.headers()['retry-after'])).toBeGreaterThan(0);
  expect(await unknown.json()).toMatchObject({
    code: 'provider_unavailable',
    detail: 'We cannot price the delivery right now. Please try again in a few minutes.',
  });

  await faults({});
  await expect.poll(async () => (await quote('97301')).status(), { intervals: [2_000], timeout: 60_000 }).toBe(200);
});
