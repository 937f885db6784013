import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import postgres from 'postgres';
import { type EmbeddedDatabase, startEmbeddedPostgres } from '@/db/embedded';
import { migrateDatabase } from '@/db/migrate';
import { createServices, type Services } from '@/lib/compose/services';
import type { CrashPoint } from '@/lib/engine/crash-points';
import { type Ctx, systemCtx } from '@/lib/engine/ctx';
import { byTimer } from '@/lib/platform/clock';
import { parseEnv } from '@/lib/platform/env';
import { importDue } from '@/lib/services/catalogue/import-due';
import { registerWebhooks } from '@/lib/services/webhooks/register-webhooks';
import type { Sandbox, SandboxOptions } from '../../packages/sandbox/host';
import { startSandbox } from '../../packages/sandbox/start';
import { sandboxEnv } from '../../scripts/stack';
import { type Line, openLine } from '../support/line';
import { type Balancer, startBalancer } from './balancer';

/** `frozen`: stands still, and nobody is sent to it. */
export type Replica = { child: ChildProcess; port: number; frozen: boolean };

export type StartOptions = {
  crashAt?: CrashPoint;
  /** One of `SAFEGUARDS`. */
  forget?: string | undefined;
  /** How far its machine's clock is off. */
  clockOffMs?: number;
};

/** Several replicas of the shop on one database, the sandbox around them, and a hand on the clock of all of it. */
export type Cluster = {
  sandbox: Sandbox;
  database: EmbeddedDatabase;
  /** Verbs of an onlooker on the same database, with the cluster's clock. */
  ctx: Ctx;
  appUrl: string;
  replicas: Replica[];
  /** The way of the replicas to the mail server. */
  mailLine: Line;
  start: (options?: StartOptions) => Promise<Replica>;
  /** SIGKILL, as a power cut would. Resolves when the process is gone. */
  kill: (replica: Replica) => Promise<void>;
  /** Stands still for so long, with whatever it holds, then goes on as if nothing had been. */
  freeze: (replica: Replica, ms: number) => Promise<void>;
  /** Time passes for everybody at once: sandbox, replicas, queue. */
  timePasses: (ms: number) => Promise<void>;
  stop: () => Promise<void>;
};

export async function startCluster(options: SandboxOptions & { timeScale: number }): Promise<Cluster> {
  mkdirSync('.data', { recursive: true });
  const home = mkdtempSync(resolve('.data', 'simulation-'));
  // PostgreSQL may run as a user of its own.
  chmodSync(home, 0o755);
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const program = await bundle(home);
    const database = await startEmbeddedPostgres(join(home, 'postgres'), { keep: false });
    undo.push(() => database.stop());
    await database.create('shop');
    await migrateDatabase(database.url('shop'));
    const sandbox = await startSandbox(options);
    undo.push(() => sandbox.stop());
    const replicas: Replica[] = [];
    const balancer = await startBalancer(() => replicas.filter(({ frozen }) => !frozen).map(({ port }) => port));
    undo.push(() => balancer.stop());
    const mailLine = await openLine(sandbox.smtpUrl);
    undo.push(async () => mailLine.close());
    const env: Record<string, string> = {
      ...(await prepare(sandbox, balancer, database.url('shop'), options.timeScale)),
      SMTP_URL: mailLine.url,
    };
    let aheadMs = 0;
    const onlooker = createServices(parseEnv(env), {
      schedules: false,
      clock: { now: () => new Date(Date.now() + aheadMs), every: byTimer },
    });
    undo.push(() => closeQuietly(onlooker));
    await onlooker.queue.boss.start();
    undo.push(async () => {
      await Promise.all(replicas.map((replica) => killReplica(replicas, replica)));
    });
    return {
      sandbox,
      database,
      ctx: systemCtx(onlooker, 'onlooker'),
      appUrl: balancer.url,
      replicas,
      mailLine,
      start: (how = {}) =>
        startReplica(replicas, program, {
          ...env,
          CLOCK_AHEAD_MS: String(aheadMs),
          ...(how.crashAt ? { CRASH_AT: how.crashAt } : {}),
          ...(how.forget ? { FORGET: how.forget } : {}),
          CLOCK_OFF_MS: String(how.clockOffMs ?? 0),
        }),
      kill: (replica) => killReplica(replicas, replica),
      async freeze(replica, ms) {
        replica.frozen = true;
        replica.child.kill('SIGSTOP');
        await new Promise((resolve) => setTimeout(resolve, ms));
        replica.child.kill('SIGCONT');
        replica.frozen = false;
        await setClock(replica, aheadMs);
      },
      async timePasses(ms) {
        aheadMs += ms;
        sandbox.world.clock.advance(ms);
        await setQueueClock(database.url('shop'), aheadMs);
        await Promise.all(replicas.filter(({ frozen }) => !frozen).map((replica) => setClock(replica, aheadMs)));
        // What the supervisors of live replicas do every minute: jobs of the dead are freed.
        await onlooker.queue.boss.supervise();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bundle(home: string): Promise<string> {
  const outfile = join(home, 'replica.mjs');
  await build({
    entryPoints: ['tests/simulation/replica.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    alias: { 'next/server': 'next/server.js' },
    jsx: 'automatic',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return outfile;
}

async function prepare(
  sandbox: Sandbox,
  balancer: Balancer,
  databaseUrl: string,
  timeScale: number,
): Promise<Record<string, string>> {
  const env = {
    ...sandboxEnv({ adminEmail: 'owner@example.com', timeScale }, { appUrl: balancer.url, databaseUrl, sandbox }),
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    DATABASE_POOL: '8',
  };
  const services = createServices(parseEnv(env), { schedules: false });
  try {
    await services.queue.boss.start();
    const ctx = systemCtx(services, 'setup');
    const secrets = await registerWebhooks(ctx, { newSecret: randomBytes(20).toString('hex') });
    await importDue(ctx, { trigger: 'test', always: true });
    return { ...env, ...secrets };
  } finally {
    await services.close();
  }
}

async function startReplica(replicas: Replica[], program: string, env: Record<string, string>): Promise<Replica> {
  const child = fork(program, [], {
    env: { NODE_ENV: 'test', PATH: process.env['PATH'] ?? '', ...env },
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: { port?: number }) => {
      if (message.port !== undefined) resolve(message.port);
    });
    child.once('exit', (code, signal) => reject(new Error(`the replica ended at its start: ${code ?? signal}`)));
  });
  const replica = { child, port, frozen: false };
  replicas.push(replica);
  // One that dies by itself (at a crash point) leaves the rota too.
  child.once('exit', () => {
    if (replicas.includes(replica)) replicas.splice(replicas.indexOf(replica), 1);
  });
  return replica;
}

async function killReplica(replicas: Replica[], replica: Replica): Promise<void> {
  if (replicas.includes(replica)) replicas.splice(replicas.indexOf(replica), 1);
  const { child } = replica;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function setClock({ child }: Replica, aheadMs: number): Promise<void> {
  if (!child.connected) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      child.off('message', heard);
      child.off('exit', done);
      resolve();
    };
    const heard = (message: { aheadMs?: number }) => {
      if (message.aheadMs === aheadMs) done();
    };
    child.on('message', heard);
    child.once('exit', done);
    child.send({ aheadMs }, (error) => {
      if (error) done();
    });
  });
}

/** pg-boss asks this function for the time, so its retries, leases and delays move with everybody else's. */
async function setQueueClock(url: string, aheadMs: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(`create or replace function pgboss.job_now() returns timestamptz as
      $$ select now() + interval '${aheadMs} milliseconds' $$ language sql stable`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function closeQuietly(services: Services): Promise<void> {
  await services.queue.boss.stop({ graceful: false });
  await services.connection.close();
}
