import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** For `onConflictDoUpdate`: each of these columns is written anew, with what the insert brought. */
export function excluded(...columns: readonly AnyPgColumn[]): Record<string, SQL> {
  return Object.fromEntries(columns.map(({ name }) => [name, sql`excluded.${sql.identifier(toSnakeCase(name))}`]));
}
