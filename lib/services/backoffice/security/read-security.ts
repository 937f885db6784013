import { sql } from 'drizzle-orm';
import { ACTION_LABEL, requireMay } from '@/lib/domain/order/policy';
import { SECURITY_LABEL, SENSITIVE_ACTS } from '@/lib/domain/shop/security';
import type { Ctx } from '@/lib/engine/ctx';

export type SecurityLine = {
  kind: string;
  label: string;
  about: string;
  quarter: number;
  hour: number;
  day: number;
  week: number;
};

/** What was seen at the edge, and what staff took out, within a week, the most frequent of the day first. Throws AppError forbidden. */
export async function readSecurity(ctx: Ctx): Promise<SecurityLine[]> {
  requireMay(ctx.actor, 'security.read');
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const within = (span: string) => sql`coalesce(sum(count) filter (where at > ${now} - ${span}::interval), 0)::int`;
  const rows = await ctx.db.execute<Omit<SecurityLine, 'label'>>(sql`
    select kind, about, ${within('15 minutes')} as quarter, ${within('1 hour')} as hour, ${within('1 day')} as day,
      sum(count)::int as week
    from (select kind, about, minute as at, count from security_events
        where minute > ${now} - interval '7 days'
      union all select action, '', at, 1 from audit_log
        where action in ${[...SENSITIVE_ACTS]} and at > ${now} - interval '7 days') seen
    group by kind, about order by day desc, week desc, kind, about limit 200`);
  const labels: Record<string, string> = { ...ACTION_LABEL, ...SECURITY_LABEL };
  return rows.map((row) => ({ ...row, label: labels[row.kind] ?? row.kind }));
}
