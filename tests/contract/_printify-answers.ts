import {
  orderOf,
  POSTER,
  SHOP,
  STICKER,
  startPrintify,
  type TestServer,
} from '../../packages/sandbox/tests/printify-server';
import type { Receiver } from '../../packages/sandbox/tests/receiver';
import type { Scene } from './_printify-scene';

/** What the sandbox answers where the documents show an example, by the example's name. */
export async function collectAnswers(
  server: TestServer,
  receiver: Receiver,
  scene: Scene,
): Promise<Map<string, unknown>> {
  return new Map([
    ...(await reads(server, scene)),
    ...(await orderAnswers(server, scene)),
    ...(await webhookAnswers(server, receiver)),
    ...(await productAnswers(server, scene)),
    ...(await quotes(scene)),
    // Last, when everything that is told has happened.
    ...(await events(server, receiver)),
  ]);
}

async function reads(server: TestServer, scene: Scene): Promise<[string, unknown][]> {
  const get = async (path: string) => (await server.ask('GET', path)).json;
  const tee = '/v1/catalog/blueprints/1104';
  const variants = await get(`${tee}/print_providers/303/variants.json`);
  const shops = await get('/v1/shops.json');
  const sticker = '/v2/catalog/blueprints/1107/print_providers/301/shipping';
  const methods = await get(`${sticker}.json`);
  return [
    ['shops.list.response', shops],
    ['shops.list.disconnected.observed', shops],
    ['ratelimit.headers.observed', await rateLimitHeaders(server, scene)],
    ['catalog.blueprints.list.response', await get('/v1/catalog/blueprints.json')],
    ['catalog.blueprint.get.response', await get(`${tee}.json`)],
    ['catalog.blueprint.print_providers.response', await get(`${tee}/print_providers.json`)],
    ['catalog.print_providers.list.response', await get('/v1/catalog/print_providers.json')],
    ['catalog.print_provider.get.response', await get('/v1/catalog/print_providers/302.json')],
    ['catalog.variants.response', variants],
    ['catalog.variant.observed', variants.variants[0]],
    ['catalog.shipping.v1.response', await get(`${tee}/print_providers/303/shipping.json`)],
    ['catalog.v2.shipping.methods.response', methods],
    ['catalog.v2.shipping.methods.data', methods.data],
    ['catalog.v2.shipping.standard.data', (await get(`${sticker}/standard.json`)).data],
    ['catalog.v2.shipping.economy.data', (await get(`${sticker}/economy.json`)).data],
    ['products.list.response', await get(`${SHOP}/products.json?limit=1&page=2`)],
    ['products.get.response', await get(`${SHOP}/products/${scene.stickerId}.json`)],
    ['orders.list.page1.response', await get(`${SHOP}/orders.json?limit=1`)],
    ['orders.list.page2.response', await get(`${SHOP}/orders.json?limit=1&page=2`)],
    ['orders.get.response', await get(`${SHOP}/orders/${scene.deliveredOrderId}.json`)],
    ['uploads.list.response', await get('/v1/uploads.json')],
    ['uploads.get.response', await get(`/v1/uploads/${scene.uploadId}.json`)],
    ['webhooks.list.response', await get(`${SHOP}/webhooks.json`)],
  ];
}

async function rateLimitHeaders(server: TestServer, scene: Scene) {
  const limit = 'X-RateLimit-Limit';
  const shops = (await server.ask('GET', '/v1/shops.json')).headers;
  const catalogue = (await server.ask('GET', '/v1/catalog/print_providers.json')).headers;
  const publish = (await server.ask('POST', `${SHOP}/products/${scene.posterId}/publish.json`, { body: {} })).headers;
  return {
    'GET /v1/shops.json': { [limit]: shops.get(limit), 'X-RateLimit-Remaining': shops.get('X-RateLimit-Remaining') },
    '/v1/catalog/*': { [limit]: catalogue.get(limit) },
    'POST .../publish.json': { [limit]: publish.get(limit) },
  };
}

async function orderAnswers(server: TestServer, scene: Scene): Promise<[string, unknown][]> {
  const { ask, world } = server;
  const submitted = (await ask('POST', `${SHOP}/orders.json`, { body: orderOf() })).json;
  const other = await server.submit();
  world.clock.advance(20_000);
  const sent = await ask('POST', `${SHOP}/orders/${submitted.id}/send_to_production.json`);
  const canceled = await ask('POST', `${SHOP}/orders/${other}/cancel.json`);
  const express = await ask('POST', `${SHOP}/orders/express.json`, {
    body: orderOf({
      shipping_method: 3,
      line_items: [
        { product_id: scene.stickerId, variant_id: STICKER.variant, quantity: 1, external_id: 'line-1' },
        { product_id: scene.posterId, variant_id: POSTER.variant, quantity: 1 },
      ],
    }),
  });
  return [
    ['orders.submit.response', submitted],
    ['orders.send_to_production.response', sent.json],
    ['orders.cancel.response', canceled.json],
    ['orders.express.submit.response', express.json],
    ['orders.express.submit.response.data', express.json.data],
  ];
}

async function webhookAnswers({ ask }: TestServer, receiver: Receiver): Promise<[string, unknown][]> {
  const body = { topic: 'order:created', url: `${receiver.url}/extra` };
  const created = (await ask('POST', `${SHOP}/webhooks.json`, { body })).json;
  const path = `${SHOP}/webhooks/${created.id}.json`;
  const updated = (await ask('PUT', path, { body: { url: `${receiver.url}/moved` } })).json;
  return [
    ['webhooks.create.response', created],
    ['webhooks.update.response', updated],
    ['webhooks.delete.response', (await ask('DELETE', `${path}?host=127.0.0.1`)).json],
  ];
}

async function productAnswers({ ask }: TestServer, { uploadId }: Scene): Promise<[string, unknown][]> {
  const images = [{ id: uploadId, x: 0.5, y: 0.5, scale: 1, angle: 0 }];
  const variant = STICKER.variant;
  const body = {
    title: 'Sticker',
    description: '<p>It sticks.</p>',
    blueprint_id: STICKER.blueprint,
    print_provider_id: STICKER.provider,
    variants: [{ id: variant, price: 400 }],
    print_areas: [{ variant_ids: [variant], placeholders: [{ position: 'front', images }] }],
  };
  const created = (await ask('POST', `${SHOP}/products.json`, { body })).json;
  const path = `${SHOP}/products/${created.id}`;
  await ask('PUT', `${path}.json`, { body: { title: 'Round sticker' } });
  await ask('POST', `${path}/publish.json`, { body: { title: true } });
  await ask('POST', `${path}/publishing_succeeded.json`, { body: { external: { id: '1', handle: '/p/1' } } });
  await ask('DELETE', `${path}.json`);
  const upload = await ask('POST', '/v1/uploads/images.json', {
    body: { file_name: 'three.png', url: 'https://example.com/three.png' },
  });
  return [
    ['products.create.response', created],
    ['uploads.create.response', upload.json],
  ];
}

/** Each generation of shipping keys is a setting of its own service. */
async function quotes({ stickerId }: Scene): Promise<[string, unknown][]> {
  const body = orderOf({ line_items: [{ product_id: stickerId, variant_id: STICKER.variant, quantity: 1 }] });
  const fixtures = { old: '.old_keys', transitional: '', final: '.final_keys' } as const;
  const answers: [string, unknown][] = [];
  for (const shippingKeys of ['old', 'transitional', 'final'] as const) {
    const other = await startPrintify({ shippingKeys });
    const { json } = await other.ask('POST', `${SHOP}/orders/shipping.json`, { body });
    await other.close();
    answers.push([`orders.shipping.response${fixtures[shippingKeys]}`, json]);
  }
  return answers;
}

/** Fixture name to the topic, and what its data says. */
const EVENTS: Record<string, { topic: string; says?: [key: string, value: string] }> = {
  'order_created.composed': { topic: 'order:created' },
  'order_sent_to_production.composed': { topic: 'order:sent-to-production' },
  'order_shipment_created.composed': { topic: 'order:shipment:created' },
  'order_shipment_delivered.composed': { topic: 'order:shipment:delivered' },
  'order_updated.canceled.composed': { topic: 'order:updated', says: ['status', 'canceled'] },
  'order_updated.in_production.composed': { topic: 'order:updated', says: ['status', 'in-production'] },
  'product_created.composed': { topic: 'product:created' },
  'product_updated.composed': { topic: 'product:updated' },
  'product_deleted.composed': { topic: 'product:deleted' },
  product_publish_started: { topic: 'product:publish:started', says: ['action', 'create'] },
  'product_publish_started.action_delete.composed': { topic: 'product:publish:started', says: ['action', 'delete'] },
};

async function events(server: TestServer, receiver: Receiver): Promise<[string, unknown][]> {
  server.world.clock.advance(60_000);
  await server.world.deliveries.settled();
  const told = receiver.received.map(({ body }) => JSON.parse(body));
  return Object.entries(EVENTS).map(([name, { topic, says }]) => {
    const event = told.find(({ type, resource }) => type === topic && (!says || resource.data[says[0]] === says[1]));
    return [`webhook.event.${name}`, event];
  });
}
