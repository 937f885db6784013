import { type SQL, sql } from 'drizzle-orm';

/** `column` lies in the span: its first moment counts, its end does not. */
export function within(column: SQL, span: { from: Date; end: Date }): SQL {
  return sql`${column} >= ${span.from.toISOString()}::timestamptz and ${column} < ${span.end.toISOString()}::timestamptz`;
}

/** Null where there is nothing to take a share of. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
