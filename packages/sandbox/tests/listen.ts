import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { createWorld, type World } from '../core/world';

export type Listening = { origin: string; port: number; close: () => Promise<void> };

/** Puts an app on a free port of this machine. */
export async function listen(app: Hono): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch));
  // On a busy machine an idle connection would else be closed in the very moment it is used again.
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, close: () => close(server) };
}

/** One service in a world of its own, on a free port; `mount` says under which path it lies. */
export async function listenWithWorld<Service>(
  create: (world: World) => Service,
  mount: (service: Service) => Hono,
): Promise<Listening & { world: World; service: Service }> {
  let origin = '';
  const world = createWorld({ origin: () => origin });
  const service = create(world);
  const listening = await listen(mount(service));
  origin = listening.origin;
  const closeAll = async () => {
    world.clock.stop();
    world.deliveries.reset();
    await listening.close();
    await world.deliveries.settled();
  };
  return { ...listening, world, service, close: closeAll };
}

/** Calls that hang on purpose never end, so connections are closed and not waited for. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
