import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connect, type DbConnection } from '@/db/client';
import { type EmbeddedDatabase, startEmbeddedPostgres } from '@/db/embedded';

const POOL = 6;
/** A failover is over for us when the new connections are made: seconds, whatever it was that broke. */
const BACK_WITHIN_MS = 8_000;

let server: EmbeddedDatabase;
let connection: DbConnection;
let uncaught: unknown[] = [];
const remember = (error: unknown) => void uncaught.push(error);

beforeAll(async () => {
  server = await startEmbeddedPostgres(mkdtempSync(join(tmpdir(), 'failover-')), { keep: false });
  await server.create('shop');
  connection = connect(server.url('shop'), { max: POOL });
  await connection.db.execute(sql`create table marks (who text not null)`);
  process.on('uncaughtException', remember);
  process.on('unhandledRejection', remember);
}, 60_000);

beforeEach(async () => {
  uncaught = [];
  await connection.db.execute(sql`truncate marks`);
});

afterAll(async () => {
  process.off('uncaughtException', remember);
  process.off('unhandledRejection', remember);
  await connection.close();
  await server.stop();
});

/** As many transactions as the pool has connections, each inside with a row written and a statement that takes long. */
async function underWay(then: (n: number) => unknown = () => undefined) {
  const ends = Array.from({ length: POOL }, (_, n) =>
    connection.db
      .transaction(async (tx) => {
        await tx.execute(sql`insert into marks values (${`inside ${n}`})`);
        try {
          await tx.execute(sql`select pg_sleep(60)`);
        } catch (error) {
          // Code that goes on after a failure must not write beside its transaction either.
          await tx.execute(sql`insert into marks values (${`after ${n}`})`).catch(() => undefined);
          await then(n);
          throw error;
        }
      })
      .then(
        () => 'committed',
        () => 'failed',
      ),
  );
  await expect.poll(async () => (await sleepers()).length, { timeout: 10_000 }).toBe(POOL);
  return ends;
}

const admin = <T>(run: (admin: postgres.Sql) => Promise<T>): Promise<T> => {
  const client = postgres(server.url('shop'), { max: 1, onnotice: () => undefined });
  return run(client).finally(() => client.end({ timeout: 1 }));
};

const sleepers = () =>
  admin(
    (on) => on<{ pid: number }[]>`select pid from pg_stat_activity where query like '%pg_sleep(60)%'
    and pid <> pg_backend_pid()`,
  );

const cutAll = () =>
  admin(
    (on) => on`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`,
  );

/** As many callers at once as there are connections: one that is dead and kept would be met. */
async function isServed(): Promise<void> {
  const untilMs = Date.now() + BACK_WITHIN_MS;
  for (;;) {
    const answers = await Promise.allSettled(
      Array.from({ length: POOL }, () =>
        connection.db.transaction(async (tx) => {
          await tx.execute(sql`select 1`);
        }),
      ),
    );
    const failed = answers.filter(({ status }) => status === 'rejected');
    if (failed.length === 0) return;
    if (Date.now() > untilMs) throw new Error('still not served', { cause: failed[0] });
  }
}

const marks = async () =>
  (await connection.db.execute<{ who: string }>(sql`select who from marks`)).map(({ who }) => who);

it('connections cut inside their transactions cost those transactions and nothing else', async () => {
  const ends = await underWay();
  await cutAll();
  expect(await Promise.all(ends)).toEqual(Array(POOL).fill('failed'));
  await isServed();
  expect(await marks()).toEqual([]);
  expect(uncaught).toEqual([]);
}, 30_000);

it('a restart of the whole database under load costs what was in flight and nothing else', async () => {
  const ends = await underWay();
  await server.restart();
  expect(await Promise.all(ends)).toEqual(Array(POOL).fill('failed'));
  await isServed();
  expect(await marks()).toEqual([]);
  expect(uncaught).toEqual([]);
}, 60_000);

it('connections cut while nobody uses them are replaced unseen', async () => {
  await isServed();
  await cutAll();
  await isServed();
  expect(uncaught).toEqual([]);
}, 30_000);

it('a statement that comes after its transaction ended is refused, not run beside it', async () => {
  let late: Promise<unknown> = Promise.resolve();
  let ended: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    ended = resolve;
  });
  await expect(
    connection.db.transaction(async (tx) => {
      late = over.then(() => tx.execute(sql`insert into marks values ('late')`));
      late.catch(() => undefined);
      await tx.execute(sql`insert into marks values ('inside')`);
      throw new Error('given up');
    }),
  ).rejects.toThrow('given up');
  ended();
  await expect(late).rejects.toThrow();
  expect(await marks()).toEqual([]);
});
