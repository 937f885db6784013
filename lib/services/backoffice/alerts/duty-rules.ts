import { sql } from 'drizzle-orm';
import { CASE_KINDS } from '@/lib/domain/order/alerts';
import type { Ctx } from '@/lib/engine/ctx';
import { keyExpiries } from '@/lib/integrations/pod/registry';
import { before, type Finding, type Rule } from './case-rules';
import { type CasesWait, type HeldBack, sayCasesWait, sayHeldBack, sayKeyEnds } from './rule-words';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A critical case may wait so long for somebody who says that they have it. */
const UNTAKEN_MS = HOUR_MS;
const KEY_ENDS_DAYS = { warning: 30, critical: 7 };

/** What only a person can do, told until one does. */
export const DUTY_RULES: readonly Rule[] = [
  { kind: 'cases_waiting', find: waitingCases },
  { kind: 'key_expiring', find: expiringKeys },
  { kind: 'below_cost', find: heldBack },
];

/** A new key, and so news, for every day that the oldest of them waits. */
async function waitingCases(ctx: Ctx, now: Date): Promise<Finding[]> {
  const rows = await ctx.db.execute<CasesWait>(sql`select count(*)::int as cases,
      (extract(epoch from min(first_at)) * 1000)::float8 as "sinceMs",
      (array_agg(message order by first_at))[1] as oldest
    from alerts where state = 'open' and severity = 'critical' and kind in ${[...CASE_KINDS]}
      and first_at < ${before(now, UNTAKEN_MS)}
    having count(*) > 0`);
  return rows.map((row) => {
    const day = Math.floor((now.getTime() - row.sinceMs) / DAY_MS);
    return { key: `day ${day}`, message: sayCasesWait(row), severity: 'critical' };
  });
}

async function expiringKeys(ctx: Ctx, now: Date): Promise<Finding[]> {
  return keyExpiries(ctx.env).flatMap(({ service, endsAt }): Finding[] => {
    const days = endsAt === null ? null : Math.floor((endsAt.getTime() - now.getTime()) / DAY_MS);
    if (endsAt === null || days === null || days > KEY_ENDS_DAYS.warning) return [];
    const severity = days > KEY_ENDS_DAYS.critical ? 'warning' : 'critical';
    return [{ key: service, message: sayKeyEnds({ service, days, endsAt }), severity }];
  });
}

/** A new key, and so news, when it is other goods. */
async function heldBack(ctx: Ctx): Promise<Finding[]> {
  const rows = await ctx.db.execute<HeldBack & { key: string }>(sql`select count(*)::int as products,
      sum(below_cost)::int as variants, (array_agg(title order by title))[1] as first,
      md5(string_agg(product_id, ' ' order by product_id)) as key
    from shelf where below_cost > 0 having count(*) > 0`);
  return rows.map((row) => ({ key: row.key, message: sayHeldBack(row), severity: 'warning' }));
}
