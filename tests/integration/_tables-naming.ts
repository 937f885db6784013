import { sql } from 'drizzle-orm';
import type { Harness } from '../support/harness';

/** The tables in which something tells of this person, opened where they are sealed. */
export async function tablesNaming(h: Harness, person: RegExp): Promise<string[]> {
  const tables = await h.ctx.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  );
  const telling: string[] = [];
  for (const { name } of tables) {
    const rows = await h.ctx.db.execute<{ row: string }>(
      sql.raw(`select row_to_json(t)::text as row from "${name}" t`),
    );
    const opened = rows.map(({ row }) =>
      row.replaceAll(/v1\.t\.[\w.-]+/g, (sealed) => JSON.stringify(h.ctx.vault.open(sealed))),
    );
    if (opened.some((text) => person.test(text))) telling.push(name);
  }
  return telling;
}
