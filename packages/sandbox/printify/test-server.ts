import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createWorld } from '../core/world';
import { createPrintify } from './service';
import type { Settings } from './settings';
import { SHOP_ID } from './state';

/** For tests: Printify on a port of its own, as the sandbox mounts it, and a merchant's endpoint beside it. */

type CallOptions = { body?: unknown; headers?: Record<string, string> };
export type TestServer = Awaited<ReturnType<typeof startPrintify>>;
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

export const SHOP = `/v1/shops/${SHOP_ID}`;

export async function startPrintify(settings: Partial<Settings> = {}) {
  let origin = '';
  const world = createWorld({ origin: () => origin });
  const printify = createPrintify(world, settings);
  const app = new Hono().route('/printify', printify.app);
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  origin = originOf(server.address());

  /** `path` begins with `/v1` or `/v2`. A body is sent as JSON, a string as it is. */
  const ask = async (method: string, path: string, { body, headers }: CallOptions = {}) => {
    const answer = await fetch(`${origin}/printify${path}`, {
      method,
      headers: {
        authorization: 'Bearer test-token',
        'user-agent': 'Tests/1.0',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, json: await answer.json() };
  };

  const submit = async (more: object = {}): Promise<string> => {
    const { status, json } = await ask('POST', `${SHOP}/orders.json`, { body: orderOf(more) });
    if (status !== 200) throw new Error(`the order was refused: ${JSON.stringify(json)}`);
    return json.id;
  };
  const readOrder = async (id: string) => (await ask('GET', `${SHOP}/orders/${id}.json`)).json;
  /** Submits, waits until it is priced, and sends it to production. */
  const submitAndSend = async (more: object = {}) => {
    const id = await submit(more);
    world.clock.advance(20_000);
    await ask('POST', `${SHOP}/orders/${id}/send_to_production.json`);
    return id;
  };

  const close = async () => {
    world.clock.stop();
    server.close();
    await once(server, 'close');
  };
  return { world, printify, ask, submit, submitAndSend, readOrder, close };
}

/** A merchant's endpoint. `answer` is the status it gives. */
export async function startReceiver() {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  const receiver = { url: '', received, answer: 200, close: () => stop(server) };
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    response.writeHead(receiver.answer).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver.url = `${originOf(server.address())}/hook`;
  return receiver;
}

function originOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

export const POSTER = { blueprint: 1102, provider: 301, variant: 110201 };
export const STICKER = { blueprint: 1107, provider: 301, variant: 110701 };
/** Of a mug, 15oz in sage, which nobody has in stock. */
export const OUT_OF_STOCK = { blueprint: 1101, provider: 301, variant: 110106 };

export const ADDRESS = {
  first_name: 'Ada',
  last_name: 'Park',
  email: 'ada@example.com',
  phone: '503 555 0100',
  country: 'US',
  region: 'OR',
  address1: '1 Mill Lane',
  address2: 'Apt 4',
  city: 'Portland',
  zip: '97201',
};

export const itemOf = ({ blueprint, provider, variant } = POSTER, quantity = 1) => ({
  blueprint_id: blueprint,
  print_provider_id: provider,
  variant_id: variant,
  quantity,
  print_areas: { front: 'https://example.com/print.png' },
});

let lastOrder = 0;

/** One poster by standard shipping, with what a test wants otherwise. */
export const orderOf = (more: object = {}) => ({
  external_id: `order-${++lastOrder}`,
  label: '00012',
  line_items: [itemOf()],
  shipping_method: 1,
  send_shipping_notification: false,
  address_to: ADDRESS,
  ...more,
});
