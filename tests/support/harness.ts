import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { inject } from 'vitest';
import type { DbConnection } from '@/db/client';
import { effects, webhookEvents } from '@/db/schema/operations';
import { createServices } from '@/lib/compose/services';
import type { Actor } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { type Ctx, systemCtx } from '@/lib/engine/ctx';
import { runEffect } from '@/lib/engine/work/run-effect';
import { runEvent } from '@/lib/engine/work/run-event';
import { parseEnv } from '@/lib/platform/env';
import type { CheckoutInput } from '@/lib/services/checkout/checkout-input';
import { createPaymentIntent } from '@/lib/services/checkout/create-payment-intent';
import { readDesign } from '@/lib/services/designs/read-design';
import { countRejection } from '@/lib/services/webhooks/count-rejection';
import { receiveWebhook } from '@/lib/services/webhooks/receive-webhook';
import { registerWebhooks } from '@/lib/services/webhooks/register-webhooks';
import { startSandbox } from '../../packages/sandbox/start';
import { cartOf, type More } from './buying';
import { openDatabase } from './database';
import { type Door, openDoor } from './door';
import { answerChallenge, confirmPayment, type Payable } from './paying';
import { sandboxEnv } from './seed';

/** The sandbox's time runs so many times as fast, and its rate limits with it. */
const TIME_SCALE = 60;
/** So slow that time passes by `later` alone. */
const STILL = 1e-9;

type Store = NonNullable<NonNullable<Parameters<typeof startSandbox>[0]>['store']>;
export type Harness = Awaited<ReturnType<typeof openHarness>>;

/**
 * The verbs on a database of their own, with a sandbox of their own at the network's edge. `doors`: the providers are
 * reached through doors, which count and can hold back what passes. `still`: time stands, here and in the sandbox, but
 * for `later`, and nobody waits in earnest. `at` hears of crash points. `databaseUrl`: one that has the catalogue.
 * `store`: what the stores hold more.
 */
export async function openHarness(
  options: {
    doors?: boolean;
    still?: boolean;
    at?: Ctx['at'];
    env?: Record<string, string>;
    databaseUrl?: string;
    store?: Store;
  } = {},
) {
  const databaseUrl = options.databaseUrl ?? (await openDatabase('catalogue'));
  const sandbox = await startSandbox({
    timeScale: options.still ? STILL : TIME_SCALE,
    ...(options.store ? { store: options.store } : {}),
  });
  const files = join(tmpdir(), `flowbotz-${randomBytes(6).toString('hex')}`);
  let aheadMs = 0;
  let stoppedMs = options.still ? Math.round(sandbox.world.clock.now()) : null;
  const clock = { now: () => new Date((stoppedMs ?? Date.now()) + aheadMs) };
  /** Time passes, here and in the sandbox. */
  const later = (ms: number) => {
    aheadMs += ms;
    sandbox.world.clock.advance(ms);
  };
  const doors = options.doors
    ? { printful: await openDoor(sandbox.printfulUrl), printify: await openDoor(sandbox.printifyUrl) }
    : null;
  const received: { source: string; status: number }[] = [];
  let ctx: Ctx | undefined;
  const receiver = createServer((request, response) => {
    if (ctx && request.method === 'GET') return void serveDesignFile(ctx, request.url ?? '', response);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, , , source = '', secret] = (request.url ?? '').split('/');
      const status = ctx
        ? deliver(ctx, secret, {
            source,
            rawBody: Buffer.concat(chunks).toString(),
            headers: new Headers(request.headers as Record<string, string>),
          })
        : Promise.resolve(503);
      status.then(
        (code) => {
          received.push({ source, status: code });
          response.writeHead(code).end('{}');
        },
        () => response.writeHead(500).end(),
      );
    });
  });
  // The caller lets go of a connection, never we: a call that has just set out on it would break.
  receiver.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const env: Record<string, string> = {
    ...sandboxEnv(sandbox, databaseUrl),
    APP_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
    STORAGE_DIR: files,
    ...(doors ? { PRINTFUL_API_URL: doors.printful.url, PRINTIFY_API_URL: doors.printify.url } : {}),
    PROVIDER_PACE: String(TIME_SCALE),
    ...options.env,
  };
  const first = createServices(parseEnv(env), { schedules: false });
  const secrets = await registerWebhooks(systemCtx(first, 'test'), { newSecret: 'test-secret-of-printify' });
  await first.connection.close();
  const services = createServices(parseEnv({ ...env, ...secrets }), {
    schedules: false,
    clock,
    ...(options.at ? { at: options.at } : {}),
    ...(options.still ? { stripeRetries: 0, wait: async (ms: number) => later(ms) } : {}),
  });
  await services.queue.boss.start();
  ctx = systemCtx(services, 'test');
  await hangPictures(services.connection, sandbox.origin);
  const system = ctx;
  return {
    ctx: system,
    connection: services.connection,
    sandbox,
    received,
    /** The services' doors. Throws where the harness was opened without. */
    door(provider: 'printful' | 'printify'): Door {
      if (!doors) throw new Error('this harness has no doors');
      return doors[provider];
    },
    as: (actor: Actor): Ctx => ({ ...services, actor }),
    cart: (providers: string[]) => cartOf(system, providers, {}),
    /** A guest's checkout: an unpaid order. */
    checkout: (input: CheckoutInput, idempotencyKey: string) =>
      createPaymentIntent({ ...services, actor: { kind: 'anonymous' } }, input, idempotencyKey),
    /** An unpaid order of one item per named provider. */
    async place(
      providers: string[] = ['printful', 'printify'],
      idempotencyKey: string = randomBytes(12).toString('hex'),
      more: More = {},
    ) {
      return this.checkout(await cartOf(system, providers, more), idempotencyKey);
    },
    /** As the browser does. Returns the HTTP status: 402 for a declined card. */
    pay: (order: Payable, card?: string, more?: Record<string, string>) =>
      confirmPayment(sandbox.stripeUrl, order, card, more),
    challenge: (order: Payable, outcome: 'complete' | 'fail') => answerChallenge(sandbox.stripeUrl, order, outcome),
    later,
    /** From here on the app's time passes by `later` alone. */
    stopClock() {
      stoppedMs = Date.now();
    },
    /** `elsewhere`: what another database says is owed. */
    work: (elsewhere?: Ctx) => work(elsewhere ?? system, sandbox, later),
    async close() {
      services.mailer.close();
      await sandbox.stop();
      receiver.close();
      doors?.printful.close();
      doors?.printify.close();
      await services.close();
      await rm(files, { recursive: true, force: true });
    },
  };
}

/** The catalogue's pictures are where this sandbox shows them. */
async function hangPictures({ db }: DbConnection, origin: string): Promise<void> {
  const seededFrom = inject('seededFrom');
  await db.execute(sql`with seen as (
      update products set pictures = replace(pictures::text, ${seededFrom}, ${origin})::jsonb
    ), shown as (
      update shelf set picture = replace(picture, ${seededFrom}, ${origin}), scene = replace(scene, ${seededFrom}, ${origin})
    ) update variants set pictures = replace(pictures::text, ${seededFrom}, ${origin})::jsonb`);
}

/** What the route does, without HTTP. */
async function deliver(
  ctx: Ctx,
  secret: string | undefined,
  message: { source: string; rawBody: string; headers: Headers },
): Promise<number> {
  if (secret !== undefined && secret !== ctx.sources.get(message.source)?.hints?.path(ctx.env)) return 404;
  try {
    await receiveWebhook(ctx, { ...message, unsigned: secret !== undefined });
    return 200;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await countRejection(ctx, { source: message.source, reason: error.code });
    return error.code === 'invalid_signature' ? 401 : 400;
  }
}

/** The one address of ours that providers fetch from. */
async function serveDesignFile(ctx: Ctx, path: string, response: ServerResponse): Promise<void> {
  const [, , , file = '', name = ''] = path.split('/');
  try {
    const found = await readDesign(ctx, { file, name });
    const body = Buffer.from(await new Response(found.body).arrayBuffer());
    response.writeHead(200, { 'content-type': found.contentType }).end(body);
  } catch (error) {
    response.writeHead(error instanceof AppError ? 404 : 500).end();
  }
}

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
const ROUNDS = 40;

/** Does everything that is stored and owed, again and again, until nothing moves; what must wait gets time. */
async function work(ctx: Ctx, sandbox: Sandbox, later: (ms: number) => void): Promise<void> {
  for (let round = 0, quiet = 0; quiet < 2 && round < ROUNDS; round += 1) {
    await sandbox.world.deliveries.settled();
    const isStored = () =>
      ctx.db.select({ id: webhookEvents.id }).from(webhookEvents).where(eq(webhookEvents.state, 'received'));
    const isOwed = () => ctx.db.select({ id: effects.id }).from(effects).where(eq(effects.state, 'pending'));
    const events = await isStored();
    for (const { id } of events) await runEvent(ctx, id);
    const owed = await isOwed();
    for (const { id } of owed) await runEffect(ctx, id);
    // What was put off is tried again in a later round, as the queue would.
    const open = [...(await isStored()), ...(await isOwed())];
    const waits = open.some(({ id }) => [...events, ...owed].some((tried) => tried.id === id));
    if (waits) later(60_000);
    quiet = events.length + owed.length === 0 ? quiet + 1 : 0;
    if (quiet === 1) later(5_000);
  }
}
