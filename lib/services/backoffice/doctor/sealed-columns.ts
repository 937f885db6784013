import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';

/** `key`: the table's primary key, one column of which says to which row a value is bound. */
export type SealedColumn = { table: string; column: string; key: string };

/** Every column with sealed values: they are named so. */
export async function sealedColumns(db: Pick<Db, 'execute'>): Promise<SealedColumn[]> {
  return db.execute<SealedColumn>(sql`
    select c.table_name as table, c.column_name as column, k.column_name as key
    from information_schema.columns c
    join information_schema.table_constraints p using (table_schema, table_name)
    join information_schema.key_column_usage k using (constraint_schema, constraint_name)
    where c.table_schema = 'public' and c.column_name like '%\\_sealed' and p.constraint_type = 'PRIMARY KEY'
    order by 1, 2`);
}

/** The id of the key that sealed a value. */
export const keyOf = (column: SQL) => sql`split_part(left(${column}, 60), '.', 2)`;
