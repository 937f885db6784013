import { sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { exchanged, exchangeOf } from '@/lib/domain/money/exchange';
import { DOUBTFUL_PAYMENTS } from '@/lib/domain/order/order-views';
import { FULFILLMENTS, ORDERS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { isNewest } from '@/lib/services/order/status/newest-generations';
import { within } from '../metrics/span';

type Span = { from: Date; end: Date };
/** What stayed by now of what was sold, by the currency it was sold in, that of most orders first. */
type Sales = { orders: number; sums: { currency: string; orders: number; minor: number }[] };

const LOST = sql`coalesce((select sum(d.amount_minor) from payment_disputes d where d.order_id = o.id and d.state = 'lost'), 0)`;
const KEPT = sql`(o.total_minor - o.refunded_minor - ${LOST})`;
/** What was paid in that time with money of this mode: a trial is no sale, nor is a sale one in the trial. */
const soldIn = (ctx: Ctx, span: Span) => sql`${within(sql`o.paid_at`, span)} and o.livemode = ${ctx.env.livemode}`;

/** What was sold in each span. */
export async function salesOf<Name extends string>(ctx: Ctx, spans: Record<Name, Span>): Promise<Record<Name, Sales>> {
  const entries = Object.entries<Span>(spans);
  const told = await Promise.all(
    entries.map(async ([name, span]) => {
      const rows = await ctx.db.execute<Sales['sums'][number]>(sql`
        select o.currency, count(*)::int as orders, sum(${KEPT})::float8 as minor
        from orders o where ${soldIn(ctx, span)} group by 1 order by orders desc, 1`);
      const sums = rows.map((row) => ({ ...row, minor: Math.round(row.minor) }));
      return [name, { orders: sums.reduce((all, { orders }) => all + orders, 0), sums }];
    }),
  );
  return Object.fromEntries(told) as Record<Name, Sales>;
}

type Sold = {
  currency: string;
  orders: number;
  minor: number;
  costs: { currency: string | null; amountMinor: number }[];
};
type Profit = { currency: string; minor: number | null; unknown: number };

/**
 * What is left of a span's sales after tax and the print shops' costs, before payment fees, which are asked of Stripe
 * order by order. An order with a cost that is not told yet, or that no rate brings into its currency, is `unknown`.
 */
export async function profitOf(ctx: Ctx, span: Span): Promise<Profit[]> {
  const { rates } = exchangeOf(await ctx.settings.shop());
  const profits = new Map<string, Profit>();
  for (const { currency, orders, minor, costs } of await soldByCosts(ctx, span)) {
    const profit = profits.get(currency) ?? { currency, minor: null, unknown: 0 };
    const left = costs.reduce<number | null>((sum, cost) => {
      const worth = cost.currency === null ? null : exchanged(cost.amountMinor, cost.currency, { currency, rates });
      return sum === null || worth === null ? null : sum - worth;
    }, Math.round(minor));
    if (left === null) profit.unknown += orders;
    else profit.minor = (profit.minor ?? 0) + left;
    profits.set(currency, profit);
  }
  return [...profits.values()];
}

/** Orders whose parts cost money of the same currencies are one row, since each of those is exchanged or none is. */
function soldByCosts(ctx: Ctx, span: Span) {
  return ctx.db.execute<Sold>(sql`
    with sold as (
      select o.id, o.currency, ${KEPT} - round(o.tax_minor::numeric * greatest(${KEPT}, 0) / o.total_minor) as minor
      from orders o where ${soldIn(ctx, span)} and o.total_minor > 0
    ), cost as (
      select id, currency, sum(minor) as minor from (
        select sold.id, case when part.cost_minor is not null then part.cost_currency end as currency, part.cost_minor as minor
        from sold join fulfillments part on part.order_id = sold.id
        where not ${oneOf(sql`part.status`, FULFILLMENTS.stopped)} and ${isNewest('part')}
        union all select sold.id, credit.currency, -credit.amount_minor
        from sold join provider_credits credit on credit.order_id = sold.id
      ) spent group by 1, 2
    ), kinds as (
      select sold.*, array(select cost.currency from cost where cost.id = sold.id order by 1) as kind from sold
    ), sums as (
      select kinds.currency, kinds.kind, count(*)::int as orders, sum(kinds.minor) as minor,
        cost.currency as cost_currency, sum(cost.minor) as cost_minor
      from kinds left join cost on cost.id = kinds.id group by 1, 2, cost.currency
    )
    select currency, max(orders) as orders, max(minor)::float8 as minor,
      coalesce(jsonb_agg(jsonb_build_object('currency', cost_currency, 'amountMinor', cost_minor)) filter (where kind <> '{}'), '[]') as costs
    from sums group by currency, kind order by sum(max(orders)) over (partition by currency) desc, currency`);
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
