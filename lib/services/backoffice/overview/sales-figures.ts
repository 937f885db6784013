import { sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { DOUBTFUL_PAYMENTS } from '@/lib/domain/order/order-views';
import { FULFILLMENTS, ORDERS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { isNewest } from '@/lib/services/order/status/newest-generations';
import { within } from '../metrics/span';

type Span = { from: Date; end: Date };
/** `minor`: what stayed of it by now. `orders`: in whatever currency. */
type Sales = { orders: number; minor: number; currency: string | null };

const LOST = sql`coalesce((select sum(d.amount_minor) from payment_disputes d where d.order_id = o.id and d.state = 'lost'), 0)`;
const KEPT = sql`(o.total_minor - o.refunded_minor - ${LOST})`;
/** What was paid in that time with money of this mode: a trial is no sale, nor is a sale one in the trial. */
const soldIn = (ctx: Ctx, span: Span) => sql`${within(sql`o.paid_at`, span)} and o.livemode = ${ctx.env.livemode}`;

/** What was sold in each span. Of several currencies the one with the most orders is told. */
export async function salesOf<Name extends string>(ctx: Ctx, spans: Record<Name, Span>): Promise<Record<Name, Sales>> {
  const entries = Object.entries<Span>(spans);
  const found = await Promise.all(
    entries.map(([, span]) =>
      ctx.db.execute<{ currency: string; orders: number; minor: number }>(sql`
        select o.currency, count(*)::int as orders, sum(${KEPT})::float8 as minor
        from orders o where ${soldIn(ctx, span)} group by o.currency order by orders desc`),
    ),
  );
  const told = entries.map(([name], place) => {
    const rows = found[place] ?? [];
    const orders = rows.reduce((sum, row) => sum + row.orders, 0);
    return [name, { orders, minor: Math.round(rows[0]?.minor ?? 0), currency: rows[0]?.currency ?? null }];
  });
  return Object.fromEntries(told) as Record<Name, Sales>;
}

/**
 * What is left of a span's sales after tax and the print shops' costs, before payment fees, which are asked of Stripe
 * order by order. An order whose cost is not told yet, or in another currency, counts among the `unknown`.
 */
export async function profitOf(ctx: Ctx, span: Span) {
  const [row] = await ctx.db.execute<{ currency: string; minor: number | null; orders: number; unknown: number }>(sql`
    with sold as (
      select o.currency, ${KEPT} as kept, o.tax_minor, o.total_minor, cost.minor as cost, coalesce(cost.unknown, false) as unknown
      from orders o left join lateral (
        select sum(part.cost_minor) as minor,
          bool_or(part.cost_minor is null or part.cost_currency is distinct from o.currency) as unknown
        from fulfillments part
        where part.order_id = o.id and not ${oneOf(sql`part.status`, FULFILLMENTS.stopped)} and ${isNewest('part')}
      ) cost on true
      where ${soldIn(ctx, span)} and o.total_minor > 0
    )
    select currency, count(*)::int as orders, count(*) filter (where unknown)::int as unknown,
      sum(kept - round(tax_minor::numeric * greatest(kept, 0) / total_minor) - coalesce(cost, 0)) filter (where not unknown)::float8 as minor
    from sold group by currency order by orders desc limit 1`);
  if (!row) return null;
  return { currency: row.currency, minor: row.minor === null ? null : Math.round(row.minor), unknown: row.unknown };
}

const BEST = 5;

/** What sold most pieces in a span, with the name and picture it has now where it is still sold. */
export async function bestSellers(ctx: Ctx, span: Span) {
  const rows = await ctx.db.execute<{
    id: string;
    title: string;
    picture: string | null;
    pieces: number;
    minor: number;
    currency: string;
  }>(sql`
    with sold as (
      select item.product_id as id, o.currency, max(item.title) as title, max(item.picture) as picture,
        sum(item.quantity)::int as pieces, sum(item.quantity * item.unit_minor)::float8 as minor
      from orders o join order_items item on item.order_id = o.id
      where ${soldIn(ctx, span)} and not ${oneOf(sql`o.status`, ORDERS.unexpected)}
      group by 1, 2
    )
    select sold.id, coalesce(shelf.title, sold.title) as title, coalesce(shelf.picture, sold.picture) as picture,
      sold.pieces, sold.minor, sold.currency
    from sold left join shelf on shelf.product_id = sold.id order by sold.pieces desc, sold.minor desc, sold.id limit ${BEST}`);
  return rows.map((row) => ({ ...row, minor: Math.round(row.minor) }));
}

/** Money that is here and may not be ours. */
export async function doubtfulMoney(ctx: Ctx) {
  const rows = await ctx.db.execute<{
    payment: (typeof DOUBTFUL_PAYMENTS)[number];
    currency: string;
    orders: number;
    minor: number;
  }>(sql`
    select payment_status as payment, currency, count(*)::int as orders,
      sum(coalesce(received_minor, total_minor) - refunded_minor)::float8 as minor
    from orders
    where ${oneOf(sql`payment_status`, DOUBTFUL_PAYMENTS)} and livemode = ${ctx.env.livemode} group by 1, 2 order by 1, 2`);
  return rows.map((row) => ({ ...row, minor: Math.round(row.minor) }));
}
