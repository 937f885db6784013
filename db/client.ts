import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import * as catalogue from './schema/catalogue';
import * as consoleTables from './schema/console';
import * as designs from './schema/designs';
import * as operations from './schema/operations';
import * as orderTokens from './schema/order-tokens';
import * as orders from './schema/orders';
import * as people from './schema/people';
import * as providers from './schema/providers';
import * as service from './schema/service';
import * as webhooks from './schema/webhooks';

const schema = {
  ...orders,
  ...orderTokens,
  ...people,
  ...catalogue,
  ...designs,
  ...operations,
  ...providers,
  ...webhooks,
  ...service,
  ...consoleTables,
};

export type Db = PostgresJsDatabase<typeof schema>;
/** Inside `db.transaction(async (tx) => …)`. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export type DbConnection = { db: Db; sql: Sql; close: () => Promise<void> };

export function connect(url: string, options: { max: number }): DbConnection {
  const sql = postgres(url, {
    max: options.max,
    onnotice: () => undefined,
    connection: { application_name: 'flowbotz' },
  });
  return { db: drizzle(sql, { schema, casing: 'snake_case' }), sql, close: () => sql.end({ timeout: 5 }) };
}
