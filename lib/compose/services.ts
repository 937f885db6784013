import { connect, type DbConnection } from '@/db/client';
import { createQueue } from '@/db/queue';
import { createVault, type Vault } from '@/db/sealed';
import { DEFAULT_LOCALE } from '@/lib/domain/core/locale';
import type { ProviderId } from '@/lib/domain/order/pod';
import type { Shop } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import { LANES, type Lane } from '@/lib/engine/gate/lanes';
import { createObserver, createProviderGate, type GateDeps } from '@/lib/engine/gate/provider-gate';
import { KeptKeys, type Outside } from '@/lib/engine/kept-keys';
import { KeptSettings } from '@/lib/engine/kept-settings';
import { providerBook } from '@/lib/engine/provider-book';
import { createMailer } from '@/lib/integrations/email/mailer';
import type { Reach } from '@/lib/integrations/pod/folder';
import { createPodProviders } from '@/lib/integrations/pod/registry';
import { createStorage } from '@/lib/integrations/storage/create-storage';
import { StripeGateway } from '@/lib/integrations/stripe/gateway';
import { StripeTax } from '@/lib/integrations/stripe/tax';
import { type Clock, clockBeside } from '@/lib/platform/clock';
import { type Env, env } from '@/lib/platform/env';
import { createLog } from '@/lib/platform/log';
import { tellFirstOwner } from '@/lib/services/account/first-owner';
import { SOURCES } from './sources';
import { WORK } from './work';

export type Services = Omit<Ctx, 'actor' | 'webhookEventId'> & { connection: DbConnection; close: () => Promise<void> };

export type ServiceOptions = {
  /** A long-lived process, which also runs timed jobs and listens for new ones. */
  schedules: boolean;
  clock?: Clock;
  /** The queue's own, which says when timed work is due. */
  queueClock?: NonNullable<Parameters<typeof createQueue>[1]['clock']>;
  at?: Ctx['at'];
  /** How the provider gates wait for a free call, where the clock is not the wall's. */
  wait?: (ms: number) => Promise<unknown>;
  /** How often Stripe's SDK asks again by itself. */
  stripeRetries?: number;
};

export function createServices(settings: Env, options: ServiceOptions): Services {
  const prepare = settings.DATABASE_PREPARE === 'on';
  const connection = connect(settings.DATABASE_URL, { max: settings.DATABASE_POOL, prepare });
  const queue = createQueue(settings.DATABASE_URL, {
    schedules: options.schedules,
    prepare,
    ...(options.queueClock ? { clock: options.queueClock } : {}),
  });
  const log = createLog(settings.LOG_LEVEL);
  // A broken connection to the database is told here; the queue mends it by itself.
  queue.boss.on('error', (error) => log.error({ err: error }, 'queue error'));
  const vault = createVault(settings.DATA_KEYS, settings.NEXTAUTH_SECRET);
  const clock = options.clock ?? clockBeside(() => connection.pulse.aheadMs);
  const gateDeps = {
    db: connection.db,
    clock,
    log,
    pace: settings.PROVIDER_PACE,
    ...(options.wait ? { wait: options.wait } : {}),
  };
  const shop = new KeptSettings(connection, settings.SHOP_NAME ? { name: settings.SHOP_NAME } : {}, log);
  const keys = new KeptKeys({
    ...{ connection, environment: settings, vault, log },
    connect: (env) => outsideOf(env, { ...gateDeps, vault, shop, retries: options.stripeRetries }),
  });
  return {
    locale: DEFAULT_LOCALE,
    connection,
    db: connection.db,
    queue,
    clock,
    log,
    // Whoever begins something takes what is connected then, and keeps it to the end.
    get env() {
      return keys.outside.env;
    },
    get stripe() {
      return keys.outside.stripe;
    },
    get tax() {
      return keys.outside.tax;
    },
    get pods() {
      return keys.outside.pods;
    },
    get podLanes() {
      return keys.outside.podLanes;
    },
    get mailer() {
      return keys.outside.mailer;
    },
    keys,
    storage: createStorage(settings),
    vault,
    settings: shop,
    work: WORK,
    sources: SOURCES,
    at: options.at ?? (() => undefined),
    async close() {
      await queue.close();
      keys.outside.mailer.close();
      await connection.close();
    },
  };
}

/** Whoever set no sender learns of it from the doctor: mail servers refuse this one. */
const NO_SENDER = 'FlowBotz <orders@flowbotz.example>';

type PodDeps = GateDeps & { vault: Vault };
type OutsideDeps = PodDeps & { shop: KeptSettings; retries: number | undefined };

/** The clients of everybody outside, by the keys that hold. */
function outsideOf(env: Env, { shop, retries, ...deps }: OutsideDeps): Outside {
  const stripe = {
    secretKey: env.STRIPE_SECRET_KEY,
    baseUrl: env.STRIPE_API_URL,
    ...(retries === undefined ? {} : { retries }),
  };
  const observe = createObserver(deps, 'stripe');
  const mailer = createMailer(
    { url: env.SMTP_URL, from: env.MAIL_FROM ?? NO_SENDER, replyTo: async () => answersTo(await shop.shop()) },
    createObserver(deps, 'smtp'),
  );
  const podLanes = podsByLane(env, deps, mailer.send);
  return {
    env,
    stripe: new StripeGateway(stripe, observe),
    tax: new StripeTax(stripe, observe),
    pods: podLanes.refresh,
    podLanes,
    mailer,
  };
}

/** Where what people answer to a mail goes; undefined for the sender's own box. */
function answersTo({ replies, contact }: Shop): string | undefined {
  return replies || contact || undefined;
}

function podsByLane(settings: Env, deps: PodDeps, send: Reach['send']): Services['podLanes'] {
  const gate = createProviderGate(deps);
  const now = () => deps.clock.now().getTime();
  const bookOf = (provider: ProviderId) => providerBook(provider, deps);
  const pods = (lane: Lane) => createPodProviders(settings, { guard: gate(lane), now, bookOf, send });
  return Object.fromEntries(LANES.map((lane) => [lane, pods(lane)])) as Services['podLanes'];
}

// Next bundles routes, pages and instrumentation apart from each other; one process still shares one pool and queue.
const shared = globalThis as typeof globalThis & { flowbotzServices?: Promise<Services> };

/** This process's services, made and started on first use; where that fails, whoever asks next tries again. */
export async function processServices(): Promise<Services> {
  shared.flowbotzServices ??= start().catch((error: unknown) => {
    delete shared.flowbotzServices;
    throw error;
  });
  const services = await shared.flowbotzServices;
  await services.keys.fresh();
  return services;
}

async function start(): Promise<Services> {
  const settings = env();
  const services = createServices(settings, { schedules: settings.WORKER === 'on' && settings.VERCEL === undefined });
  try {
    await services.queue.boss.start();
    await services.connection.pulse.keepTime();
    await services.keys.fresh();
    await tellFirstOwner(services);
  } catch (error) {
    services.mailer.close();
    await services.queue.close();
    await services.connection.close();
    throw error;
  }
  return services;
}

/** Makes `services` this process's own: for processes that need another clock or watch where they are. */
export function adoptProcessServices(services: Services): void {
  shared.flowbotzServices = Promise.resolve(services);
}
