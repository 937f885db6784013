import { afterEach, beforeEach, expect, it } from 'vitest';
import { SHOP, startPrintify, type TestServer } from '../tests/printify-server';
import { type Receiver, startReceiver } from '../tests/receiver';
import { sign, type Topic } from './webhook';

const SECRET = 'a-secret-we-chose';
const MINUTE_MS = 60_000;

let server: TestServer;
let receiver: Receiver;
beforeEach(async () => {
  server = await startPrintify();
  receiver = await startReceiver();
});
afterEach(async () => {
  server.world.clock.clear();
  await server.world.deliveries.settled();
  await server.close();
  await receiver.close();
});

const register = (topic: Topic | string, more: object = { secret: SECRET }) =>
  server.ask('POST', `${SHOP}/webhooks.json`, { body: { topic, url: receiver.url, ...more } });

async function advance(ms: number) {
  server.world.clock.advance(ms);
  await server.world.deliveries.settled();
}

const events = () => receiver.received.map(({ body }) => JSON.parse(body));
const statuses = () => events().map((event) => event.resource.data.status);

it('tells every change of status, signed over the body as sent', async () => {
  await register('order:updated');
  const id = await server.submitAndSend();
  server.printify.act(id, 'produce');
  await server.world.deliveries.settled();
  expect(statuses().sort()).toEqual(['cost-calculation', 'in-production', 'on-hold', 'sending-to-production']);
  for (const { headers, body } of receiver.received) expect(headers['x-pfy-signature']).toBe(sign(SECRET, body));
  expect(new Set(events().map((event) => event.id)).size).toBe(4);
});

it('signs nothing for a webhook without a secret', async () => {
  await register('order:created', {});
  await server.submit();
  await server.world.deliveries.settled();
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.headers).not.toHaveProperty('x-pfy-signature');
});

it('names parcels by SKU and tracking, once when sent and once when delivered', async () => {
  await register('order:shipment:created');
  await register('order:shipment:delivered');
  const id = await server.submitAndSend();
  server.printify.act(id, 'produce');
  server.printify.act(id, 'ship_all');
  await server.world.deliveries.settled();
  server.printify.act(id, 'deliver');
  await server.world.deliveries.settled();
  const { line_items: lines, shipments } = await server.readOrder(id);
  const [sent, delivered] = events();
  expect(sent).toMatchObject({
    type: 'order:shipment:created',
    resource: {
      id,
      data: { skus: [lines[0].metadata.sku], carrier: { tracking_number: shipments[0].number } },
    },
  });
  expect(delivered).toMatchObject({
    type: 'order:shipment:delivered',
    resource: { data: { delivered_at: shipments[0].delivered_at } },
  });
});

it('sends nothing for an hour after three retries failed, and then goes on', async () => {
  await register('order:created');
  receiver.answer = 500;
  await server.submit();
  await server.world.deliveries.settled();
  for (const minutes of [1, 5, 15]) await advance(minutes * MINUTE_MS);
  expect(receiver.received).toHaveLength(4);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);

  receiver.answer = 200;
  await server.submit();
  await advance(59 * MINUTE_MS);
  expect(receiver.received).toHaveLength(4);
  await advance(2 * MINUTE_MS);
  await server.submit();
  await server.world.deliveries.settled();
  expect(receiver.received).toHaveLength(5);
});

it('is not blocked by forged and unsigned copies that are turned away', async () => {
  await register('order:created');
  server.world.faults.set({ webhooks: { printify: { forge: 1, unsigned: 1 } } });
  receiver.answer = 401;
  await server.submit();
  await server.world.deliveries.settled();
  const signatures = receiver.received.map(({ headers, body }) => [headers['x-pfy-signature'], sign(SECRET, body)]);
  expect(signatures.filter(([given, right]) => given === right)).toHaveLength(1);
  expect(signatures.filter(([given]) => given === undefined)).toHaveLength(1);
  receiver.answer = 200;
  server.world.faults.set({});
  await server.submit();
  await server.world.deliveries.settled();
  expect(receiver.received).toHaveLength(4);
});

it('refuses topics that do not exist, and the same topic and address twice', async () => {
  expect(await register('order:canceled')).toMatchObject({ status: 400, json: { code: 8150 } });
  expect((await register('order:updated')).json).not.toHaveProperty('secret');
  expect((await register('order:updated')).status).toBe(400);
  expect((await server.ask('GET', `${SHOP}/webhooks.json`)).json).toHaveLength(1);
});

it('is deleted only with its own host, and simulated with whatever is posted', async () => {
  const { id } = (await register('order:updated')).json;
  await server.ask('POST', `${SHOP}/webhooks/${id}/simulate`, { body: { id: 'x', type: 'order', data: null } });
  await server.world.deliveries.settled();
  expect(events()).toMatchObject([{ type: 'order:updated', resource: { id: 'x' } }]);
  const path = `${SHOP}/webhooks/${id}.json`;
  expect((await server.ask('DELETE', `${path}?host=example.com`)).status).toBe(400);
  expect((await server.ask('DELETE', `${path}?host=127.0.0.1`)).json).toEqual({ id });
});
