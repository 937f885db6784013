import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, expect, it } from 'vitest';
import { migrateDatabase } from '@/db/migrate';
import { openDatabase } from '../support/database';

type Entry = { idx: number; version: string; when: number; tag: string; breakpoints: boolean };
const open: postgres.Sql[] = [];
afterEach(() => Promise.all(open.splice(0).map((sql) => sql.end())));

function connect(url: string, max = 1): postgres.Sql {
  const sql = postgres(url, { max, onnotice: () => undefined });
  open.push(sql);
  return sql;
}

/** The migrations there are, and these after them. */
function folderWith(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'flowbotz-migrations-'));
  cpSync('db/migrations', folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: Entry[] };
  const last = journal.entries.at(-1);
  if (!last) throw new Error('there are no migrations');
  for (const [at, text] of files.entries()) {
    const tag = `9${at}_later`;
    writeFileSync(join(folder, `${tag}.sql`), text);
    journal.entries.push({ ...last, idx: last.idx + 1 + at, when: last.when + 1 + at, tag });
  }
  writeFileSync(path, JSON.stringify(journal));
  return folder;
}

/** What the shop does all the time. Answers the longest it had to wait. */
function traffic(sql: postgres.Sql) {
  let isOver = false;
  let worstMs = 0;
  const going = (async () => {
    while (!isOver) {
      const at = performance.now();
      await sql`select status from orders where order_number = 'FBZ5'`;
      await sql`insert into sync_runs (trigger, started_at) values ('test', now())`;
      worstMs = Math.max(worstMs, performance.now() - at);
      await sleep(10);
    }
  })();
  return async () => {
    isOver = true;
    await going;
    return worstMs;
  };
}

it('a migration that waits for a lock keeps nobody else waiting, and comes through once it is free', async () => {
  const url = await openDatabase();
  const stop = traffic(connect(url));
  const slow = connect(url);
  const reading = slow.begin(async (tx) => {
    await tx`select count(*) from orders`;
    await sleep(6_000);
  });
  await sleep(200);
  await migrateDatabase(
    url,
    folderWith(
      'ALTER TABLE "orders" ADD COLUMN "later" text;',
      'CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_by_later" ON "orders" ("later");',
    ),
  );
  await reading;
  // One second is how long the migration waits; the rest is this machine.
  expect(await stop()).toBeLessThan(3_000);
  const [made] = await slow`select indisvalid from pg_index where indexrelid = 'orders_by_later'::regclass`;
  expect(made).toEqual({ indisvalid: true });
});

it('an index whose building was cut off is built anew', async () => {
  const url = await openDatabase();
  const sql = connect(url);
  await sql`insert into sync_runs (trigger, started_at) values ('a', now()), ('a', now())`;
  const twice = sql.unsafe('create unique index concurrently "runs_by_later" on sync_runs (trigger)');
  await expect(twice).rejects.toThrow('could not create unique index');
  await migrateDatabase(
    url,
    folderWith('CREATE INDEX CONCURRENTLY IF NOT EXISTS "runs_by_later" ON "sync_runs" ("trigger");'),
  );
  const [made] = await sql`select indisvalid from pg_index where indexrelid = 'runs_by_later'::regclass`;
  expect(made).toEqual({ indisvalid: true });
});

it('a file that fails leaves nothing of itself behind, and what came before it stays', async () => {
  const url = await openDatabase();
  const folder = folderWith(
    'ALTER TABLE "orders" ADD COLUMN "first" text;',
    'ALTER TABLE "orders" ADD COLUMN "second" text;--> statement-breakpoint\nSELECT 1 / 0;',
  );
  await expect(migrateDatabase(url, folder)).rejects.toThrow('division by zero');
  const columns = await connect(
    url,
  )`select column_name as name from information_schema.columns where table_name = 'orders'`;
  const names = columns.map(({ name }) => String(name));
  expect([names.includes('first'), names.includes('second')]).toEqual([true, false]);
});
