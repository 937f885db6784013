import { sql } from 'drizzle-orm';
import type { Place } from '@/db/sealed';
import { open } from '@/lib/platform/crypto';
import { sealedColumns } from '@/lib/services/backoffice/doctor/sealed-columns';
import type { Harness } from '../support/harness';

/** The tables in which something tells of this person, opened where they are sealed. */
export async function tablesNaming(h: Harness, person: RegExp): Promise<string[]> {
  const tables = await h.ctx.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  );
  const sealed = await sealedColumns(h.ctx.db);
  const telling: string[] = [];
  for (const { name } of tables) {
    const rows = await h.ctx.db.execute<{ row: string }>(
      sql.raw(`select row_to_json(t)::text as row from "${name}" t`),
    );
    const opened = rows.map(({ row }) => {
      const values = JSON.parse(row) as Record<string, unknown>;
      const within = sealed.filter(({ table }) => table === name);
      return (
        row +
        within.map(({ table, column, key }) => unsealed(h, { table, column, row: String(values[key]) }, values[column]))
      );
    });
    if (opened.some((text) => person.test(text))) telling.push(name);
  }
  return telling;
}

function unsealed(h: Harness, { table, column, row }: Place, value: unknown): string {
  return value ? open(String(value), h.ctx.env.DATA_KEYS, `${table}.${column}:${row}`) : '';
}

/** Every column of every table in which a value stands as it is, sealed ones left closed. */
export async function inClear(h: Harness): Promise<string[]> {
  const columns = await h.ctx.db.execute<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and table_name in (select tablename from pg_tables where schemaname = 'public')`);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await h.ctx.db.execute<{ hits: number }>(sql`select count(*)::int as hits
      from ${sql.identifier(table)} where ${sql.identifier(column)}::text ~* 'zyxwvu|qwertz'`);
    if ((row?.hits ?? 0) > 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}
