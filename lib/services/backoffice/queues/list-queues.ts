import { sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { QUEUES } from '@/db/queue';
import { requireMay } from '@/lib/domain/order/policy';
import { EFFECTS, MESSAGES } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';

type Row = {
  name: string;
  waiting: number;
  later: number;
  active: number;
  failed: number;
  done: number;
  oldest: string | null;
};

/** What is queued, and what our own tables owe or have given up. Throws AppError forbidden. */
export async function listQueues(ctx: Ctx) {
  requireMay(ctx.actor, 'jobs.read');
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const [rows, owed, events] = await Promise.all([
    ctx.db.execute<Row>(sql`
      select name,
        count(*) filter (where state in ('created', 'retry') and start_after <= ${now})::int as waiting,
        count(*) filter (where state in ('created', 'retry') and start_after > ${now})::int as later,
        count(*) filter (where state = 'active')::int as active,
        count(*) filter (where state = 'failed')::int as failed,
        count(*) filter (where state = 'completed' and completed_on > ${now} - interval '1 day')::int as done,
        min(start_after) filter (where state in ('created', 'retry') and start_after <= ${now}) as oldest
      from pgboss.job group by name`),
    ctx.db.execute<{ state: string; n: number }>(sql`
      select state, count(*)::int as n from effects where ${oneOf(sql`state`, EFFECTS.owed)} group by state`),
    ctx.db.execute<{ state: string; n: number }>(sql`
      select state, count(*)::int as n from webhook_events where ${oneOf(sql`state`, MESSAGES.unworked)} group by state`),
  ]);
  const of = (list: { state: string; n: number }[], state: string) => list.find((row) => row.state === state)?.n ?? 0;
  return {
    queues: QUEUES.map((name) => {
      const row = rows.find((each) => each.name === name);
      return {
        name,
        waiting: row?.waiting ?? 0,
        later: row?.later ?? 0,
        active: row?.active ?? 0,
        failed: row?.failed ?? 0,
        done24h: row?.done ?? 0,
        oldestDueAt: row?.oldest ? new Date(row.oldest) : null,
      };
    }),
    effects: { pending: of(owed, 'pending'), attention: of(owed, 'attention'), dead: of(owed, 'dead') },
    events: { received: of(events, 'received'), dead: of(events, 'dead') },
  };
}
