import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from './host';
import { startSandbox } from './start';
import { type Receiver, startReceiver } from './tests/receiver';

const SHOP = '/v1/shops/901001';
const WAIT = { timeout: 30_000, interval: 20 };
let sandbox: Sandbox;
let merchant: Receiver;

beforeEach(async () => {
  merchant = await startReceiver();
  sandbox = await startSandbox({ timeScale: 5_000, autopilot: true });
});
afterEach(async () => {
  await sandbox.stop();
  await merchant.close();
});

async function call(method: string, url: string, body?: unknown) {
  const response = await fetch(url, {
    method,
    headers: { authorization: 'Bearer test-token', 'content-type': 'application/json', 'user-agent': 'flowbotz-test' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const answer = await response.json();
  expect({ url, status: response.status, answer }).toMatchObject({
    status: expect.toSatisfy((status) => status < 300),
  });
  return answer;
}
const orderOf = (service: string) => sandbox[service === 'printful' ? 'printful' : 'printify'].orders()[0];

describe('the whole sandbox', { timeout: 60_000 }, () => {
  it('never lets go of a connection by itself, under a call that has just set out', async () => {
    const answer = await fetch(`${sandbox.stripeUrl}/v1/events`);
    expect(answer.headers.get('keep-alive')).toBeNull();
  });

  it('prints and delivers a Printful order of two items in two parcels, and tells the merchant', async () => {
    await call('POST', `${sandbox.printfulUrl}/webhooks`, {
      url: merchant.url,
      types: ['package_shipped'],
    });
    const [product] = (await call('GET', `${sandbox.printfulUrl}/store/products`)).result;
    const [variant] = (await call('GET', `${sandbox.printfulUrl}/store/products/${product.id}`)).result.sync_variants;
    const recipient = { name: 'Ada', address1: '1 Mill Lane', city: 'Portland', state_code: 'OR', country_code: 'US' };
    const draft = await call('POST', `${sandbox.printfulUrl}/orders`, {
      external_id: 'FBZ20260309000001-1',
      recipient: { ...recipient, zip: '97201' },
      items: [{ sync_variant_id: variant.id, quantity: 2 }],
    });
    await vi.waitFor(() => call('POST', `${sandbox.printfulUrl}/v2/orders/${draft.result.id}/confirmation`), WAIT);
    await vi.waitFor(
      () => expect(orderOf('printful')?.shipments.map(({ delivered }) => delivered)).toEqual([true, true]),
      WAIT,
    );
    await vi.waitFor(() => expect(merchant.received).toHaveLength(2), WAIT);
  });

  it('prints and delivers a Printify order, and tells the merchant', async () => {
    await call('POST', `${sandbox.printifyUrl}${SHOP}/webhooks.json`, {
      topic: 'order:shipment:delivered',
      url: merchant.url,
    });
    const [product] = (await call('GET', `${sandbox.printifyUrl}${SHOP}/products.json`)).data;
    const { variants } = await call('GET', `${sandbox.printifyUrl}${SHOP}/products/${product.id}.json`);
    const address_to = { first_name: 'Ada', last_name: 'Park', email: 'ada@example.com', country: 'US', region: 'OR' };
    const { id } = await call('POST', `${sandbox.printifyUrl}${SHOP}/orders.json`, {
      external_id: 'FBZ20260309000001-2',
      line_items: [{ product_id: product.id, variant_id: variants[0].id, quantity: 1 }],
      shipping_method: 1,
      send_shipping_notification: false,
      address_to: { ...address_to, address1: '1 Mill Lane', city: 'Portland', zip: '97201' },
    });
    await vi.waitFor(() => expect(orderOf('printify')?.status).toBe('on-hold'), WAIT);
    await call('POST', `${sandbox.printifyUrl}${SHOP}/orders/${id}/send_to_production.json`);
    await vi.waitFor(() => expect(orderOf('printify')?.shipments.at(-1)?.delivered).toBe(true), WAIT);
    await vi.waitFor(() => expect(merchant.received).toHaveLength(1), WAIT);
  });

  it('takes a payment, shows it on the control page, and refunds it from there', async () => {
    const intent = await fetch(`${sandbox.stripeUrl}/v1/payment_intents`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer sk_test_sandbox000000000001',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        amount: '2599',
        currency: 'usd',
        payment_method: 'pm_card_visa',
        confirm: 'true',
        return_url: 'https://shop.test/',
      }),
    }).then((response) => response.json());
    expect(intent).toMatchObject({ status: 'succeeded' });
    const page = await (await fetch(`${sandbox.origin}/control`)).text();
    expect(page).toContain('25.99 USD');
    await call('POST', `${sandbox.origin}/control/stripe/refundInDashboard`, { id: intent.id });
    expect(await call('GET', `${sandbox.origin}/control/state.json`)).toMatchObject({ stripe: { refunds: 1 } });
  });

  it('answers what Stripe.js does not know with the API, and serves the script', async () => {
    expect((await fetch(`${sandbox.stripeUrl}/js/stripe.js`)).headers.get('content-type')).toMatch(/javascript/);
    expect((await fetch(`${sandbox.stripeUrl}/v1/charges`)).status).toBe(401);
  });

  it('has every picture its providers name', async () => {
    const read = async (url: string): Promise<string> => JSON.stringify(await call('GET', url));
    const products = (await call('GET', `${sandbox.printfulUrl}/products`)).result;
    const answers = await Promise.all([
      read(`${sandbox.printfulUrl}/store/products`),
      read(`${sandbox.printifyUrl}${SHOP}/products.json`),
      read(`${sandbox.printifyUrl}/v1/catalog/blueprints.json`),
      ...products.map(({ id }: { id: number }) => read(`${sandbox.printfulUrl}/products/${id}`)),
    ]);
    const urls = new Set(answers.join(' ').match(/http[^"]+\/pictures\/[^"]+/g));
    expect(urls.size).toBeGreaterThan(60);
    const missing: string[] = [];
    for (const url of urls)
      if ((await fetch(`${url}${url.includes('?') ? '&' : '?'}w=16`)).status !== 200) missing.push(url);
    expect(missing).toEqual([]);
  });
});
