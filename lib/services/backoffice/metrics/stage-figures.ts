import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/engine/ctx';
import { within } from './span';

type Span = { from: Date; end: Date };
type Row = { count: number; p50: number | null; p90: number | null };

/** When we first knew that a part had got there. */
const reached = (kind: string, fulfillment: SQL) =>
  sql`(select min(recorded_at) from order_events e where e.order_id = o.id and e.fulfillment_id = ${fulfillment} and e.kind = ${kind})`;

/** Each stage as the moments it starts and ends, for the parts that ended it in the span. */
const STAGES: { stage: string; label: string; times: (span: Span) => SQL }[] = [
  {
    stage: 'confirmed',
    label: 'Paid to confirmed',
    times: (span) => sql`select o.paid_at as start, f.confirmed_at as finish
      from fulfillments f join orders o on o.id = f.order_id
      where f.generation = 1 and ${within(sql`f.confirmed_at`, span)}`,
  },
  {
    stage: 'in_production',
    label: 'Confirmed to production',
    times: (span) => sql`select f.confirmed_at as start, e.recorded_at as finish
      from order_events e join fulfillments f on f.id = e.fulfillment_id
      where e.kind = 'fulfillment.in_production' and ${within(sql`e.recorded_at`, span)}`,
  },
  {
    stage: 'shipped',
    label: 'Production to shipped',
    times: (
      span,
    ) => sql`select ${reached('fulfillment.in_production', sql`s.fulfillment_id`)} as start, s.recorded_at as finish
      from order_events s join orders o on o.id = s.order_id
      where s.kind = 'fulfillment.shipped' and ${within(sql`s.recorded_at`, span)}`,
  },
  {
    stage: 'delivered',
    label: 'Shipped to delivered',
    times: (
      span,
    ) => sql`select ${reached('fulfillment.shipped', sql`d.fulfillment_id`)} as start, d.recorded_at as finish
      from order_events d join orders o on o.id = d.order_id
      where d.kind = 'fulfillment.delivered' and ${within(sql`d.recorded_at`, span)}`,
  },
];

/** Hours a part spends in each stage: the middle one and the slowest tenth's limit. */
export function stageFigures(ctx: Ctx, span: Span) {
  return Promise.all(
    STAGES.map(async ({ stage, label, times }) => {
      const [row] = await ctx.db.execute<Row>(sql`
        select count(*)::int as count, percentile_cont(0.5) within group (order by hours) as p50,
          percentile_cont(0.9) within group (order by hours) as p90
        from (select extract(epoch from finish - start)::float8 / 3600 as hours from (${times(span)}) stage
          where start is not null and finish >= start) measured`);
      return { stage, label, count: row?.count ?? 0, p50Hours: row?.p50 ?? null, p90Hours: row?.p90 ?? null };
    }),
  );
}

export async function satisfactionFigures(ctx: Ctx, span: Span) {
  const rows = await ctx.db.execute<{ rating: number; count: number }>(sql`
    select rating, count(*)::int as count from feedback where ${within(sql`created_at`, span)}
    group by rating order by rating`);
  const answers = rows.reduce((sum, { count }) => sum + count, 0);
  const points = rows.reduce((sum, { rating, count }) => sum + rating * count, 0);
  return {
    answers,
    average: answers === 0 ? null : points / answers,
    ratings: rows.map(({ rating, count }) => ({ rating, count })),
  };
}
