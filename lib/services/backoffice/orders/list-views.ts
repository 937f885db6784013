import { eq, type SQL, sql } from 'drizzle-orm';
import { keptView, savedViews } from '@/db/schema/console';
import { orders } from '@/db/schema/orders';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { ORDER_VIEWS } from '@/lib/domain/order/order-views';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { whereOf } from './order-filter';

/** A view that holds this many or more is told as holding this many: nobody needs the exact number. */
const MAX_COUNT = 100;

/** Every view with how many orders it holds now: the built-in ones and the actor's own. Throws AppError forbidden. */
export async function listViews(ctx: Ctx) {
  requireMay(ctx.actor, 'orders.read');
  const rows =
    ctx.actor.kind === 'user'
      ? await ctx.db.select().from(savedViews).where(eq(savedViews.userId, ctx.actor.userId))
      : [];
  const own = rows
    .map((row) => ({ id: row.id, ...keptView(ctx.vault, row) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const filters: OrderFilter[] = [...ORDER_VIEWS.map((view) => ({ view })), ...own.map(({ query }) => query)];
  const counts = await countAll(ctx, filters);
  return {
    views: ORDER_VIEWS.map((id, at) => ({ id, count: counts[at] ?? 0 })),
    saved: own.map(({ id, name, query }, at) => ({ id, name, query, count: counts[ORDER_VIEWS.length + at] ?? 0 })),
  };
}

/** One round trip for all of them, each stopping as soon as it has seen enough. */
export async function countAll(ctx: Ctx, filters: OrderFilter[]): Promise<number[]> {
  const counted = filters.map((filter): SQL => {
    const where = whereOf(ctx, filter) ?? sql`true`;
    return sql`(select count(*)::int from (select 1 from ${orders} where ${where} limit ${MAX_COUNT}) seen)`;
  });
  const [row] = await ctx.db.execute<{ counts: number[] }>(sql`select array[${sql.join(counted, sql`, `)}] as counts`);
  return row?.counts ?? [];
}
