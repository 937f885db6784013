import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type EmbeddedDatabase, startEmbeddedPostgres } from '@/db/embedded';
import { migrateDatabase } from '@/db/migrate';
import { seedCatalogue } from './seed';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server's `postgres` database; test files make their own from a template. */
    postgres: string;
    /** Of the sandbox that the template's catalogue was read from: its pictures' addresses begin with it. */
    seededFrom: string;
  }
}

/** Migrated, and empty or with the catalogue. */
export const TEMPLATES = { empty: 'template_empty', catalogue: 'template_catalogue' };

type Server = { database: EmbeddedDatabase; seededFrom: string };
// Every project of a run asks for it; all of them share one.
const shared = globalThis as typeof globalThis & { flowbotzPostgres?: { server: Promise<Server>; users: number } };

/** One real PostgreSQL for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.flowbotzPostgres ??= { server: start(), users: 0 };
  const { flowbotzPostgres } = shared;
  flowbotzPostgres.users += 1;
  const { database, seededFrom } = await flowbotzPostgres.server;
  project.provide('postgres', database.url('postgres'));
  project.provide('seededFrom', seededFrom);
  return async () => {
    flowbotzPostgres.users -= 1;
    if (flowbotzPostgres.users === 0) await database.stop();
  };
}

async function start(): Promise<Server> {
  const database = await startEmbeddedPostgres(mkdtempSync(join(tmpdir(), 'flowbotz-test-')), { keep: false });
  await database.create(TEMPLATES.empty);
  await migrateDatabase(database.url(TEMPLATES.empty));
  await database.create(TEMPLATES.catalogue, TEMPLATES.empty);
  return { database, seededFrom: await seedCatalogue(database.url(TEMPLATES.catalogue)) };
}
