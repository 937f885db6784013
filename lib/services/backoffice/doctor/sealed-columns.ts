import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';

export type SealedColumn = { table: string; column: string };

/** Every column with sealed values: they are named so. */
export async function sealedColumns(db: Pick<Db, 'execute'>): Promise<SealedColumn[]> {
  return db.execute<SealedColumn>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name like '%\\_sealed' order by 1, 2`);
}

/** The id of the key that sealed a value. */
export const keyOf = (column: SQL) => sql`split_part(left(${column}, 60), '.', 2)`;
