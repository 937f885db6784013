import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/engine/ctx';
import { within } from './span';
import { TOLD } from './webhook-figures';

type Row = {
  day: string;
  paid: number;
  delivered: number;
  webhooks: number;
  webhookFailures: number;
  byWebhook: number;
  bySync: number;
};

/** One row a day, also for days on which nothing happened. Days are UTC. */
export async function dayFigures(ctx: Ctx, span: { from: Date; end: Date }): Promise<Row[]> {
  const day = (column: string) => sql`(${sql.raw(column)} at time zone 'utc')::date`;
  const rows = await ctx.db.execute<Row>(sql`
    with days as (
      select generate_series(${span.from.toISOString()}::timestamptz at time zone 'utc',
        ${span.end.toISOString()}::timestamptz at time zone 'utc' - interval '1 day', interval '1 day')::date as day
    ),
    paid as (select ${day('paid_at')} as day, count(*)::int as n from orders where ${within(sql`paid_at`, span)} group by 1),
    delivered as (select ${day('delivered_at')} as day, count(*)::int as n from orders where ${within(sql`delivered_at`, span)} group by 1),
    hooks as (select ${day('received_at')} as day, count(*)::int as n, count(*) filter (where state = 'dead')::int as dead
      from webhook_events where via = 'webhook' and ${within(sql`received_at`, span)} group by 1),
    refused as (select ${day('hour')} as day, sum(count)::int as n from webhook_rejections where ${within(sql`hour`, span)} group by 1),
    told as (select ${day('recorded_at')} as day, count(*) filter (where source = 'webhook')::int as by_webhook,
        count(*) filter (where source = 'sync')::int as by_sync
      from order_events where ${within(sql`recorded_at`, span)} and source in ('webhook', 'sync') and ${TOLD} group by 1)
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(paid.n, 0) as paid, coalesce(delivered.n, 0) as delivered,
      coalesce(hooks.n, 0) as webhooks, coalesce(hooks.dead, 0) + coalesce(refused.n, 0) as "webhookFailures",
      coalesce(told.by_webhook, 0) as "byWebhook", coalesce(told.by_sync, 0) as "bySync"
    from days left join paid using (day) left join delivered using (day) left join hooks using (day)
      left join refused using (day) left join told using (day)
    order by days.day`);
  return [...rows];
}
