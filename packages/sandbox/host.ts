import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { Autopilot } from './control/autopilot';
import type { Controlled, StripeService } from './control/controlled';
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
  /** Whether orders move on by themselves from the start. */
  autopilot?: boolean;
};

export type Services = { stripe: StripeService; stripeJs: { app: Hono }; printful: PodService; printify: PodService };

export type Sandbox = Controlled & {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  stripeUrl: string;
  printfulUrl: string;
  printifyUrl: string;
  smtpUrl: string;
  stop: () => Promise<void>;
};

/** Puts the services on 127.0.0.1, with the mailbox, the pictures and /control. Rejects when a port is taken. */
export async function hostSandbox(options: SandboxOptions, create: (world: World) => Services): Promise<Sandbox> {
  const { port = 0, timeScale = 1 } = options;
  let origin: string | undefined;
  const world = createWorld({
    timeScale,
    origin: () => {
      if (origin === undefined) throw new Error('the sandbox has no address before it listens');
      return origin;
    },
  });
  const { stripe, stripeJs, printful, printify } = create(world);
  const mailbox = new Mailbox(world.clock);
  const autopilot = new Autopilot(world.clock, [printful, printify]);
  const parts = { world, stripe, printful, printify, mailbox, autopilot };
  const controlled: Controlled = { ...parts, reset: (kept) => reset(parts, options, kept) };

  const server = createServer(getRequestListener(createSite(controlled, stripeJs).fetch));
  const stop = async () => {
    autopilot.stop();
    world.clock.stop();
    world.deliveries.reset();
    await Promise.all([close(server), mailbox.stop(), world.deliveries.settled()]);
  };
  try {
    origin = `http://127.0.0.1:${await listen(server, port)}`;
    const smtpPort = await mailbox.listen(options.smtpPort ?? (port === 0 ? 0 : port + 1));
    if (options.autopilot) autopilot.start();
    const [stripeUrl, printfulUrl, printifyUrl] = [`${origin}/stripe`, `${origin}/printful`, `${origin}/printify`];
    return {
      ...controlled,
      origin,
      stripeUrl,
      printfulUrl,
      printifyUrl,
      smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
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
  world.faults.set({});
  world.clock.setScale(options.timeScale ?? 1);
  await world.deliveries.settled();
  if (options.autopilot) autopilot.start();
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
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
