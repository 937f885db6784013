import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDatabase, startEmbeddedPostgres } from '@/db/embedded';
import { migrateDatabase } from '@/db/migrate';
import { createServices } from '@/lib/compose/services';
import { KEY_NAMES } from '@/lib/domain/shop/keys';
import { systemCtx } from '@/lib/engine/ctx';
import { parseEnv } from '@/lib/platform/env';
import { importDue } from '@/lib/services/catalogue/import-due';
import { registerWebhooks } from '@/lib/services/webhooks/register-webhooks';
import type { Store } from '../packages/sandbox/core/store-seed';
import type { Sandbox } from '../packages/sandbox/host';
import { startSandbox } from '../packages/sandbox/start';
import { buildProcesses } from './build-processes';

/** The whole system on this machine: database, sandbox, app. Everything it started ends with `stop`. */
export type Stack = {
  appUrl: string;
  sandbox: Sandbox;
  env: Record<string, string>;
  databaseUrl: string;
  /** What `npm start` runs: the process that watches the others. */
  app: ChildProcess;
  stop: () => Promise<void>;
};

export type StackOptions = {
  port: number;
  sandboxPort: number;
  timeScale: number;
  autopilot: boolean;
  adminEmail: string;
  /** False: nothing is connected and nobody owns the shop. */
  keys: boolean;
  /** What the stores hold more; null for the built-in goods alone. */
  store: Store | null;
  say: (line: string) => void;
};

/** For whoever drives it from a program: free ports, a quick clock, and orders that move when they are told to. */
const USUAL: StackOptions = {
  port: 0,
  sandboxPort: 0,
  timeScale: 60,
  autopilot: false,
  adminEmail: 'admin@flowbotz.example',
  keys: true,
  store: null,
  say: () => undefined,
};

/** Its data is its own and goes with it. */
export async function startStack(wish: Partial<StackOptions> = {}): Promise<Stack> {
  const options = { ...USUAL, ...wish };
  const { say } = options;
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const port = options.port === 0 ? await freePort() : options.port;
    // A name, for passkeys have no numbers.
    const appUrl = `http://localhost:${port}`;
    const databaseUrl = await database(undo);
    say('database ready');
    const sandbox = await startSandbox({
      port: options.sandboxPort,
      timeScale: options.timeScale,
      autopilot: options.autopilot,
      ...(options.store ? { store: options.store } : {}),
    });
    undo.push(() => sandbox.stop());
    say(`sandbox on ${sandbox.origin}`);

    const env = sandboxEnv(options, { appUrl, databaseUrl, sandbox });
    if (options.keys) await fillShop(env, say);
    else for (const name of [...KEY_NAMES, 'ADMIN_EMAILS']) env[name] = '';
    await buildIfNeeded(say);
    const app = startApp(port, env);
    undo.push(() => stopChild(app));
    await untilUp(`${appUrl}/api/health`, app);
    say(`app on ${appUrl}`);
    return { appUrl, sandbox, env, databaseUrl, app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Registers webhooks and reads the stores. */
async function fillShop(env: Record<string, string>, say: StackOptions['say']): Promise<void> {
  const services = createServices(parseEnv(env), { schedules: false });
  try {
    await services.queue.boss.start();
    const ctx = systemCtx(services, 'setup');
    Object.assign(env, await registerWebhooks(ctx, { newSecret: randomBytes(20).toString('hex') }));
    for (const { provider, read } of await importDue(ctx, { trigger: 'seed', always: true }))
      say(`${read} products from ${provider}`);
  } finally {
    await services.close();
  }
}

async function database(undo: (() => Promise<void>)[]): Promise<string> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    await migrateDatabase(given);
    return given;
  }
  const server: EmbeddedDatabase = await startEmbeddedPostgres(mkdtempSync(join(tmpdir(), 'flowbotz-')), {
    keep: false,
  });
  undo.push(() => server.stop());
  await server.create('flowbotz');
  await migrateDatabase(server.url('flowbotz'));
  return server.url('flowbotz');
}

/** Test keys and base URLs: this is all that makes the app talk to the sandbox. */
export function sandboxEnv(
  options: { adminEmail: string; timeScale: number },
  { appUrl, databaseUrl, sandbox }: { appUrl: string; databaseUrl: string; sandbox: Sandbox },
): Record<string, string> {
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    DATABASE_URL: databaseUrl,
    APP_URL: appUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
    ADMIN_EMAILS: options.adminEmail,
    ALERT_EMAILS: 'duty@flowbotz.example',
    DATA_KEYS: `demo:${randomBytes(32).toString('base64')}`,
    CRON_SECRET: randomBytes(24).toString('base64url'),
    SMTP_URL: sandbox.smtpUrl,
    STRIPE_SECRET_KEY: 'sk_test_flowbotzSandbox0001',
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_flowbotzSandbox0001',
    STRIPE_API_URL: sandbox.stripeUrl,
    STRIPE_JS_URL: `${sandbox.stripeUrl}/js/stripe.js`,
    TAX_MODE: process.env['TAX_MODE'] ?? 'stripe',
    PRINTFUL_API_KEY: 'sandbox',
    PRINTFUL_API_URL: sandbox.printfulUrl,
    PRINTIFY_API_KEY: 'sandbox',
    PRINTIFY_SHOP_ID: '901001',
    PRINTIFY_API_URL: sandbox.printifyUrl,
    // The sandbox counts its minutes in its own time.
    PROVIDER_PACE: String(Math.max(1, options.timeScale)),
  };
}

const BUILT_FROM = [
  'app',
  'components',
  'lib',
  'db',
  'messages',
  'public',
  'next.config.ts',
  'package.json',
  'proxy.ts',
  'instrumentation.ts',
];

/** Throws with what the build said. */
export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  const mark = join('.next', 'BUILD_ID');
  if (existsSync(mark) && newestOf(BUILT_FROM) < statSync(mark).mtimeMs) return buildProcesses();
  say('building the app (only when something changed) …');
  const build = spawn('npm', ['run', 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  const output: string[] = [];
  for (const stream of [build.stdout, build.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve) => build.once('exit', resolve));
  if (code !== 0) throw new Error(`the build failed:\n${output.join('')}`);
}

function newestOf(paths: string[]): number {
  return Math.max(
    ...paths.filter(existsSync).map((path) => {
      const stats = statSync(path);
      if (!stats.isDirectory()) return stats.mtimeMs;
      return (
        newestOf(
          readdirSync(path)
            .map((name) => join(path, name))
            .concat([]),
        ) || stats.mtimeMs
      );
    }),
    0,
  );
}

function startApp(port: number, env: Record<string, string>): ChildProcess {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS|TSX_|VITEST)/.test(name)),
  );
  return spawn(process.execPath, [join('.next', 'processes', 'start.mjs')], {
    stdio: ['ignore', process.env['APP_LOGS'] === '1' ? 'inherit' : 'ignore', 'inherit'],
    env: {
      ...clean,
      ...env,
      HOST: '127.0.0.1',
      PORT: String(port),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(force);
}

async function untilUp(url: string, app: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (app.exitCode !== null) throw new Error(`the app ended with code ${app.exitCode}`);
    const up = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not come up`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
