import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { mount } from 'hono/mount';
import { createWorld, type World } from '../core/world';
import { createStripe } from './service';

/** One answer of the sandbox, as it left. */
export type Answered = { call: string; key: 'sk' | 'pk'; status: number; body: unknown };

export type TestServer = {
  world: World;
  stripe: ReturnType<typeof createStripe>;
  port: number;
  origin: string;
  /** Every answer with a JSON body so far. */
  answered: Answered[];
  close: () => Promise<void>;
};

/** The Stripe half alone, on a free port, mounted at the root. */
export async function startStripe(): Promise<TestServer> {
  let origin = '';
  const world = createWorld({ origin: () => origin });
  const stripe = createStripe(world);
  const answered: Answered[] = [];
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    const text = await c.res.clone().text();
    if (text === '') return;
    const key = c.req.header('Authorization')?.includes('pk_') ? 'pk' : 'sk';
    answered.push({ call: `${c.req.method} ${c.req.path}`, key, status: c.res.status, body: JSON.parse(text) });
  });
  app.all('/*', mount(stripe.app.fetch));
  const server = createServer(getRequestListener(app.fetch));
  const port = await listen(server);
  origin = `http://127.0.0.1:${port}`;
  const close = async () => {
    world.clock.stop();
    world.deliveries.reset();
    server.close();
    server.closeAllConnections();
    await world.deliveries.settled();
  };
  return { world, stripe, port, origin, answered, close };
}

/** A webhook as it arrived. */
export type Received = { headers: IncomingMessage['headers']; body: string };

export type Receiver = {
  url: string;
  received: Received[];
  /** What to answer; 200 unless set. */
  status: number;
  close: () => void;
};

/** A shop's webhook address that writes down what it gets. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    receiver.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(receiver.status).end();
  });
  const receiver: Receiver = {
    url: `http://127.0.0.1:${await listen(server)}/hook`,
    received: [],
    status: 200,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
