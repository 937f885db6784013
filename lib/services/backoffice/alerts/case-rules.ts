import { type SQL, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { type AlertKind, DISPUTE_DUE_DAYS, REFUND_PENDING_DAYS } from '@/lib/domain/order/alerts';
import { RETURN_ANSWER_DAYS } from '@/lib/domain/order/problem';
import { EFFECTS, ORDERS, PAYMENTS, REFUNDS } from '@/lib/domain/order/states';
import type { AlertSeverity } from '@/lib/domain/shop/alert-desk';
import type { Ctx } from '@/lib/engine/ctx';
import {
  sayDeadMessage,
  sayDueDispute,
  sayEndingHold,
  sayPendingRefund,
  sayStuckEffect,
  sayUnansweredReturn,
  sayUnrefunded,
  sayUnsubmitted,
} from './rule-words';

/** What a rule found. The key tells one case from another of its kind. */
export type Finding = {
  key: string;
  message: string;
  severity?: AlertSeverity;
  orderId?: string;
  fulfillmentId?: string;
};
/** Looks at the database alone: cheap enough for every minute. What it no longer finds is resolved. */
export type Rule = { kind: AlertKind; find: (ctx: Ctx, now: Date) => Promise<Finding[]> };

type CaseRow = {
  key: string;
  critical: boolean;
  order_id: string | null;
  fulfillment_id: string | null;
};

const MINUTE_MS = 60_000;
const UNSUBMITTED_MS = 10 * MINUTE_MS;
const UNREFUNDED_MS = 30 * MINUTE_MS;
const STUCK_MS = 120 * MINUTE_MS;
const REFUND_PENDING_MS = REFUND_PENDING_DAYS * 24 * 60 * MINUTE_MS;
/** So long before the end of a hold somebody has to know. */
const HOLD_WARNING_DAYS = 7;
const DISPUTE_DUE_MS = DISPUTE_DUE_DAYS * 24 * 60 * MINUTE_MS;
/** More cases of one kind than anybody works through by hand; the oldest first. */
const MAX_CASES = 500;

/** The query answers a case row and the facts that `say` puts into words. */
async function cases<Facts>(ctx: Ctx, query: SQL, say: (facts: Facts) => string): Promise<Finding[]> {
  const rows = await ctx.db.execute<CaseRow & Facts>(query);
  return rows.map((row) => ({
    key: row.key,
    message: say(row),
    severity: row.critical ? ('critical' as const) : ('warning' as const),
    ...(row.order_id ? { orderId: row.order_id } : {}),
    ...(row.fulfillment_id ? { fulfillmentId: row.fulfillment_id } : {}),
  }));
}

export const before = (now: Date, ms: number) => sql`${new Date(now.getTime() - ms).toISOString()}::timestamptz`;

/** Printful gives up what it has held for a month. */
function endingHolds(ctx: Ctx, now: Date, { id, label, holdDays }: { id: string; label: string; holdDays: number }) {
  const warnFrom = (holdDays - HOLD_WARNING_DAYS) * 24 * 60 * MINUTE_MS;
  return cases<{ part: string; sinceMs: number; reason: string | null }>(
    ctx,
    sql`select f.id::text as key, f.order_id, f.id as fulfillment_id, true as critical, f.external_id as part, f.reason,
      (extract(epoch from f.trouble_since) * 1000)::float8 as "sinceMs"
    from fulfillments f
    where f.trouble is not null and f.trouble_since < ${before(now, warnFrom)} and f.provider = ${id} and f.on_hold
    order by f.trouble_since limit ${MAX_CASES}`,
    ({ part, sinceMs, reason }) => sayEndingHold({ part, label, reason, endsMs: sinceMs + holdDays * 86_400_000 }),
  );
}

const PAID = oneOf(sql`o.payment_status`, PAYMENTS.paid);
/** Cases that nothing else reports: what should have happened and has not. */
export const CASE_RULES: readonly Rule[] = [
  {
    kind: 'unsubmitted',
    find: (ctx, now) =>
      cases(
        ctx,
        sql`select coalesce(f.id, o.id)::text as key, o.id as order_id, f.id as fulfillment_id,
          (e.state is distinct from 'pending') as critical,
          o.order_number as "orderNumber", f.provider, e.state, e.attempts, e.note
        from orders o
        left join fulfillments f on f.order_id = o.id
        left join lateral (select state, attempts, note from effects
          where fulfillment_id = f.id and kind = 'submit' order by created_at desc limit 1) e on true
        where ${oneOf(sql`o.status`, ORDERS.unaccepted)} and ${PAID}
          and o.paid_at < ${before(now, UNSUBMITTED_MS)} and coalesce(o.grace_until < ${before(now, UNSUBMITTED_MS)}, true)
          and o.cancel_requested_at is null and o.canceled_at is null
          and (f.id is null or f.status = 'pending')
          and (e.state is null or not ${oneOf(sql`e.state`, EFFECTS.givenUp)})
          and (e.state is distinct from 'pending' or not exists (select 1 from provider_health h
            where h.provider = f.provider and h.refused_since is not null))
        order by o.paid_at limit ${MAX_CASES}`,
        sayUnsubmitted,
      ),
  },
  {
    kind: 'hold_ending',
    find: async (ctx, now) => {
      const found: Finding[] = [];
      for (const { id, label, holdDays } of ctx.pods.values())
        if (holdDays !== null) found.push(...(await endingHolds(ctx, now, { id, label, holdDays })));
      return found;
    },
  },
  {
    kind: 'return_unanswered',
    find: (ctx, now) =>
      cases(
        ctx,
        sql`select s.id::text as key, f.order_id, f.id as fulfillment_id, true as critical, f.external_id as part
        from alerts a join shipments s on s.id = split_part(a.key, ':', 2)::uuid
          join fulfillments f on f.id = s.fulfillment_id
        where a.kind = 'package_returned' and a.state <> 'resolved' and s.status = 'returned' and s.return_choice is null
          and s.returned_at < ${before(now, RETURN_ANSWER_DAYS * 86_400_000)}
        order by s.returned_at limit ${MAX_CASES}`,
        sayUnansweredReturn,
      ),
  },
  {
    kind: 'refund_missing',
    find: (ctx, now) =>
      cases(
        ctx,
        sql`select f.id::text as key, o.id as order_id, f.id as fulfillment_id, true as critical,
          f.external_id as part, e.state, e.attempts, e.note
        from fulfillments f join orders o on o.id = f.order_id
        left join lateral (select state, attempts, note, reason_code from effects
          where kind = 'refund' and order_id = o.id and (fulfillment_id = f.id or fulfillment_id is null)
          order by (state = 'done') desc, created_at desc limit 1) e on true
        where f.status = 'canceled' and f.replacement = 0 and f.updated_at < ${before(now, UNREFUNDED_MS)}
          and o.paid_at is not null and ${PAID}
          and (e.state is null or ${oneOf(sql`e.state`, EFFECTS.missing)})
          and e.reason_code is distinct from 'needs_approval'
        order by f.updated_at limit ${MAX_CASES}`,
        sayUnrefunded,
      ),
  },
  {
    kind: 'refund_pending',
    find: (ctx, now) =>
      cases(
        ctx,
        sql`select r.id as key, r.order_id, null as fulfillment_id, true as critical, o.order_number as "orderNumber",
          r.amount_minor as "amountMinor", o.currency, r.reason,
          (extract(epoch from r.created_at) * 1000)::float8 as "sinceMs"
        from payment_refunds r join orders o on o.id = r.order_id
        where ${oneOf(sql`r.state`, REFUNDS.underWay)} and r.created_at < ${before(now, REFUND_PENDING_MS)}
        order by r.created_at limit ${MAX_CASES}`,
        sayPendingRefund,
      ),
  },
  {
    kind: 'dispute_due',
    find: (ctx, now) =>
      cases(
        ctx,
        sql`select d.id as key, d.order_id, null as fulfillment_id, true as critical, o.order_number as "orderNumber",
          d.amount_minor as "amountMinor", d.currency, (extract(epoch from d.due_at) * 1000)::float8 as "dueMs"
        from payment_disputes d join orders o on o.id = d.order_id
        where d.state = 'needs_response' and d.due_at < ${before(now, -DISPUTE_DUE_MS)}
        order by d.due_at limit ${MAX_CASES}`,
        sayDueDispute,
      ),
  },
  {
    kind: 'webhook_dead',
    find: (ctx) =>
      cases(
        ctx,
        sql`select w.id::text as key, w.order_id, null as fulfillment_id, true as critical,
          w.source, w.type, w.note
        from webhook_events w where w.state = 'dead' order by w.received_at limit ${MAX_CASES}`,
        sayDeadMessage,
      ),
  },
  {
    kind: 'effect_stuck',
    find: (ctx, now) =>
      cases(
        ctx,
        sql`select e.id::text as key, e.order_id, e.fulfillment_id, (e.kind not like 'mail_%') as critical,
          e.kind as effect, o.order_number as "orderNumber", e.state, e.attempts, e.note
        from effects e left join orders o on o.id = e.order_id
        where e.state = 'dead' or (e.state = 'pending' and e.created_at < ${before(now, STUCK_MS)} and e.kind not in ('submit', 'refund'))
        order by e.created_at limit ${MAX_CASES}`,
        sayStuckEffect,
      ),
  },
];
