import { and, eq, gte, lt, not, type SQL, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { orders } from '@/db/schema/orders';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { LATE_AFTER_DAYS, type OrderView } from '@/lib/domain/order/order-views';
import { EFFECTS, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsAsked } from '@/lib/services/order/reading/order-words';
import { isNewest } from '@/lib/services/order/status/newest-generations';

const DAY_MS = 86_400_000;

/** The filter as a condition on `orders`. Every branch has an index behind it; `npm run bench` measures them. */
export function whereOf(ctx: Ctx, filter: OrderFilter): SQL | undefined {
  return and(
    filter.q || filter.view || filter.payment ? undefined : not(oneOf(orders.paymentStatus, PAYMENTS.payable)),
    filter.q ? matching(ctx, filter.q) : undefined,
    filter.view ? viewCondition(ctx, filter.view) : undefined,
    filter.status ? eq(orders.status, filter.status) : undefined,
    filter.payment ? eq(orders.paymentStatus, filter.payment) : undefined,
    filter.country ? eq(orders.country, filter.country) : undefined,
    filter.from ? gte(orders.createdAt, new Date(filter.from)) : undefined,
    filter.to ? lt(orders.createdAt, new Date(new Date(filter.to).getTime() + DAY_MS)) : undefined,
    filter.provider
      ? sql`exists (select 1 from fulfillments part where part.order_id = ${orders.id} and part.provider = ${filter.provider})`
      : undefined,
  );
}

/** Whatever a customer or a provider may quote, numbers by their end, words by their beginning. Each look-up is its own, since an `or` would read the whole table. */
function matching(ctx: Ctx, typed: string): SQL {
  const q = typed.trim();
  const number = q.toUpperCase();
  const branches = [
    sql`select id from orders where order_number = ${number}`,
    sql`select id from orders where payment_intent_id = ${q}`,
    sql`select order_id from fulfillments where pod_order_id = ${q}`,
    sql`select order_id from fulfillments where external_id = ${number}`,
    sql`select part.order_id from shipments box join fulfillments part on part.id = box.fulfillment_id
        where box.tracking_number = ${q}`,
    ...byWords(ctx, q),
    ...(q.includes('@') ? [sql`select id from orders where email_index = ${ctx.vault.emailIndex(q)}`] : []),
  ];
  return sql`${orders.id} in (${sql.join(branches, sql` union all `)})`;
}

function byWords(ctx: Ctx, typed: string): SQL[] {
  const { words, ending } = wordsAsked(ctx, typed);
  const all = (asked: readonly string[]) =>
    sql`select order_id from order_words where words @> array[${sql.join(
      asked.map((word) => sql`${word}`),
      sql`, `,
    )}]::text[]`;
  return [...(words.length > 0 ? [all(words)] : []), ...(ending === null ? [] : [all([ending])])];
}

/** Constants are written out, so that the planner can see that a partial index fits. */
function viewCondition(ctx: Ctx, view: OrderView): SQL {
  switch (view) {
    case 'attention':
      return sql`${orders.id} in (select order_id from alerts where state <> 'resolved' and order_id is not null)`;
    case 'unsubmitted':
      return sql`${orders.status} = 'pending' and ${oneOf(orders.paymentStatus, PAYMENTS.paid)} and ${orders.cancelRequestedAt} is null`;
    case 'on_hold':
      return sql`${orders.status} = 'on_hold'`;
    case 'failed':
      return sql`${orders.id} in (select part.order_id from fulfillments part where part.status = 'failed' and ${isNewest('part')})`;
    case 'late': {
      const since = new Date(ctx.clock.now().getTime() - LATE_AFTER_DAYS * DAY_MS);
      const before = sql`${since.toISOString()}::timestamptz`;
      // Nothing ships before it is placed: saying so lets the list begin where the first of these can be.
      return sql`${orders.status} = 'shipped' and ${orders.shippedAt} < ${before} and ${orders.createdAt} < ${before}`;
    }
    case 'refund_open':
      return sql`${orders.id} in (select order_id from effects where ${oneOf(sql`state`, EFFECTS.undone)} and kind = 'refund'
        union all select order_id from refund_requests where state = 'pending')`;
    case 'refund_approval':
      return sql`${orders.id} in (select order_id from refund_requests where state = 'pending')`;
    case 'abandoned':
      return oneOf(orders.paymentStatus, PAYMENTS.payable);
    case 'disputed':
      return oneOf(orders.paymentStatus, PAYMENTS.contested);
  }
}
