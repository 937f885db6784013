import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@/db/embedded';
import { migrateDatabase } from '@/db/migrate';

export const TEMPLATE = 'template_flowbotz';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server's `postgres` database; test files make their own from the migrated template. */
    postgres: string;
  }
}

/** One real PostgreSQL for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbeddedPostgres(mkdtempSync(join(tmpdir(), 'flowbotz-test-')), { keep: false });
  await server.create(TEMPLATE);
  await migrateDatabase(server.url(TEMPLATE));
  project.provide('postgres', server.url('postgres'));
  return () => server.stop();
}
