import { type SQL, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { MONEY_KINDS } from '@/lib/domain/order/alerts';
import { FULFILLMENTS } from '@/lib/domain/order/states';
import type { AlertSeverity } from '@/lib/domain/shop/alert-desk';
import type { RunKind } from '@/lib/domain/shop/sync-run';
import type { Ctx } from '@/lib/engine/ctx';
import { before, type Finding, type Rule } from './case-rules';
import {
  type Silent,
  sayBacklog,
  sayErrorRate,
  sayFailing,
  sayLate,
  sayMissed,
  sayMoneyProblems,
  sayNoRun,
  saySilent,
  sayUnregistered,
  sayWaiting,
} from './rule-words';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Stage = (typeof FULFILLMENTS.atWork)[number];
/** How long a part may stay where it is before somebody asks the print shop. */
const LATE = { confirmed: 3 * DAY_MS, in_production: 7 * DAY_MS, shipped: 21 * DAY_MS } as const satisfies Record<
  Stage,
  number
>;
const SYNC_LATE_MS = 45 * MINUTE_MS;
const MAINTENANCE_LATE_MS = 6 * HOUR_MS;
const CATALOGUE_LATE_MS = 6 * HOUR_MS;
const BACKLOG_MS = 5 * MINUTE_MS;
const UNPROCESSED_MS = 5 * MINUTE_MS;
const OUTAGE_WINDOW_MS = 30 * MINUTE_MS;
/** A first and a second miss are weather. */
const OUTAGE_TRIES = 3;
const REJECTIONS = 5;
const RATE_WINDOW_MS = 10 * MINUTE_MS;
/** At least so many, and at least a quarter of all calls. */
const RATE_FAILURES = 10;

/** The query answers a `key` and the facts that `say` puts into words. */
async function findings<Facts>(
  ctx: Ctx,
  { severity, query, say }: { severity: AlertSeverity; query: SQL; say: (facts: Facts) => string },
): Promise<Finding[]> {
  const rows = await ctx.db.execute<{ key: string } & Facts>(query);
  return rows.map((row) => ({ key: row.key, message: say(row), severity }));
}

const msOf = (moment: SQL) => sql`(extract(epoch from ${moment}) * 1000)::float8`;

/** Which service an owed effect waits for. */
const SERVICE = sql`case when e.kind like 'mail_%' or e.kind = 'inquiry_mail' or (e.kind = 'alert_message' and e.payload->>'channel' = 'mail') then 'smtp' when e.kind in ('refund', 'cancel_payment') then 'stripe' else f.provider end`;
/** Who told of a change on the timeline. */
const HEARD_FROM = sql`case when e.kind like 'payment.%' or e.kind like 'refund.%' then 'stripe' else e.data->>'provider' end`;

/** What tells that the system is not well. Each finding is one alert, told to the people on duty when it opens. */
export const SYSTEM_RULES: readonly Rule[] = [
  {
    kind: 'provider_errors',
    find: async (ctx, now) => [...(await notDoing(ctx, now)), ...(await failingCalls(ctx, now))],
  },
  {
    kind: 'webhook_failing',
    find: (ctx, now) =>
      findings(ctx, {
        severity: 'critical',
        say: sayFailing,
        query: sql`select source as key, source, sum(turned_away)::int as "turnedAway", sum(unprocessed)::int as unprocessed
        from (
          select source, sum(count)::int as turned_away, 0 as unprocessed from webhook_rejections r
          where hour >= ${before(now, HOUR_MS)} and not exists (select 1 from webhook_events w
            where w.source = r.source and w.via = 'webhook' and w.received_at > r.hour + interval '1 hour') group by source
          union all
          select source, 0, count(*)::int from webhook_events
          where (state = 'received' and attempts = spent_attempts and owed_at < ${before(now, UNPROCESSED_MS)})
            or (state = 'dead' and received_at > ${before(now, DAY_MS)}) group by source
        ) counted group by source having sum(turned_away) >= ${REJECTIONS} or sum(unprocessed) > 0`,
      }),
  },
  {
    kind: 'webhook_missed',
    find: (ctx, now) =>
      findings(ctx, {
        severity: 'critical',
        say: sayMissed,
        query: sql`select service as key, service, count(*)::int as changes, ${msOf(sql`max(heard_at)`)} as "heardAtMs"
        from (select ${HEARD_FROM} as service, e.recorded_at, heard.heard_at from order_events e
          left join lateral (select max(received_at) as heard_at from webhook_events w where w.source = ${HEARD_FROM} and w.via = 'webhook') heard on true
          where e.source = 'sync' and e.recorded_at > ${before(now, 7 * DAY_MS)}
            and (e.kind like 'payment.%' or e.kind like 'fulfillment.%' or e.kind like 'package.%')
            and e.kind <> 'fulfillment.unknown_status') found
        where service is not null and (heard_at is null or recorded_at > heard_at)
        group by service`,
      }),
  },
  {
    kind: 'webhook_silent',
    find: (ctx, now) => silent(ctx, now, ctx.env.WEBHOOK_QUIET_HOURS),
  },
  {
    kind: 'webhook_unregistered',
    find: (ctx) =>
      findings(ctx, {
        severity: 'critical',
        say: sayUnregistered,
        query: sql`select source as key, source, detail from webhook_registrations where in_order = false`,
      }),
  },
  {
    kind: 'sync_late',
    find: (ctx, now) =>
      noRun(ctx, { kind: 'pod_sync', called: 'sync', severity: 'critical' }, before(now, SYNC_LATE_MS)),
  },
  {
    kind: 'maintenance_late',
    find: (ctx, now) =>
      noRun(ctx, { kind: 'maintenance', called: 'maintenance', severity: 'warning' }, before(now, MAINTENANCE_LATE_MS)),
  },
  {
    kind: 'catalogue_late',
    find: (ctx, now) =>
      findings(ctx, {
        severity: 'warning',
        say: sayNoRun,
        query: sql`select provider as key, 'reading of the catalogue of ' || provider as called,
          ${msOf(sql`max(finished_at)`)} as "lastAtMs"
        from catalogue_runs where kind = 'full' and provider = any(${sql.param([...ctx.pods.keys()])}::text[])
        group by provider
        having coalesce(max(finished_at), '-infinity') < ${before(now, CATALOGUE_LATE_MS)}
          and min(started_at) < ${before(now, CATALOGUE_LATE_MS)}`,
      }),
  },
  {
    kind: 'processing_delayed',
    find: async (ctx, now) =>
      (await Promise.all(FULFILLMENTS.atWork.map((stage) => late(ctx, stage, before(now, LATE[stage]))))).flat(),
  },
  {
    kind: 'payment_problems',
    find: (ctx) =>
      findings(ctx, {
        severity: 'critical',
        say: sayMoneyProblems,
        query: sql`select kind as key, kind as alert, count(*)::int as open, (array_agg(message order by first_at))[1] as oldest
        from alerts where state <> 'resolved' and kind in ${[...MONEY_KINDS]} group by kind`,
      }),
  },
  {
    kind: 'queue_backlog',
    find: (ctx, now) =>
      findings(ctx, {
        severity: 'warning',
        say: sayBacklog,
        query: sql`select name as key, name as queue, count(*)::int as jobs,
          floor(extract(epoch from ${now.toISOString()}::timestamptz - min(start_after)) / 60)::int as minutes
        from pgboss.job where state = 'created' and name not like '\\_\\_pgboss%' and start_after < ${before(now, BACKLOG_MS)}
        group by name`,
      }),
  },
];

/** A service whose breaker is open has an alert of its own. */
const notDown = (service: SQL) =>
  sql`not exists (select 1 from provider_health h where h.provider = ${service} and h.open_until is not null)`;

/** What was asked of a service more than once and is not done; what it only is not ready for is not among it. */
function notDoing(ctx: Ctx, now: Date): Promise<Finding[]> {
  return findings(ctx, {
    severity: 'critical',
    say: sayWaiting,
    query: sql`select service as key, service, count(*)::int as tasks, max(attempts)::int as attempts,
      (array_agg(note order by updated_at desc))[1] as "lastAnswer"
    from (select ${SERVICE} as service, e.attempts - e.spent_attempts as attempts, e.note, e.updated_at
      from effects e left join fulfillments f on f.id = e.fulfillment_id
      where e.state = 'pending' and e.attempts - e.spent_attempts >= ${OUTAGE_TRIES} and e.note is not null
        and e.reason_code is distinct from 'not_ready'
        and e.updated_at > ${before(now, OUTAGE_WINDOW_MS)}) waiting
    where service is not null and ${notDown(sql`service`)}
    group by service`,
  });
}

function failingCalls(ctx: Ctx, now: Date): Promise<Finding[]> {
  return findings(ctx, {
    severity: 'warning',
    say: sayErrorRate,
    query: sql`select provider || ':rate' as key, provider as service, sum(failed)::int as failed, sum(calls)::int as calls
    from provider_minutes m where minute > ${before(now, RATE_WINDOW_MS)} and ${notDown(sql`m.provider`)}
    group by provider having sum(failed) >= ${RATE_FAILURES} and sum(failed) * 4 >= sum(calls)`,
  });
}

/** Where there are orders, a kind of run that has not come to its end since `limit`. */
function noRun(
  ctx: Ctx,
  { kind, called, severity }: { kind: RunKind; called: string; severity: AlertSeverity },
  limit: SQL,
): Promise<Finding[]> {
  return findings(ctx, {
    severity,
    say: sayNoRun,
    query: sql`select ${called}::text as key, ${called}::text as called, ${msOf(sql`max(finished_at)`)} as "lastAtMs"
    from sync_runs where kind = ${kind}
    having coalesce(max(finished_at), '-infinity') < ${limit}
      and exists (select 1 from orders where created_at < ${limit})`,
  });
}

function silent(ctx: Ctx, now: Date, hours: number): Promise<Finding[]> {
  const quiet = before(now, hours * HOUR_MS);
  return findings<Omit<Silent, 'hours'>>(ctx, {
    severity: 'warning',
    say: (found) => saySilent({ ...found, hours }),
    query: sql`select provider as key, provider, count(*)::int as open
    from fulfillments f where ${oneOf(sql`f.status`, FULFILLMENTS.making)} and f.confirmed_at < ${quiet}
      and not exists (select 1 from webhook_events w where w.source = f.provider and w.via = 'webhook' and w.received_at > ${quiet})
    group by provider`,
  });
}

function late(ctx: Ctx, stage: Stage, limit: SQL): Promise<Finding[]> {
  return findings(ctx, {
    severity: 'warning',
    say: sayLate,
    query: sql`select f.provider || ':' || f.status as key, f.provider, f.status, count(*)::int as parts,
      (array_agg(f.external_id order by f.updated_at))[1] as oldest
    from fulfillments f where f.status = ${stage} and f.updated_at < ${limit}
    group by f.provider, f.status`,
  });
}
