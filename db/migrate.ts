import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { migrateQueue } from './queue';

/** Brings a database to the newest schema, ours and the queue's. Safe to run twice and from two places at once. */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(7301)`;
    await migrate(drizzle(sql), { migrationsFolder: 'db/migrations' });
    await migrateQueue(url);
  } finally {
    await sql.end();
  }
}
