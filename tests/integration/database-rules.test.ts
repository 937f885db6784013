import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type DbConnection } from '@/db/client';
import { DECIMALS } from '@/lib/domain/money/currencies';
import { toDecimal } from '@/lib/domain/money/money';
import { openDatabase } from '../support/database';

let connection: DbConnection;
beforeAll(async () => {
  connection = connect(await openDatabase(), { max: 1 });
});
afterAll(() => connection.close());

it('the total in major units has the decimals of the one table, for every currency in it', async () => {
  const [column] = await connection.db.execute<{ expression: string }>(sql`
    select pg_get_expr(adbin, adrelid) as expression
    from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum
    where adrelid = 'orders'::regclass and attname = 'total_amount'`);
  const codes = JSON.stringify([...DECIMALS.keys()]);
  const told = await connection.db.execute<{ currency: string; amount: string }>(sql`
    select currency, ${sql.raw(column?.expression ?? '')}::float8::text as amount
    from (select currency, 123456 as total_minor from jsonb_array_elements_text(${codes}::text::jsonb) as t(currency)) o`);
  expect(told.map(({ currency, amount }) => [currency, Number(amount)])).toEqual(
    [...DECIMALS.keys()].map((currency) => [currency, Number(toDecimal(123_456, currency))]),
  );
});
