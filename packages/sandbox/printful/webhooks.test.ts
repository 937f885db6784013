import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { orderOf, startPrintful, type TestServer } from '../tests/printful-server';
import { type Receiver, startReceiver } from '../tests/receiver';
import { signature } from './webhooks';

let server: TestServer;
let receiver: Receiver;

beforeAll(async () => {
  server = await startPrintful();
  receiver = await startReceiver();
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});
beforeEach(() => {
  server.printful.reset();
  server.world.faults.set({});
  receiver.received.length = 0;
  receiver.answer = 200;
});

async function ordered(query = '?confirm=1', more: object = {}): Promise<string> {
  const { json } = await server.ask('POST', `/orders${query}`, { body: orderOf(more) });
  return String(json.result.id);
}

const subscribeV2 = async (token: string, types: string[]) => {
  const body = { default_url: receiver.url, events: types.map((type) => ({ type })) };
  const { json } = await server.ask('POST', '/v2/webhooks', { body, token });
  return json.result as { secret_key: string; public_key: string };
};
const types = () => receiver.received.map(({ body }) => JSON.parse(body).type as string);

it('signs with the bytes the hex secret stands for, not with its text', () => {
  const secret = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('hex');
  const body =
    '{"type":"order_created","occurred_at":"2023-04-04T12:36:42Z","retries":0,"store_id":123456,"data":{"order":{"id":11111,"external_id":null,"status":"pending"}}}';
  expect(signature(body, secret)).toBe('69b9578520b172d378f6f101db4769499b61b3b8dd1ecddf3871329dd9b5b81e');
});

it('webhooks double every change up with order_updated, and v1 keeps quiet about canceled drafts', async () => {
  const all = ['order_created', 'order_updated', 'order_canceled'];
  await server.ask('POST', '/webhooks', { body: { url: receiver.url, types: all } });
  await server.ask('DELETE', `/orders/${await ordered('')}`);
  await server.world.deliveries.settled();
  expect(types().toSorted()).toEqual(['order_created', 'order_updated', 'order_updated']);
  receiver.received.length = 0;
  await server.ask('DELETE', `/orders/${await ordered()}`);
  await server.world.deliveries.settled();
  expect(types()).toContain('order_canceled');
});

it('webhooks are tried again after 1, 4 … minutes, each attempt signed anew over its own retries', async () => {
  const { secret_key, public_key } = await subscribeV2('rotating', ['order_created']);
  receiver.answer = 500;
  await ordered('');
  await server.world.deliveries.settled();
  for (const minutes of [1, 4]) {
    receiver.answer = minutes === 4 ? 200 : 500;
    server.world.clock.advance(minutes * 60_000);
    await server.world.deliveries.settled();
  }
  server.world.clock.advance(16 * 60_000);
  await server.world.deliveries.settled();
  expect(receiver.received.map(({ body }) => JSON.parse(body).retries)).toEqual([0, 1, 2]);
  for (const { headers, body } of receiver.received) {
    expect(headers['x-pf-webhook-signature']).toBe(signature(body, secret_key));
    expect(headers['x-pf-webhook-public-key']).toBe(public_key);
  }
});

it('webhooks keep the state of the moment they tell of, however late they arrive', async () => {
  await server.ask('POST', '/webhooks', { body: { url: receiver.url, types: ['order_created'] } });
  receiver.answer = 503;
  const id = await ordered('');
  await server.world.deliveries.settled();
  receiver.answer = 200;
  await server.ask('POST', `/orders/${id}/confirm`);
  server.world.clock.advance(60_000);
  await server.world.deliveries.settled();
  expect(JSON.parse(receiver.received.at(-1)?.body ?? '').data.order.status).toBe('draft');
});

it('webhooks get a new key pair with every POST, and old signatures end there', async () => {
  const before = await subscribeV2('rotating', ['order_created']);
  const after = await subscribeV2('rotating', ['order_created']);
  expect(after.secret_key).not.toBe(before.secret_key);
  expect(after.public_key).not.toBe(before.public_key);
  expect((await server.ask('GET', '/v2/webhooks', { token: 'rotating' })).json.result).not.toHaveProperty('secret_key');
  await ordered('');
  await server.world.deliveries.settled();
  const [one] = receiver.received;
  expect(one?.headers['x-pf-webhook-signature']).toBe(signature(one?.body ?? '', after.secret_key));
});

it('webhooks are forged and stripped as the fault plan says, and neither copy passes a check', async () => {
  const { secret_key } = await subscribeV2('forged', ['order_created']);
  server.world.faults.set({ webhooks: { printful: { forge: 1, unsigned: 1 } } });
  await ordered('');
  await server.world.deliveries.settled();
  const good = receiver.received.filter(
    ({ headers, body }) => headers['x-pf-webhook-signature'] === signature(body, secret_key),
  );
  expect(receiver.received).toHaveLength(3);
  expect(good).toHaveLength(1);
  expect(receiver.received.filter(({ headers }) => !headers['x-pf-webhook-signature'])).toHaveLength(1);
});
