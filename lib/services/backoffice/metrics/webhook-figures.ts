import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/engine/ctx';
import { share, within } from './span';

type Row = { source: string; processed: number; ignored: number; waiting: number; dead: number; rejected: number };

/** Kinds of timeline rows that a service can tell of; what we do ourselves is no change that was missed or found. */
export const TOLD = sql`(kind like 'fulfillment.%' or kind like 'package.%' or kind in ('payment.succeeded', 'payment.failed', 'payment.disputed', 'refund.succeeded', 'refund.failed'))`;

/** Messages that came in. Turned away and given up count as failures; what still waits counts as neither. */
export async function webhookFigures(ctx: Ctx, span: { from: Date; end: Date }) {
  const rows = await ctx.db.execute<Row>(sql`
    select source, sum(processed)::int as processed, sum(ignored)::int as ignored, sum(waiting)::int as waiting,
      sum(dead)::int as dead, sum(rejected)::int as rejected
    from (
      select source, count(*) filter (where state = 'processed') as processed,
        count(*) filter (where state = 'ignored') as ignored, count(*) filter (where state = 'received') as waiting,
        count(*) filter (where state = 'dead') as dead, 0 as rejected
      from webhook_events where via = 'webhook' and ${within(sql`received_at`, span)} group by source
      union all
      select source, 0, 0, 0, 0, sum(count) from webhook_rejections where ${within(sql`hour`, span)} group by source
    ) counted group by source order by source`);
  const sum = (name: 'processed' | 'ignored' | 'waiting' | 'dead' | 'rejected') =>
    rows.reduce((total, row) => total + row[name], 0);
  const rateOf = (row: { processed: number; ignored: number; dead: number; rejected: number }) =>
    share(row.processed + row.ignored, row.processed + row.ignored + row.dead + row.rejected);
  const total = {
    processed: sum('processed'),
    ignored: sum('ignored'),
    waiting: sum('waiting'),
    dead: sum('dead'),
    rejected: sum('rejected'),
  };
  return {
    received: total.processed + total.ignored + total.waiting + total.dead,
    ...total,
    successRate: rateOf(total),
    bySource: rows.map((row) => ({
      source: row.source,
      received: row.processed + row.ignored + row.waiting + row.dead,
      failed: row.dead + row.rejected,
      successRate: rateOf(row),
    })),
  };
}

/** How often the sync found a change that no message had brought. */
export async function syncFigures(ctx: Ctx, span: { from: Date; end: Date }) {
  const [told, runs] = await Promise.all([
    ctx.db.execute<{ byWebhook: number; bySync: number }>(sql`
      select count(*) filter (where source = 'webhook')::int as "byWebhook",
        count(*) filter (where source = 'sync')::int as "bySync"
      from order_events where ${within(sql`recorded_at`, span)} and source in ('webhook', 'sync') and ${TOLD}`),
    ctx.db.execute<{ runs: number; failed: number }>(sql`
      select count(*)::int as runs, count(*) filter (where jsonb_array_length(errors) > 0)::int as failed
      from sync_runs where kind = 'pod_sync' and ${within(sql`started_at`, span)}`),
  ]);
  const { byWebhook, bySync } = told[0] ?? { byWebhook: 0, bySync: 0 };
  return {
    runs: runs[0]?.runs ?? 0,
    failedRuns: runs[0]?.failed ?? 0,
    byWebhook,
    bySync,
    accuracy: share(byWebhook, byWebhook + bySync),
  };
}
