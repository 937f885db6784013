import { is } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { type PgDatabase, type PgQueryResultHKT, PgTable } from 'drizzle-orm/pg-core';
import { Listener } from './listener';
import { SafePool } from './pool';
import { Pulse } from './pulse';
import * as catalogue from './schema/catalogue';
import * as catalogueRuns from './schema/catalogue-runs';
import * as consoleTables from './schema/console';
import * as designs from './schema/designs';
import * as limits from './schema/limits';
import * as operations from './schema/operations';
import * as orderEvents from './schema/order-events';
import * as orderTokens from './schema/order-tokens';
import * as orders from './schema/orders';
import * as passkeys from './schema/passkeys';
import * as people from './schema/people';
import * as providerCredits from './schema/provider-credits';
import * as providers from './schema/providers';
import * as refunds from './schema/refunds';
import * as relations from './schema/relations';
import * as security from './schema/security';
import * as service from './schema/service';
import * as settings from './schema/settings';
import * as shelf from './schema/shelf';
import * as shipments from './schema/shipments';
import * as webhooks from './schema/webhooks';

const schema = {
  ...orderEvents,
  ...providerCredits,
  ...orders,
  ...shipments,
  ...orderTokens,
  ...people,
  ...passkeys,
  ...catalogue,
  ...catalogueRuns,
  ...shelf,
  ...designs,
  ...operations,
  ...providers,
  ...webhooks,
  ...security,
  ...service,
  ...consoleTables,
  ...limits,
  ...settings,
  ...refunds,
  ...relations,
};

/** All that this release keeps. */
export const tables = (): PgTable[] => Object.values<unknown>(schema).filter((kept) => is(kept, PgTable));

/** What a statement written by hand answers: its rows. */
interface RowsOf extends PgQueryResultHKT {
  type: this['row'][];
}

export type Db = PgDatabase<RowsOf, typeof schema>;
/** Inside `db.transaction(async (tx) => …)`. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export type DbConnection = {
  db: Db;
  pool: SafePool;
  /** Is the server there, and what does its clock say? */
  pulse: Pulse;
  listener: Listener;
  close: () => Promise<void>;
};

/** Longer than any question of ours takes, shorter than the lease of the work that asks. */
const STATEMENT_MS = 30_000;

/** All ways to one database. `prepare`: off for poolers that give every transaction another connection. */
export function connect(
  url: string,
  options: { max: number; prepare?: boolean; name?: string; statementMs?: number },
): DbConnection {
  const pulse = new Pulse(url);
  const pool = new SafePool(url, {
    max: options.max,
    name: options.name ?? 'flowbotz',
    prepare: options.prepare ?? true,
    statementMs: options.statementMs ?? STATEMENT_MS,
    isAnswering: async () => (await pulse.beat()) !== null,
  });
  const listener = new Listener(url);
  return {
    db: databaseOn(pool),
    pool,
    pulse,
    listener,
    async close() {
      await Promise.all([listener.close(), pool.end()]);
      await pulse.close();
    },
  };
}

/** Drizzle asks of its client no more than `query`, and of a pool `connect`; the rest of node-postgres it only types. */
function databaseOn(pool: SafePool): Db {
  return drizzle({ client: pool as never, schema, casing: 'snake_case' }) as unknown as Db;
}
