import { sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { FULFILLMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { share, within } from './span';

type Row = {
  placed: number;
  paid: number;
  fulfilled: number;
  shipped: number;
  delivered: number;
  canceled: number;
};

/** What became of the orders that were placed, and of those that were paid, in a span. */
export async function orderFigures(ctx: Ctx, span: { from: Date; end: Date }) {
  const [rows, revenue, placed] = await Promise.all([
    ctx.db.execute<Row>(sql`
      select count(*)::int as paid,
        count(*) filter (where ${oneOf(sql`status`, FULFILLMENTS.accepted)})::int as fulfilled,
        count(*) filter (where shipped_at is not null)::int as shipped,
        count(*) filter (where delivered_at is not null)::int as delivered,
        count(*) filter (where status = 'canceled')::int as canceled
      from orders where ${within(sql`paid_at`, span)}`),
    ctx.db.execute<{ currency: string; minor: number }>(sql`
      select currency, sum(total_minor - refunded_minor - coalesce((select sum(d.amount_minor) from payment_disputes d
        where d.order_id = orders.id and d.state = 'lost'), 0))::float8 as minor from orders
      where ${within(sql`paid_at`, span)} group by currency order by minor desc`),
    ctx.db.execute<{ placed: number }>(sql`
      select count(*)::int as placed from orders where ${within(sql`created_at`, span)}`),
  ]);
  const row = rows[0] ?? { paid: 0, fulfilled: 0, shipped: 0, delivered: 0, canceled: 0 };
  const all = placed[0]?.placed ?? 0;
  return {
    placed: all,
    paid: row.paid,
    fulfilled: row.fulfilled,
    shipped: row.shipped,
    delivered: row.delivered,
    canceled: row.canceled,
    fulfillmentRate: share(row.fulfilled, row.paid),
    // Paid in this span and placed in the one before it can make this more than all.
    paymentRate: all === 0 ? null : Math.min(1, row.paid / all),
    revenue: revenue.map(({ currency, minor }) => ({ currency, minor: Math.round(minor) })),
  };
}
