import { count, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { orders } from '@/db/schema/orders';
import { keptKeys } from '@/db/schema/settings';
import { requireMay } from '@/lib/domain/order/policy';
import { isConnected, KEYED_SERVICES, SERVICE_KEYS } from '@/lib/domain/shop/keys';
import type { Ctx } from '@/lib/engine/ctx';
import { actorNames } from '../staff/actor-names';

/** What is connected and by whom it was said, never the keys; and how far the shop is. Throws AppError forbidden. */
export async function readSetup(ctx: Ctx) {
  requireMay(ctx.actor, 'keys.read');
  const kept = await ctx.db
    .select({ name: keptKeys.name, changedAt: keptKeys.changedAt, changedBy: keptKeys.changedBy })
    .from(keptKeys);
  const nameOf = await actorNames(
    ctx,
    kept.map(({ changedBy }) => changedBy),
  );
  const [goods] = await ctx.db.select({ n: count() }).from(products);
  const sold = await ctx.db.select({ id: orders.id }).from(orders).limit(1);
  const [job] = await ctx.db.execute<{ isThere: boolean }>(sql`select exists (
    select 1 from pgboss.job where name = 'catalogue' and state in ('created', 'retry', 'active')) as "isThere"`);
  return {
    livemode: ctx.env.livemode,
    services: KEYED_SERVICES.map((service) => ({
      service,
      connected: isConnected(service, ctx.env),
      unfit: ctx.keys.unfit.get(service) ?? null,
      keys: SERVICE_KEYS[service].map((name) => {
        const row = kept.find((each) => each.name === name);
        return {
          name,
          from: ctx.keys.says(name) ? ('environment' as const) : row ? ('console' as const) : null,
          changedAt: row?.changedAt ?? null,
          changedBy: row ? nameOf(row.changedBy) : null,
        };
      }),
    })),
    products: goods?.n ?? 0,
    /** More products are on their way. */
    importing: job?.isThere ?? false,
    ordered: sold.length > 0,
  };
}
