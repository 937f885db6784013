import { sql } from 'drizzle-orm';
import { SHOP_DECLINES } from '@/lib/domain/money/declines';
import {
  SECURITY_LABEL,
  SECURITY_MOST,
  SENSITIVE_ACTS,
  SENSITIVE_MOST,
  type SecurityKind,
} from '@/lib/domain/shop/security';
import type { Ctx } from '@/lib/engine/ctx';
import { before, type Finding, type Rule } from './case-rules';
import { type CardTesting, sayAttack, sayCardTesting, sayTakenOut } from './rule-words';

const WINDOW_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

/** What tells that somebody attacks the shop. Each finding is one alert, told to the people on duty when it opens. */
export const SECURITY_RULES: readonly Rule[] = [
  {
    kind: 'card_testing',
    find: async (ctx, now) => {
      const rows = await ctx.db.execute<CardTesting>(sql`select declined::int, orders::int, paid::int from (
          select count(*) filter (where type = 'payment_intent.payment_failed') as declined,
            count(distinct order_id) filter (where type = 'payment_intent.payment_failed') as orders,
            count(*) filter (where type = 'payment_intent.succeeded') as paid
          from webhook_events where source = 'stripe' and type in ('payment_intent.payment_failed', 'payment_intent.succeeded')
            and received_at > ${before(now, WINDOW_MS)}) counted
        where declined >= ${SHOP_DECLINES} and declined > paid`);
      return rows.map((found) => ({ key: 'shop', message: sayCardTesting(found), severity: 'critical' }));
    },
  },
  {
    kind: 'attack_suspected',
    find: async (ctx, now) => [...(await atTheEdge(ctx, now)), ...(await byStaff(ctx, now))],
  },
];

async function atTheEdge(ctx: Ctx, now: Date): Promise<Finding[]> {
  const rows = await ctx.db.execute<{ kind: SecurityKind; count: number; most: string; open: boolean }>(sql`
    select kind, sum(count)::int as count, (array_agg(about order by count desc))[1] as most,
      exists (select from alerts where key = 'attack_suspected:' || events.kind and state <> 'resolved') as open
    from security_events events where minute > ${before(now, WINDOW_MS)} group by kind`);
  // Around its limit it would open and end again and again: it has ended once it is half as much.
  return rows
    .filter(({ kind, count, open }) => count >= (SECURITY_MOST[kind] ?? Number.POSITIVE_INFINITY) / (open ? 2 : 1))
    .map(({ kind, count, most }) => ({
      key: kind,
      message: sayAttack({ label: SECURITY_LABEL[kind], count, most }),
      severity: 'critical',
    }));
}

async function byStaff(ctx: Ctx, now: Date): Promise<Finding[]> {
  const rows = await ctx.db.execute<{ actor: string; count: number }>(sql`
    select actor, count(*)::int as count from audit_log
    where action in ${[...SENSITIVE_ACTS]} and at > ${before(now, HOUR_MS)} and actor like 'user:%'
    group by actor having count(*) >= ${SENSITIVE_MOST}`);
  return rows.map(({ actor, count }) => ({ key: actor, message: sayTakenOut({ count }), severity: 'critical' }));
}
