import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type DbConnection } from '@/db/client';
import { LISTING_STATES } from '@/lib/domain/catalogue/listing-state';
import {
  ALERT,
  CATALOGUE_RUN,
  DISPUTE,
  EFFECT,
  FULFILLMENT,
  MESSAGE,
  MOCKUP,
  ORDER_STATUSES,
  PACKAGE,
  PAYMENT,
  REFUND,
  REFUND_REQUEST,
  statesOf,
} from '@/lib/domain/order/states';
import { openDatabase } from '../support/database';

const COLUMNS: [table: string, column: string, states: readonly string[]][] = [
  ['alerts', 'state', statesOf(ALERT)],
  ['catalogue_runs', 'state', statesOf(CATALOGUE_RUN)],
  ['effects', 'state', statesOf(EFFECT)],
  ['fulfillments', 'status', statesOf(FULFILLMENT)],
  ['listings', 'state', LISTING_STATES],
  ['mockups', 'state', statesOf(MOCKUP)],
  ['orders', 'payment_status', statesOf(PAYMENT)],
  ['orders', 'status', ORDER_STATUSES],
  ['payment_disputes', 'state', statesOf(DISPUTE)],
  ['payment_refunds', 'state', statesOf(REFUND)],
  ['refund_requests', 'state', statesOf(REFUND_REQUEST)],
  ['shipments', 'status', statesOf(PACKAGE)],
  ['webhook_events', 'state', statesOf(MESSAGE)],
];

let connection: DbConnection;
beforeAll(async () => {
  connection = connect(await openDatabase(), { max: 1 });
});
afterAll(() => connection.close());

it('every column of a state takes exactly the states of its table, and is checked for what is in it', async () => {
  const checks = await connection.db.execute<{ table: string; column: string; rule: string; valid: boolean }>(sql`
    select c.conrelid::regclass::text as table, a.attname as column, pg_get_constraintdef(c.oid) as rule,
      c.convalidated as valid
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'c' and c.connamespace = 'public'::regnamespace and a.attname in ('state', 'status', 'payment_status')
    order by 1, 2`);
  expect(checks.map(({ table, column, rule, valid }) => ({ table, column, states: named(rule), valid }))).toEqual(
    COLUMNS.map(([table, column, states]) => ({ table, column, states: [...states].sort(), valid: true })),
  );
});

it('no column of a state is without a check', async () => {
  const columns = await connection.db.execute<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name in ('state', 'status', 'payment_status') order by 1, 2`);
  expect(columns.map(({ table, column }) => [table, column])).toEqual(
    COLUMNS.map(([table, column]) => [table, column]),
  );
});

function named(rule: string): string[] {
  return [...rule.matchAll(/'([a-z_]+)'/g)].map(([, state]) => state ?? '').sort();
}
