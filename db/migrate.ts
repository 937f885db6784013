import { setTimeout as sleep } from 'node:timers/promises';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import postgres, { type ISql, type Sql } from 'postgres';
import { migrateQueue } from './queue';

const FOLDER = 'db/migrations';
/** Whoever comes after a statement that waits for a lock waits as well: so it gives up and tries again. */
const LOCK_TIMEOUT = '1s';
const TRIES = 120;
const LONGEST_PAUSE_MS = 5_000;
/** Not to be had in time, or given up so that two do not wait for each other. */
const BUSY = ['55P03', '40P01'];

/**
 * Brings a database to the newest schema, ours and the queue's, while the shop runs on it. Each file is a transaction of
 * its own; what builds an index beside the traffic is none. Safe to run twice and from two places at once.
 */
export async function migrateDatabase(url: string, folder = FOLDER): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(7301)`;
    await sql`create schema if not exists drizzle`;
    await sql`create table if not exists drizzle.__drizzle_migrations
      (id serial primary key, hash text not null, created_at bigint)`;
    const [newest] = await sql<{ at: string | null }[]>`select max(created_at) as at from drizzle.__drizzle_migrations`;
    for (const file of readMigrationFiles({ migrationsFolder: folder }))
      if (file.folderMillis > Number(newest?.at ?? 0)) await patiently(() => apply(sql, file));
    await migrateQueue(url);
  } finally {
    await sql.end();
  }
}

async function patiently(run: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      const isBusy = error instanceof postgres.PostgresError && BUSY.includes(error.code);
      if (!isBusy || tries === TRIES) throw error;
      await sleep(Math.min(LONGEST_PAUSE_MS, 100 * tries));
    }
  }
}

async function apply(sql: Sql, { sql: statements, hash, folderMillis }: MigrationMeta): Promise<void> {
  const done = (on: ISql) =>
    on`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  if (statements.some((statement) => CONCURRENT.test(statement))) {
    for (const statement of statements) await buildBeside(sql, statement);
    await done(sql);
    return;
  }
  await sql.begin(async (tx) => {
    await tx.unsafe(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
    for (const statement of statements) await tx.unsafe(statement);
    await done(tx);
  });
}

const CONCURRENT = /create\s+(?:unique\s+)?index\s+concurrently\s+if\s+not\s+exists\s+"?(\w+)/i;

/** An index that was cut off stays behind, unusable and in the way of the next attempt. */
async function buildBeside(sql: Sql, statement: string): Promise<void> {
  const [, name = ''] = CONCURRENT.exec(statement) ?? [];
  const [broken] = await sql`select 1 from pg_index where indexrelid = to_regclass(${name}) and not indisvalid`;
  if (broken) await sql.unsafe(`drop index concurrently "${name}"`);
  await sql.unsafe(statement);
}
