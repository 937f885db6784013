import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { RECIPIENT, TEE } from '../../packages/sandbox/tests/printful-server';
import { type Receiver, startReceiver } from '../../packages/sandbox/tests/receiver';
import { serveDesign } from '../support/own-design';
import { goodsOf } from '../support/store';
import { confirmed, documented, inputOf, openScene, openV1, type Scene, sayWhatIsSkipped } from './_printful-client';

sayWhatIsSkipped();
const holds = it.skipIf(!documented);
let scene: Scene;
let receiver: Receiver;
beforeAll(async () => {
  scene = await openScene();
  receiver = await startReceiver();
});
afterAll(async () => {
  await scene.close();
  await receiver.close();
});

const SEEN = { confirmed: true };

it('a rate limit tells how long to wait', async () => {
  const pod = scene.connect(() => scene.world.faults.set({ api: { printful: { tooMany: 1 } } }));
  const refusal = { kind: 'rate_limited', httpStatus: 429, retryAfterMs: 1_000 };
  await expect(pod.ensureDraft(inputOf('busy-1'))).rejects.toMatchObject(refusal);
  await expect(pod.listOrders(null)).rejects.toMatchObject(refusal);
  scene.world.faults.set({});
});

it('lists of more than a page go on where they stopped, newest first', async () => {
  const names = Array.from({ length: 101 }, (_, index) => `page-${index}`);
  const made: string[] = [];
  for (const name of names) made.unshift((await scene.connect().ensureDraft(inputOf(name))).podOrderId);
  const pod = scene.connect();
  const first = await pod.listOrders(null);
  const second = await pod.listOrders(first.nextCursor);
  expect([first.nextCursor, second.nextCursor]).toEqual(['100', null]);
  expect([...first.orders, ...second.orders].map(({ podOrderId }) => podOrderId)).toEqual(made);
});

it('everything the store sells can be listed and quoted', async () => {
  const pod = scene.connect();
  const products = [];
  for await (const product of goodsOf(pod)) products.push(product);
  const variants = products.flatMap(({ providerProductId, variants }) =>
    variants.map((each) => ({ ...each, providerProductId })),
  );
  expect(variants.find(({ providerVariantId }) => providerVariantId === String(TEE))).toMatchObject({
    available: true,
    colorHex: expect.stringMatching(/^#[0-9a-f]{6}$/),
  });
  expect(new Set(variants.map(({ available }) => available))).toEqual(new Set([true, false]));
  const items = variants.slice(0, 2).map((variant) => ({ ...variant, quantity: 1 }));
  const quotes = await pod.quoteShipping({ destination: { country: 'US', state: 'OR' }, items, currency: 'USD' });
  expect(quotes.map(({ tier }) => tier).sort()).toEqual(['express', 'standard']);
  expect(await pod.quoteShipping({ destination: { country: 'ZZ' }, items, currency: 'USD' })).toEqual([]);
  await expect(pod.quoteShipping({ destination: { country: 'DE' }, items, currency: 'XXX' })).rejects.toMatchObject({
    kind: 'rejected',
  });
});

it('webhooks are registered once, signed with the key it gave, and renewed only when they drifted', async () => {
  const pod = scene.connect();
  const addresses = { url: receiver.url, unsignedUrl: `${receiver.url}/hint` };
  const { secret } = await pod.messages.register({ ...addresses, secret: '' });
  expect(secret).toMatch(/^[0-9a-f]+$/);
  const held = { ...addresses, secret: secret ?? '' };
  expect(await pod.messages.register(held)).toEqual({ secret: null });
  expect(await pod.messages.inspect(addresses)).toMatchObject({ inOrder: true });
  expect((await pod.messages.inspect(addresses)).detail).not.toContain('/hint');
  expect(await pod.messages.inspect({ url: 'https://elsewhere.example/hook', unsignedUrl: null })).toMatchObject({
    inOrder: false,
  });

  const podOrderId = await confirmed(scene, pod, 'told-1');
  for (const action of ['produce', 'ship_all', 'return'] as const) scene.printful.act(podOrderId, action);
  await scene.world.deliveries.settled();
  const messages = receiver.received.splice(0).map(({ headers, body }) => {
    const given = new Headers({ 'x-pf-webhook-signature': String(headers['x-pf-webhook-signature'] ?? '') });
    return {
      signed: pod.messages.verify({ rawBody: body, headers: given, secrets: [held.secret] }),
      ...pod.messages.parse(body),
    };
  });
  const about = { podOrderId, externalId: 'told-1', known: true };
  const parcel = (await pod.fetchOrder({ podOrderId }, SEEN))?.shipments[0]?.providerShipmentId;
  for (const message of messages) expect(message).toMatchObject(about);
  expect(messages).toContainEqual(
    expect.objectContaining({ type: 'shipment_returned', signed: true, returnedShipmentId: parcel }),
  );
  expect(messages).toContainEqual(expect.objectContaining({ type: 'package_shipped', signed: false }));
  expect(await pod.messages.register({ ...held, url: `${receiver.url}/moved` })).not.toEqual({ secret: null });
});

it("a shopper's own design is ordered with its file, which Printful fetches, and its place in pixels", async () => {
  const pod = scene.connect();
  const { request, bytes, providerProductId, close } = await serveDesign(goodsOf(pod));
  const { providerVariantId, providerData, print } = request;
  const order = inputOf('own-design-1');
  const [line] = order.items;
  if (!line) throw new Error('the order has lines');
  const item = { ...line, providerProductId, providerVariantId, providerData, print };
  const { podOrderId } = await pod.ensureDraft({ ...order, items: [item] });
  const { orders, printFiles } = z
    .object({ orders: z.array(z.looseObject({ id: z.int() })), printFiles: z.array(z.unknown()) })
    .parse(scene.printful.dump());
  const position = { area_width: 1800, area_height: 2400, width: 1800, height: 1800, top: 300, left: 0 };
  expect(orders.find(({ id }) => String(id) === podOrderId)).toMatchObject({
    items: [{ variant_id: providerData.catalogVariantId, external_id: 'own-design-1-line0' }],
    placed: [{ url: print.url, placement: 'front', position }],
  });
  expect(printFiles).toMatchObject([{ url: print.url, sizeBytes: bytes.length, widthPx: 1800 }]);
  const files = [{ type: 'front', url: print.url, position: { ...position, left: 1 } }];
  const across = { recipient: RECIPIENT, items: [{ variant_id: 4011, quantity: 1, files }] };
  expect(await scene.ask('POST', '/orders', { body: across })).toMatchObject({ status: 400 });
  close();
});

it("a shopper's own design is drawn on the good, and the task is looked at again until it is done", async () => {
  const pod = scene.connect();
  const { request, close } = await serveDesign(goodsOf(pod));
  const task = await pod.startMockup(request);
  expect(await pod.readMockup(task, request)).toMatchObject({ state: 'drawing' });
  scene.world.clock.advance(10_000);
  expect(await pod.readMockup(task, request)).toMatchObject({
    state: 'ready',
    pictures: [expect.stringContaining('/pictures/mockup/')],
  });
  expect(await pod.readMockup('gt-none', request)).toMatchObject({ state: 'failed' });
  close();
});

holds('every request is as Printful documents it', () => {
  const { faults, operations } = scene.checkRequests();
  expect(faults).toEqual([]);
  for (const operation of [
    'GET /products/{id}',
    'GET /store/products',
    'GET /store/products/{id}',
    'GET /mockup-generator/printfiles/{id}',
    'GET /mockup-generator/templates/{id}',
    'POST /mockup-generator/create-task/{id}',
    'GET /mockup-generator/task',
    'POST /orders',
    'POST /v2/shipping-rates',
    'GET /v2/webhooks',
    'POST /v2/webhooks',
    'GET /webhooks',
    'POST /webhooks',
  ]) {
    expect(operations).toContain(operation);
  }
});

holds('a misspelt or missing field would be noticed', () => {
  const v1 = openV1();
  const body = { recipient: { name: 'A' }, items: [{ sync_variant_id: 1 }], extern_id: 'x' };
  expect(v1.requestFaults({ method: 'POST', path: '/orders', body })).toEqual(['POST /orders knows no "extern_id"']);
  expect(v1.requestFaults({ method: 'POST', path: '/orders', body: { items: [{}] } })).not.toEqual([]);
  expect(v1.requestFaults({ method: 'GET', path: '/orders', query: { page: 2 } })).toEqual([
    'GET /orders has no ?page',
  ]);
});
