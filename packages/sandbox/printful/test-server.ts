import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createWorld } from '../core/world';
import { createPrintful } from './service';

/** For tests: Printful on a port of its own, as the sandbox mounts it, and a merchant's endpoint beside it. */

type CallOptions = { body?: unknown; token?: string };
export type TestServer = Awaited<ReturnType<typeof startPrintful>>;
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

export async function startPrintful() {
  let origin = '';
  let asked = 0;
  const world = createWorld({ origin: () => origin });
  const printful = createPrintful(world);
  const app = new Hono().route('/printful', printful.app);
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  origin = originOf(server.address());

  /** `path` begins with `/orders` or `/v2/…`. A body is sent as JSON, a string as it is. */
  const call = (method: string, path: string, { body, token = 'test-token' }: CallOptions = {}) =>
    fetch(`${origin}/printful${path}`, {
      method,
      headers: { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  /** The same with the JSON read, and a token of its own: no call meets another's rate limit. */
  const ask = async (method: string, path: string, options: CallOptions = {}) => {
    const answer = await call(method, path, { token: `test-token-${++asked}`, ...options });
    return { status: answer.status, headers: answer.headers, json: await answer.json() };
  };

  const close = async () => {
    world.clock.stop();
    server.close();
    await once(server, 'close');
  };
  return { world, printful, call, ask, close };
}

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

export const TEE = 4_310_010_100;
export const MUG = 4_310_010_600;
export const RECIPIENT = {
  name: 'Ada Park',
  address1: '1 Mill Lane',
  city: 'Portland',
  state_code: 'OR',
  country_code: 'US',
  zip: '97201',
};

/** A v1 order of two shirts, with what a test wants otherwise. */
export const orderOf = (more: object = {}) => ({
  recipient: RECIPIENT,
  items: [{ sync_variant_id: TEE, quantity: 2 }],
  ...more,
});
