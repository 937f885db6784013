import { type SQL, sql } from 'drizzle-orm';

/** A resubmitted part counts by its newest generation only. Of all parts of one order those that count. */
export function newestGenerations<T extends { provider: string; generation: number }>(parts: readonly T[]): T[] {
  return parts.filter(
    (part) => !parts.some((other) => other.provider === part.provider && other.generation > part.generation),
  );
}

/** The same as a condition, on `fulfillments` under the name it has in the query. */
export function isNewest(alias: string): SQL {
  const part = sql.raw(alias);
  return sql`not exists (select 1 from fulfillments later where later.order_id = ${part}.order_id
    and later.provider = ${part}.provider and later.generation > ${part}.generation)`;
}
