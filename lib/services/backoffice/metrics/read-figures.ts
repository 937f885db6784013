import { count, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { oneOf } from '@/db/one-of';
import { alerts } from '@/db/schema/operations';
import { ALERT_INFO } from '@/lib/domain/order/alerts';
import { requireMay } from '@/lib/domain/order/policy';
import { ALERTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import type { Figure } from '@/lib/platform/otel-figures';
import { listQueues } from '../queues/list-queues';
import { readMetrics } from './read-metrics';

type Sample = { labels?: Record<string, string>; value: number | null };

const CACHE_MS = 15_000;
const DAY_MS = 86_400_000;
const WINDOW_DAYS = 7;
const cached = new WeakMap<Db, { atMs: number; figures: Promise<Figure[]> }>();

/**
 * The console's figures for machines. All of it is read from the database, so it does not matter which replica is
 * asked; an answer is kept for fifteen seconds. Throws AppError forbidden.
 */
export async function readFigures(ctx: Ctx): Promise<Figure[]> {
  requireMay(ctx.actor, 'metrics.read');
  const nowMs = ctx.clock.now().getTime();
  const known = cached.get(ctx.db);
  if (known && nowMs - known.atMs < CACHE_MS) return known.figures;
  const figures = collect(ctx);
  cached.set(ctx.db, { atMs: nowMs, figures });
  // A failure is not worth keeping.
  figures.catch(() => cached.delete(ctx.db));
  return figures;
}

async function collect(ctx: Ctx): Promise<Figure[]> {
  const figures: Figure[] = [];
  const gauge: AddGauge = (name, help, samples) => {
    const known = samples.flatMap(({ labels = {}, value }) => (value === null ? [] : [{ labels, value }]));
    figures.push({ name, help, samples: known });
  };
  await Promise.all([periodGauges(ctx, gauge), nowGauges(ctx, gauge), alertGauges(ctx, gauge)]);
  return figures;
}

type AddGauge = (name: string, help: string, samples: Sample[]) => void;

/** The figures of the overview, over the last seven days. */
async function periodGauges(ctx: Ctx, gauge: AddGauge): Promise<void> {
  const now = ctx.clock.now().getTime();
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const { current } = await readMetrics(ctx, { from: dayOf(now - (WINDOW_DAYS - 1) * DAY_MS), to: dayOf(now) });
  const { orders, webhooks, sync, stages, satisfaction } = current;
  gauge('orders_placed_7d', 'Orders placed in the last seven days', [{ value: orders.placed }]);
  gauge('orders_paid_7d', 'Orders paid in the last seven days', [{ value: orders.paid }]);
  gauge('fulfillment_ratio_7d', 'Paid orders that a print shop has taken', [{ value: orders.fulfillmentRate }]);
  gauge(
    'webhook_success_ratio_7d',
    'Messages processed or ignored by rule, of all that came in',
    webhooks.bySource.map(({ source, successRate }) => ({ labels: { source }, value: successRate })),
  );
  gauge(
    'webhook_failures_7d',
    'Messages given up or turned away',
    webhooks.bySource.map(({ source, failed }) => ({ labels: { source }, value: failed })),
  );
  gauge('changes_7d', 'Changes by who told of them first', [
    { labels: { by: 'webhook' }, value: sync.byWebhook },
    { labels: { by: 'sync' }, value: sync.bySync },
  ]);
  gauge('sync_accuracy_ratio_7d', 'Changes that a message brought before the sync did', [{ value: sync.accuracy }]);
  gauge(
    'stage_hours_7d',
    'Hours a part spends in a stage',
    stages.flatMap(({ stage, p50Hours, p90Hours }) => [
      { labels: { stage, quantile: '0.5' }, value: p50Hours },
      { labels: { stage, quantile: '0.9' }, value: p90Hours },
    ]),
  );
  gauge('satisfaction_average_7d', 'Mean rating, 1 to 5', [{ value: satisfaction.average }]);
  gauge('satisfaction_answers_7d', 'Ratings given', [{ value: satisfaction.answers }]);
}

async function nowGauges(ctx: Ctx, gauge: AddGauge): Promise<void> {
  const [queues, statuses, seen, sync] = await Promise.all([
    listQueues(ctx),
    ctx.db.execute<{ status: string; n: number }>(sql`select status, count(*)::int as n from orders group by status`),
    ctx.db.execute<{ source: string; at: number }>(
      sql`select source, extract(epoch from max(received_at))::float8 as at from webhook_events where via = 'webhook' group by source`,
    ),
    ctx.db.execute<{ at: number | null }>(
      sql`select extract(epoch from max(finished_at))::float8 as at from sync_runs where kind = 'pod_sync'`,
    ),
  ]);
  gauge(
    'orders',
    'Orders by status',
    statuses.map(({ status, n }) => ({ labels: { status }, value: n })),
  );
  gauge(
    'queue_jobs',
    'Jobs by queue and state',
    queues.queues.flatMap(({ name, waiting, later, active, failed }) =>
      Object.entries({ waiting, later, active, failed }).map(([state, value]) => ({
        labels: { queue: name, state },
        value,
      })),
    ),
  );
  gauge(
    'effects',
    'Owed effects by state',
    Object.entries(queues.effects).map(([state, value]) => ({ labels: { state }, value })),
  );
  gauge(
    'webhook_last_event_timestamp_seconds',
    'When a service was last heard',
    seen.map(({ source, at }) => ({ labels: { source }, value: at })),
  );
  gauge('sync_last_finished_timestamp_seconds', 'When a sync last finished', [{ value: sync[0]?.at ?? null }]);
}

async function alertGauges(ctx: Ctx, gauge: AddGauge): Promise<void> {
  const rows = await ctx.db
    .select({ kind: alerts.kind, severity: alerts.severity, n: count() })
    .from(alerts)
    .where(oneOf(alerts.state, ALERTS.unresolved))
    .groupBy(alerts.kind, alerts.severity);
  gauge(
    'alerts_open',
    'What waits for a person',
    rows.map(({ kind, severity, n }) => ({ labels: { desk: ALERT_INFO[kind].desk, kind, severity }, value: n })),
  );
}
