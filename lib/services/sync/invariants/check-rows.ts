import { type SQL, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { OUTBOX_QUEUES } from '@/db/queue';
import { FULFILLMENTS, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { isNewest } from '@/lib/services/order/status/newest-generations';
import type { DiscrepancyKind, Violation } from './violation';

const CAPTURED = oneOf(sql`o.payment_status`, PAYMENTS.captured);
const REFUNDABLE = oneOf(sql`o.payment_status`, PAYMENTS.refundable);
const PAID = oneOf(sql`o.payment_status`, PAYMENTS.paid);
/** What went back longer ago has been told, and cannot be mended. */
const WENT_BACK_DAYS = 7;
const LIVE_JOB = sql`j.state in ('created', 'retry', 'active')`;

type Row = { subject: string; detail: string; order_id: string | null; fulfillment_id: string | null };

/**
 * Each answers `subject, detail, order_id, fulfillment_id`, and nothing while the promise holds: at any moment. They run
 * every quarter of an hour, so what has ended is looked at no more: no check may read a table whole.
 */
const CHECKS: [DiscrepancyKind, SQL][] = [
  [
    'paid_without_part',
    sql`select o.order_number as subject, 'it is paid and no part of it was made' as detail, o.id as order_id,
        null::uuid as fulfillment_id
      from orders o where o.status = 'pending' and ${CAPTURED} and o.paid_at is not null and o.cancel_requested_at is null and o.canceled_at is null
        and not exists (select 1 from fulfillments f where f.order_id = o.id)`,
  ],
  [
    'part_unsubmitted',
    sql`select f.external_id as subject, 'it waits at our side and nobody is told' as detail, o.id as order_id,
        f.id as fulfillment_id
      from fulfillments f join orders o on o.id = f.order_id
      where f.status = 'pending' and ${PAID} and o.cancel_requested_at is null
        and not exists (select 1 from effects e where e.fulfillment_id = f.id and e.kind = 'submit'
          and e.state <> 'dropped')`,
  ],
  [
    'part_unrefunded',
    sql`select f.external_id as subject, 'it is canceled and its money was not given back' as detail,
        o.id as order_id, f.id as fulfillment_id
      from fulfillments f join orders o on o.id = f.order_id
      where f.status = 'canceled' and o.paid_at is not null and ${PAID}
        and f.replacement = 0 and ${isNewest('f')}
        and not exists (select 1 from effects e where e.order_id = o.id and e.kind = 'refund'
          and (e.fulfillment_id = f.id or e.fulfillment_id is null)
          and (e.state <> 'dropped' or e.reason_code in ('nothing_left', 'needs_approval')))
      union all select o.order_number, 'it was paid after it was called off and the money is still here', o.id, null
      from orders o
      where ${REFUNDABLE} and (o.canceled_at is not null or o.cancel_requested_at is not null)
        and not exists (select 1 from fulfillments f where f.order_id = o.id)
        and not exists (select 1 from effects e where e.order_id = o.id and e.kind = 'refund')`,
  ],
  [
    'refunded_beyond_total',
    sql`select order_number as subject, refunded_minor || ' given back of ' || coalesce(received_minor, total_minor) as detail, id as order_id,
        null::uuid as fulfillment_id
      from orders where refunded_minor > coalesce(received_minor, total_minor)`,
  ],
  [
    'event_unworked',
    sql`select w.source || ' ' || w.dedupe_key as subject, w.type || ' is stored and has no job' as detail, w.order_id,
        null::uuid as fulfillment_id
      from webhook_events w where w.state = 'received' and not exists (select 1 from pgboss.job j
        where j.name = 'webhook' and j.data->>'eventId' = w.id::text and ${LIVE_JOB})`,
  ],
  [
    'status_went_back',
    sql`select f.external_id as subject, b.kind || ' came after ' || a.kind as detail, a.order_id,
        f.id as fulfillment_id
      from order_events a
      join order_events b on b.order_id = a.order_id and b.fulfillment_id = a.fulfillment_id and b.id > a.id
      join fulfillments f on f.id = a.fulfillment_id
      where b.kind in ('fulfillment.confirmed', 'fulfillment.in_production', 'fulfillment.shipped')
        and b.recorded_at > now() - make_interval(days => ${WENT_BACK_DAYS})
        and ((a.kind = 'fulfillment.delivered' and b.kind in ('fulfillment.shipped', 'fulfillment.in_production'))
          or (a.kind in ('fulfillment.shipped', 'fulfillment.canceled')
            and b.kind in ('fulfillment.confirmed', 'fulfillment.in_production')))`,
  ],
  [
    'effect_without_job',
    sql`select concat_ws(' ', o.order_number, e.kind, e.id) as subject, 'it is to be done and has no job' as detail,
        o.id as order_id, e.fulfillment_id
      from effects e left join orders o on o.id = e.order_id
      where e.state = 'pending' and not exists (select 1 from pgboss.job j where j.name in ${[...OUTBOX_QUEUES]}
        and j.data->>'effectId' = e.id::text and ${LIVE_JOB})`,
  ],
  [
    'mode_mixed',
    sql`select o.order_number as subject, 'paid in one mode and handed to a provider in the other' as detail,
        o.id as order_id, f.id as fulfillment_id
      from orders o join fulfillments f on f.order_id = o.id
      where ${oneOf(sql`f.status`, FULFILLMENTS.open)} and f.livemode <> o.livemode`,
  ],
];

/** The promises that our own tables can tell. One transaction, so that every check sees the same moment. */
export async function checkRows(ctx: Ctx): Promise<Violation[]> {
  return inTransaction(
    ctx,
    async (ctx) => {
      const broken: Violation[] = [];
      for (const [kind, query] of CHECKS) {
        for (const row of await ctx.db.execute<Row>(query)) {
          broken.push({
            kind,
            subject: row.subject,
            detail: row.detail,
            orderId: row.order_id,
            fulfillmentId: row.fulfillment_id,
          });
        }
      }
      return broken;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
