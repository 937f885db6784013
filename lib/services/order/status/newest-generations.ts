import { type SQL, sql } from 'drizzle-orm';

type Attempt = { provider: string; replacement: number; generation: number };

/** A resubmitted part counts by its newest generation only. Of all parts of one order, replacements among them, those that count. */
export function newestGenerations<T extends Attempt>(parts: readonly T[]): T[] {
  return parts.filter(
    (part) =>
      !parts.some(
        (other) =>
          other.provider === part.provider &&
          other.replacement === part.replacement &&
          other.generation > part.generation,
      ),
  );
}

/** Of those, what the shopper has paid for: it alone says what the order is, and has money that could go back. */
export function boughtParts<T extends Attempt>(parts: readonly T[]): T[] {
  return newestGenerations(parts).filter(({ replacement }) => replacement === 0);
}

/** Generations of one provider are counted through, replacements among them. */
export function nextGeneration(provider: string, parts: readonly Attempt[]): number {
  return 1 + Math.max(0, ...parts.filter((part) => part.provider === provider).map(({ generation }) => generation));
}

/** `newestGenerations` as a condition, on `fulfillments` under the name it has in the query. */
export function isNewest(alias: string): SQL {
  const part = sql.raw(alias);
  return sql`not exists (select 1 from fulfillments later where later.order_id = ${part}.order_id
    and later.provider = ${part}.provider and later.replacement = ${part}.replacement
    and later.generation > ${part}.generation)`;
}
