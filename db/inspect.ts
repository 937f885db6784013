import { sql } from 'drizzle-orm';
import { CasingCache } from 'drizzle-orm/casing';
import { getTableConfig } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { type Db, tables } from './client';
import journal from './migrations/meta/_journal.json' with { type: 'json' };
import { QUEUES } from './queue';

const CONNECT_MS = 5_000;
const HEAR_MS = 2_000;
/** Made by hand in the migrations: Drizzle knows no triggers. */
export const TRIGGERS = ['order_events_append_only', 'order_notes_append_only', 'audit_log_append_only'];

/** Why nobody gets into the database, in PostgreSQL's or the system's code and words; null when one does. */
export async function whyUnreachable(url: string): Promise<{ code: string; message: string } | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    const { code = 'unknown', message } = error as Error & { code?: string };
    return { code, message };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether what is notified on one connection is heard on another: not through a pooler that shares connections. */
export async function hearsItself(url: string): Promise<boolean> {
  const [ear, mouth] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  try {
    await Promise.all([ear.connect(), mouth.connect()]);
    await ear.query('listen flowbotz_doctor');
    return await new Promise<boolean>((resolve, reject) => {
      const late = setTimeout(() => resolve(false), HEAR_MS);
      ear.once('notification', () => {
        clearTimeout(late);
        resolve(true);
      });
      mouth.query("select pg_notify('flowbotz_doctor', '')").catch(reject);
    });
  } finally {
    await Promise.all([ear.end(), mouth.end()]);
  }
}

/** Migrations of this release that the database has not had, and how many it had that this release does not know. */
export async function migrationGaps(db: Db): Promise<{ missing: string[]; unknown: number }> {
  const [found] = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  const rows = found?.there
    ? await db.execute<{ at: string }>(sql`select created_at::text as at from drizzle.__drizzle_migrations`)
    : [];
  const applied = new Set(rows.map(({ at }) => Number(at)));
  const known = new Set(journal.entries.map(({ when }) => when));
  return {
    missing: journal.entries.filter(({ when }) => !applied.has(when)).map(({ tag }) => tag),
    unknown: [...applied].filter((when) => !known.has(when)).length,
  };
}

/** Tables, columns, indexes, rules and triggers that should be there and are not, whatever the list of migrations says. */
export async function schemaGaps(db: Db): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
    union all select 'index ' || indexname from pg_indexes where schemaname = 'public'
    union all select 'rule ' || conname from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'trigger ' || tgname from pg_trigger where not tgisinternal`);
  const there = new Set(rows.map(({ name }) => name));
  const casing = new CasingCache('snake_case');
  const gaps = tables().flatMap((table) => {
    const { name, columns, indexes, checks } = getTableConfig(table);
    const ofColumns = columns.map((column) => `${name}.${casing.getColumnCasing(column)}`);
    const gone = ofColumns.filter((column) => !there.has(column));
    if (gone.length === ofColumns.length) return [`table ${name}`];
    return [
      ...gone.map((column) => `column ${column}`),
      ...indexes.map(({ config }) => `index ${config.name ?? ''}`).filter((index) => !there.has(index)),
      ...checks.map((check) => `rule ${check.name}`).filter((check) => !there.has(check)),
    ];
  });
  return [...gaps, ...TRIGGERS.map((trigger) => `trigger ${trigger}`).filter((trigger) => !there.has(trigger))];
}

/** What is wrong with the job queue's own schema, null where nothing is. */
export async function queueFault(url: string): Promise<string | null> {
  const boss = new PgBoss({
    connectionString: url,
    max: 1,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  try {
    await boss.start();
    const queues = (await boss.getQueues()).map(({ name }) => name);
    const missing = QUEUES.filter((name) => !queues.includes(name));
    return missing.length > 0 ? `queues are missing: ${missing.join(', ')}` : null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await boss.stop({ graceful: false }).catch(() => undefined);
  }
}
