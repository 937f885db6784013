import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@/db/client';
import { schemaGaps } from '@/db/inspect';
import { openDatabase } from '../support/database';
import { openDeafLine } from '../support/deaf-line';
import { type Harness, openHarness } from '../support/harness';
import { doctor, said } from './_doctor';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const run = (url: string) => doctor({ ...h.ctx.env, DATABASE_URL: url });
const NEWEST = '(select max(created_at) from drizzle.__drizzle_migrations)';

/** A database of its own for whoever breaks it. */
async function brokenBy(statement: string): Promise<string> {
  const url = await openDatabase();
  const connection = connect(url, { max: 1 });
  await connection.db.execute(sql.raw(statement));
  await connection.close();
  return url;
}

describe('of a database, each by its name:', () => {
  const unreachable = (part: Partial<URL>) => Object.assign(new URL(h.ctx.env.DATABASE_URL), part).href;

  it.each([
    ['that nobody runs', () => unreachable({ port: '9' }), 'ECONNREFUSED', 'start PostgreSQL'],
    ['that does not exist', () => unreachable({ pathname: '/nowhere' }), '3D000', 'make the database'],
    ['with another password', () => unreachable({ password: 'guess' }), '28P01', 'user and password'],
  ])('one %s', async (_what, url, code, todo) => {
    const { findings } = await run(url());
    expect(findings['database']?.found).toContain(code);
    expect(findings['database']?.todo).toContain(todo);
    expect(findings['rest']?.verdict).toBe('look');
  });

  it.each([
    ['never migrated', 'drop schema drizzle cascade', 'database.migrations', /0000_initial.*db:migrate/],
    [
      'a release behind',
      `delete from drizzle.__drizzle_migrations where created_at = ${NEWEST}`,
      'database.migrations',
      /not applied: 00.*db:migrate/,
    ],
    ['without a table', 'drop table mockups cascade', 'database.schema', /table mockups .*by hand/],
    ['without a column', 'alter table orders drop column country', 'database.schema', /column orders.country/],
    ['without a rule', 'alter table orders drop constraint orders_status', 'database.schema', /rule orders_status/],
    [
      'that lets history be changed',
      'drop trigger order_events_append_only on order_events',
      'database.schema',
      /trigger order_events_append_only/,
    ],
    ['without its queue', 'drop schema pgboss cascade', 'database.queue', /not installed.*db:migrate/],
  ] as const)('one %s', async (_what, statement, check, found) => {
    const { findings } = await run(await brokenBy(statement));
    expect(said(findings[check])).toMatch(found);
  });

  it('one behind a pooler that shares connections', async () => {
    const line = await openDeafLine(h.ctx.env.DATABASE_URL);
    const { findings } = await run(line.url);
    line.close();
    expect(findings['database.session']).toMatchObject({
      verdict: 'wrong',
      todo: expect.stringContaining('session mode'),
    });
  });

  it('nothing of a fresh one is missing', async () => {
    const connection = connect(await openDatabase(), { max: 1 });
    expect(await schemaGaps(connection.db)).toEqual([]);
    await connection.close();
  });
});
