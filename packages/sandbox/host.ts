import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { z } from 'zod';
import { Autopilot } from './control/autopilot';
import type { Controlled, StripeService } from './control/controlled';
import type { faultPlanSchema } from './core/faults';
import { storeSchema } from './core/store-seed';
import { createWorld, type Kept, type PodService, type World } from './core/world';
import { Mailbox } from './mailbox/mailbox';
import { createSite } from './site';

export type SandboxOptions = {
  /** HTTP port; 0, the default, takes any free one. */
  port?: number;
  /** SMTP port; by default the one after `port`, or any free one where `port` is 0. */
  smtpPort?: number;
  /** How many times as fast as the wall clock the sandbox's time runs. */
  timeScale?: number;
  /** The address to listen on; 127.0.0.1 by default, which only this machine reaches. */
  host?: string;
  /** Where others reach it, for the addresses in its answers: `http://sandbox:4010`. By default its host and port. */
  origin?: string;
  /** A fault plan to begin with and to go back to at a reset. */
  faults?: z.input<typeof faultPlanSchema>;
  /** What the stores of Printful and Printify hold beside the built-in goods. */
  store?: z.input<typeof storeSchema>;
  /** Whether orders move on by themselves from the start. */
  autopilot?: boolean;
};

export type Services = { stripe: StripeService; stripeJs: { app: Hono }; printful: PodService; printify: PodService };

export type Sandbox = Controlled & {
  /** `http://127.0.0.1:<port>`, unless told otherwise. */
  origin: string;
  stripeUrl: string;
  printfulUrl: string;
  printifyUrl: string;
  smtpUrl: string;
  stop: () => Promise<void>;
};

/** Puts the services on one port, with the mailbox, the pictures and /control. Rejects when a port is taken. */
export async function hostSandbox(options: SandboxOptions, create: (world: World) => Services): Promise<Sandbox> {
  const { port = 0, timeScale = 1, host = '127.0.0.1' } = options;
  let origin: string | undefined;
  const world = createWorld({
    timeScale,
    store: storeSchema.parse(options.store ?? {}),
    origin: () => {
      if (origin === undefined) throw new Error('the sandbox has no address before it listens');
      return origin;
    },
  });
  const { stripe, stripeJs, printful, printify } = create(world);
  const mailbox = new Mailbox(world.clock, world.faults);
  const autopilot = new Autopilot(world.clock, [printful, printify]);
  const parts = { world, stripe, printful, printify, mailbox, autopilot };
  const controlled: Controlled = { ...parts, reset: (kept) => reset(parts, options, kept) };

  const server = createServer(getRequestListener(createSite(controlled, stripeJs).fetch));
  // The caller lets go of a connection, never we: a call that has just set out on it would break.
  server.keepAliveTimeout = 0;
  const stop = async () => {
    autopilot.stop();
    world.clock.stop();
    world.deliveries.reset();
    await Promise.all([close(server), mailbox.stop(), world.deliveries.settled()]);
  };
  try {
    world.faults.set(options.faults ?? {});
    const httpPort = await listen(server, port, host);
    origin = options.origin ?? `http://${host}:${httpPort}`;
    const smtpPort = await mailbox.listen(options.smtpPort ?? (port === 0 ? 0 : port + 1), host);
    if (options.autopilot) autopilot.start();
    const [stripeUrl, printfulUrl, printifyUrl] = [`${origin}/stripe`, `${origin}/printful`, `${origin}/printify`];
    return {
      ...controlled,
      origin,
      stripeUrl,
      printfulUrl,
      printifyUrl,
      smtpUrl: `smtp://${new URL(origin).hostname}:${smtpPort}`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function reset(parts: Omit<Controlled, 'reset'>, options: SandboxOptions, kept?: Kept): Promise<void> {
  const { world, stripe, printful, printify, mailbox, autopilot } = parts;
  autopilot.stop();
  world.clock.clear();
  world.deliveries.reset();
  for (const service of [stripe, printful, printify]) service.reset(kept);
  mailbox.clear();
  world.faults.set(options.faults ?? {});
  world.clock.setScale(options.timeScale ?? 1);
  await world.deliveries.settled();
  if (options.autopilot) autopilot.start();
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Calls that hang on purpose never end, so connections are closed and not waited for. */
async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
