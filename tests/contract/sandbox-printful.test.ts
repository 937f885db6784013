import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  MUG,
  orderOf,
  RECIPIENT,
  startPrintful,
  TEE,
  type TestServer,
} from '../../packages/sandbox/tests/printful-server';
import { type Receiver, startReceiver } from '../../packages/sandbox/tests/receiver';
import { EXCEPTIONS } from './_printful-exceptions';
import { Spec, specFolder, specsAreHere, type Version } from './_printful-spec';

if (!specsAreHere) console.warn(`SKIPPED: no Printful documents in ${specFolder} (PROVIDER_SPECS names their folder)`);

const holds = it.skipIf(!specsAreHere);
let server: TestServer;
let receiver: Receiver;
const specs = new Map<Version, Spec>();
const checked = new Set<string>();
const told = new Set<string>();

beforeAll(async () => {
  server = await startPrintful();
  receiver = await startReceiver();
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

/** Makes the call and holds its answer against the operation, `get /orders/{id}`. */
async function ask(operation: string, path: string, status = 200, options: { body?: unknown; token?: string } = {}) {
  const [method = '', route = ''] = operation.split(' ');
  const answer = await server.call(method.toUpperCase(), path, options);
  const text = await answer.text();
  const body = text === '' ? undefined : JSON.parse(text);
  expect(answer.status, `${operation}: ${text}`).toBe(status);
  expect.soft(specFor(versionOf(route)).answerFaults(operation, status, body)).toEqual([]);
  checked.add(`${operation} ${status}`);
  return body;
}

/** Holds every webhook that arrived against its event. */
async function readHooks() {
  await server.world.deliveries.settled();
  for (const { headers, body } of receiver.received.splice(0)) {
    const version: Version = 'x-pf-webhook-signature' in headers ? 'v2' : 'v1';
    const event = JSON.parse(body);
    expect.soft(specFor(version).webhookFaults(event.type, event)).toEqual([]);
    told.add(`${version} ${event.type}`);
  }
}

holds('every v1 call about orders is answered as documented', async () => {
  const body = orderOf({
    external_id: 'contract-1',
    items: [
      { sync_variant_id: TEE, quantity: 2, external_id: 'line-1', retail_price: '26.00' },
      { variant_id: 4011, quantity: 1, retail_price: 9, files: [{ url: 'https://example.com/print.png' }] },
    ],
    retail_costs: { shipping: '4.69', tax: '1.00' },
    gift: { subject: 'To you', message: 'Wear it' },
    packing_slip: { email: 'shop@example.com', phone: '1', message: 'Hi', store_name: 'S', custom_order_id: '7' },
  });
  const { result } = await ask('post /orders', '/orders', 200, { body });
  expect(result).toMatchObject({ status: 'draft', items: [{ price: '11.69' }, { files: [{ status: 'waiting' }] }] });
  await ask('post /orders', '/orders', 400, { body });
  await ask('get /orders', '/orders?status=draft&limit=1');
  await ask('get /orders/{id}', '/orders/@contract-1');
  await ask('get /orders/{id}', '/orders/1', 404);
  await ask('put /orders/{id}', `/orders/${result.id}`, 200, { body: { shipping: 'PRINTFUL_FAST' } });
  await ask('post /orders/estimate-costs', '/orders/estimate-costs', 200, { body });
  expect((await ask('post /orders/{id}/confirm', `/orders/${result.id}/confirm`)).result.status).toBe('pending');
  expect((await ask('delete /orders/{id}', `/orders/${result.id}`)).result.status).toBe('canceled');
  await ask('get /orders', '/orders', 401, { token: '' });
});

holds('every v2 call about orders is answered as documented', async () => {
  const placements = [
    { placement: 'front', technique: 'dtg', layers: [{ type: 'file', url: 'https://example.com/print.png' }] },
  ];
  const item = { source: 'catalog', catalog_variant_id: 4012, quantity: 1, retail_price: '20.00', placements };
  const { data } = await ask('post /v2/orders', '/v2/orders', 200, {
    body: {
      external_id: 'contract-2',
      recipient: { ...RECIPIENT, company: 'Park & Co', email: 'ada@example.com' },
      order_items: [item],
      customization: { gift: { subject: 'To you', message: 'Wear it' } },
    },
  });
  const url = `/v2/orders/${data.id}`;
  expect(data.costs).toMatchObject({ calculation_status: 'calculating', total: null });
  await ask('post /v2/orders', '/v2/orders', 400, { body: { recipient: RECIPIENT } });
  await ask('get /v2/orders', '/v2/orders?limit=1&offset=1');
  await ask('patch /v2/orders/{order_id}', url, 200, { body: { recipient: { name: 'Ada L. Park' } } });
  await ask('post /v2/orders/{order_id}/order-items', `${url}/order-items`, 200, { body: item });
  const items = await ask('get /v2/orders/{order_id}/order-items', `${url}/order-items`);
  const itemUrl = `${url}/order-items/${items.data[1].id}`;
  await ask('get /v2/orders/{order_id}/order-items/{order_item_id}', itemUrl);
  await ask('patch /v2/orders/{order_id}/order-items/{order_item_id}', itemUrl, 200, { body: { quantity: 4 } });
  await ask('delete /v2/orders/{order_id}/order-items/{order_item_id}', itemUrl, 204);
  await ask('post /v2/orders/{order_id}/confirmation', `${url}/confirmation`, 400);
  await ask('delete /v2/orders/{order_id}', url, 409);
  server.world.clock.advance(2_000);
  expect((await ask('get /v2/orders/{order_id}', url)).data.costs.calculation_status).toBe('done');
  await ask('post /v2/orders/{order_id}/confirmation', `${url}/confirmation`);
  await ask('get /v2/orders/{order_id}', '/v2/orders/@nobody', 404);
  const spare = await ask('post /v2/orders', '/v2/orders', 200, {
    body: { recipient: RECIPIENT, order_items: [item] },
  });
  server.world.clock.advance(2_000);
  await ask('delete /v2/orders/{order_id}', `/v2/orders/${spare.data.id}`, 204);
  await ask('delete /v2/orders/{order_id}', `/v2/orders/${spare.data.id}`, 404);
});

holds('webhooks are set up, shown and removed as documented', async () => {
  const body = { url: receiver.url, types: ['order_updated', 'stock_updated'], params: { stock_updated: {} } };
  await ask('get /webhooks', '/webhooks');
  await ask('post /webhooks', '/webhooks', 200, { body });
  await ask('post /webhooks', '/webhooks', 400, { body: { url: receiver.url, types: ['made_up'] } });
  await ask('delete /webhooks', '/webhooks');
  const events = [{ type: 'order_updated' }, { type: 'shipment_sent', url: receiver.url }];
  const stock = { params: [{ name: 'products', value: [{ id: 71 }] }] };
  await ask('get /v2/webhooks', '/v2/webhooks', 404);
  const v2 = { default_url: receiver.url, expires_at: '2099-01-01T00:00:00Z', events };
  const { result } = await ask('post /v2/webhooks', '/v2/webhooks', 200, { body: v2 });
  expect(result.secret_key).toMatch(/^[0-9a-f]{128}$/);
  await ask('post /v2/webhooks', '/v2/webhooks', 400, { body: { events: [{ type: 'order_updated' }] } });
  await ask('post /v2/webhooks', '/v2/webhooks', 400, { body: { ...v2, default_url: 'http://example.com' } });
  expect((await ask('get /v2/webhooks', '/v2/webhooks')).result.public_key).toBe(result.public_key);
  const path = '/v2/webhooks/catalog_stock_updated';
  await ask('post /v2/webhooks/{eventType}', path, 200, { body: stock });
  await ask('get /v2/webhooks/{eventType}', path);
  await ask('delete /v2/webhooks/{eventType}', path, 204);
  await ask('delete /v2/webhooks/{eventType}', path, 404);
  server.world.clock.advance(100 * 365 * 86_400_000);
  await ask('get /v2/webhooks', '/v2/webhooks', 404);
  await ask('get /v2/webhooks', '/v2/webhooks?show_expired=true');
  await ask('delete /v2/webhooks', '/v2/webhooks', 204);
});

holds('every webhook of an order and its list of parcels read as documented', async () => {
  const types = 'order_created order_updated order_failed order_canceled order_put_hold order_remove_hold'.split(' ');
  const v2Types = [...types, 'shipment_sent', 'shipment_delivered', 'shipment_returned', 'mockup_task_finished'];
  await ask('post /webhooks', '/webhooks', 200, {
    body: { url: receiver.url, types: [...types, 'package_shipped', 'package_returned'] },
  });
  await ask('post /v2/webhooks', '/v2/webhooks', 200, {
    body: { default_url: receiver.url, events: v2Types.map((type) => ({ type })) },
  });
  const items = [TEE, MUG].map((id, line) => ({ sync_variant_id: id, quantity: 1, external_id: `line-${line}` }));
  const lives = [['hold', 'release', 'ship_some', 'ship_all', 'deliver', 'return'], ['fail'], ['cancel']] as const;
  for (const [life, actions] of lives.entries()) {
    const body = orderOf({ external_id: `life-${life}`, items });
    const { result } = await ask('post /orders', '/orders?confirm=1', 200, { body });
    for (const action of actions) server.printful.act(String(result.id), action, { reason: 'As the test wants it' });
  }
  const { data } = await ask('get /v2/orders/{order_id}/shipments', '/v2/orders/@life-0/shipments');
  expect(data).toMatchObject([{ delivery_status: 'return_to_sender' }, { delivery_status: 'delivered' }]);
  await ask('get /orders/{id}', '/orders/@life-0');
  await readHooks();
  expect([...told].filter((each) => each.startsWith('v1')).toSorted()).toEqual(
    [...types, 'package_shipped', 'package_returned'].map((type) => `v1 ${type}`).toSorted(),
  );
});

holds('mockup tasks run and end as documented', async () => {
  const files = [{ placement: 'front', image_url: 'https://example.com/print.png' }];
  const body = { variant_ids: [4011, 4012, 4016], format: 'png', files };
  const { result } = await ask('post /mockup-generator/create-task/{id}', '/mockup-generator/create-task/71', 200, {
    body,
  });
  const path = `/mockup-generator/task?task_key=${result.task_key}`;
  await ask('get /mockup-generator/task', path);
  const products = [{ source: 'catalog', catalog_product_id: 19, placements: [{ placement: 'default' }] }];
  const { data } = await ask('post /v2/mockup-tasks', '/v2/mockup-tasks', 200, { body: { products } });
  await ask('post /v2/mockup-tasks', '/v2/mockup-tasks', 400, { body: {} });
  server.world.clock.advance(10_000);
  expect((await ask('get /mockup-generator/task', path)).result.mockups).toHaveLength(2);
  await ask('get /v2/mockup-tasks', `/v2/mockup-tasks?id=${data[0].id}`);
  await ask('get /mockup-generator/task', '/mockup-generator/task?task_key=none', 404);
  await readHooks();
  expect(told).toContain('v2 mockup_task_finished');
});

holds.each([
  ['get /store/products', '/store/products?limit=3'],
  ['get /store/products/{id}', '/store/products/@fbz-morning-loop-tee'],
  ['get /store/variants/{id}', `/store/variants/${TEE}`],
  ['get /products', '/products'],
  ['get /products/{id}', '/products/71'],
  ['get /products/variant/{id}', '/products/variant/4011'],
  ['get /mockup-generator/printfiles/{id}', '/mockup-generator/printfiles/71'],
  ['get /mockup-generator/templates/{id}', '/mockup-generator/templates/71'],
  ['get /countries', '/countries'],
  ['get /stores', '/stores'],
  ['get /stores/{id}', '/stores/12480913'],
  ['get /oauth/scopes', '/oauth/scopes'],
  ['get /v2/catalog-products', '/v2/catalog-products?limit=5'],
  ['get /v2/catalog-products/{id}', '/v2/catalog-products/206'],
  ['get /v2/catalog-products/{id}/catalog-variants', '/v2/catalog-products/71/catalog-variants'],
  ['get /v2/catalog-products/{id}/prices', '/v2/catalog-products/71/prices?currency=EUR'],
  ['get /v2/catalog-products/{id}/availability', '/v2/catalog-products/206/availability'],
  ['get /v2/catalog-products/{id}/sizes', '/v2/catalog-products/71/sizes?unit=inches,cm'],
  ['get /v2/catalog-variants/{id}', '/v2/catalog-variants/4011'],
  ['get /v2/catalog-variants/{id}/prices', '/v2/catalog-variants/4011/prices'],
  ['get /v2/catalog-variants/{id}/availability', '/v2/catalog-variants/4011/availability'],
  ['get /v2/countries', '/v2/countries?limit=250'],
  ['get /v2/stores', '/v2/stores'],
  ['get /v2/stores/{store_id}', '/v2/stores/12480913'],
  ['get /v2/oauth-scopes', '/v2/oauth-scopes'],
])('%s is answered as documented', async (operation, path) => {
  await ask(operation, path);
});

holds('shipping costs the same in both versions, each answered as documented', async () => {
  const v1 = { recipient: RECIPIENT, items: [{ variant_id: '4011', quantity: 3 }], currency: 'EUR' };
  const order_items = [{ source: 'catalog', catalog_variant_id: 4011, quantity: 3 }];
  const v2 = { recipient: RECIPIENT, order_items, currency: 'EUR' };
  const one = await ask('post /shipping/rates', '/shipping/rates', 200, { body: v1 });
  const two = await ask('post /v2/shipping-rates', '/v2/shipping-rates', 200, { body: v2 });
  expect(two.data.map((each: { rate: string }) => each.rate)).toEqual(
    one.result.map((each: { rate: string }) => each.rate),
  );
  await ask('post /shipping/rates', '/shipping/rates', 400, { body: { ...v1, currency: 'XXX' } });
  await ask('post /v2/shipping-rates', '/v2/shipping-rates', 400, {
    body: { ...v2, recipient: { country_code: 'XX' } },
  });
  await ask('get /v2/stores/{store_id}', '/v2/stores/1', 404);
});

holds('no exception names what is not in the documents', () => {
  const met = new Set([...specFor('v1').met, ...specFor('v2').met]);
  const named = EXCEPTIONS.flatMap(({ at, may }) => at.map((place) => `${place} ${may}`));
  expect(named.filter((each) => !met.has(each))).toEqual([]);
});

function specFor(version: Version): Spec {
  const spec = specs.get(version) ?? new Spec(version, EXCEPTIONS);
  specs.set(version, spec);
  return spec;
}

const versionOf = (route: string): Version => (route.startsWith('/v2/') ? 'v2' : 'v1');
