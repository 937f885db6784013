import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * `column in ('a', 'b')` for a set of `lib/domain/order/states`. The states are written out and no parameters, so that
 * the planner can see that a partial index fits.
 */
export function oneOf(column: SQLWrapper, states: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(states.map(quoted).join(', '))})`;
}

const quoted = (state: string) => {
  if (!/^[a-z_]+$/.test(state)) throw new Error(`"${state}" is no state`);
  return `'${state}'`;
};
