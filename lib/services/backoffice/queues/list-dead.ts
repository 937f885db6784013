import { sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';
import { requireMay } from '@/lib/domain/order/policy';
import { EFFECTS } from '@/lib/domain/order/states';
import type { WorkBox } from '@/lib/domain/shop/sync-run';
import type { Ctx } from '@/lib/engine/ctx';

const PAGE = 50;

type Row = {
  id: string;
  what: string;
  state: string;
  orderNumber: string | null;
  attempts: number;
  reason: string | null;
  since: string;
};

/** What was given up, or needs a person before it is tried again: oldest first, keyset pages. Throws forbidden. */
export async function listDead(ctx: Ctx, query: { of: WorkBox; cursor?: string | undefined }) {
  requireMay(ctx.actor, 'jobs.read');
  const after = query.cursor ? afterOf(query.cursor) : sql`true`;
  const rows = await ctx.db.execute<Row>(
    query.of === 'effects'
      ? sql`select * from (
          select e.id::text, replace(e.kind, '_', ' ') as what, e.state, o.order_number as "orderNumber", e.attempts, e.note as reason, e.updated_at as since
          from effects e left join orders o on o.id = e.order_id where ${oneOf(sql`e.state`, EFFECTS.givenUp)}
        ) given_up where ${after} order by date_trunc('milliseconds', since), id limit ${PAGE + 1}`
      : sql`select * from (
          select w.id::text, w.source || ' ' || w.type as what, w.state, o.order_number as "orderNumber", w.attempts, w.note as reason, w.received_at as since
          from webhook_events w left join orders o on o.id = w.order_id where w.state = 'dead'
        ) given_up where ${after} order by date_trunc('milliseconds', since), id limit ${PAGE + 1}`,
  );
  const shown = rows.slice(0, PAGE).map((row) => ({ ...row, since: new Date(row.since) }));
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > PAGE && last ? `${last.since.toISOString()}_${last.id}` : null };
}

/** Milliseconds are what the cursor carries, so rows are compared at that precision. */
function afterOf(cursor: string) {
  const [time = '', id = ''] = cursor.split('_');
  if (Number.isNaN(Date.parse(time)) || !isUuid(id)) throw new AppError('invalid_input', 'That page does not exist.');
  return sql`(date_trunc('milliseconds', since), id) > (${new Date(time).toISOString()}::timestamptz, ${id})`;
}
