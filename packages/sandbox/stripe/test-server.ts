import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
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
  const { port, server } = await listen(app);
  origin = `http://127.0.0.1:${port}`;
  const close = async () => {
    world.clock.stop();
    world.deliveries.reset();
    stop(server);
    await world.deliveries.settled();
  };
  return { world, stripe, port, origin, answered, close };
}

/** A webhook as it arrived. */
export type Received = { headers: Record<string, string>; body: string };

export type Receiver = {
  url: string;
  received: Received[];
  /** What to answer; 200 unless set. */
  status: number;
  close: () => void;
};

/** A shop's webhook address that writes down what it gets. */
export async function startReceiver(): Promise<Receiver> {
  const app = new Hono();
  app.post('/hook', async (c) => {
    receiver.received.push({ headers: c.req.header(), body: await c.req.text() });
    return new Response(null, { status: receiver.status });
  });
  const { port, server } = await listen(app);
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received: [],
    status: 200,
    close: () => stop(server),
  };
  return receiver;
}

function listen(app: Hono): Promise<{ port: number; server: Server }> {
  return new Promise((resolve) => {
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port, server }));
  });
}

/** Calls that hang on purpose never end, so connections are closed and not waited for. */
function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}
