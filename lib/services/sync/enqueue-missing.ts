import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { effects } from '@/db/schema/operations';
import { type FulfillmentRow, fulfillments, orders } from '@/db/schema/orders';
import { FAILED_GRACE_MS } from '@/lib/domain/order/changes';
import { refundFor } from '@/lib/domain/order/effects';
import { EFFECTS, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { reviveEffects } from '@/lib/engine/work/revive';
import { isNewest } from '@/lib/services/order/status/newest-generations';
import type { SyncReport } from './sync-report';

/** Paid parts without a submission, what is canceled without a refund, failed parts that nobody took care of. */
export async function enqueueMissing(ctx: Ctx, report: SyncReport): Promise<void> {
  const unsubmitted = await missingEffect(ctx, 'pending', 'submit');
  const unrefunded = await missingEffect(ctx, 'canceled', 'refund');
  const unreturned = await unreturnedOrders(ctx);
  const failed = await failedForGood(ctx);
  await inTransaction(ctx, async (ctx) => {
    for (const part of unsubmitted)
      await enqueueEffect(ctx, { orderId: part.orderId, fulfillmentId: part.id, kind: 'submit' });
    for (const part of unrefunded)
      await enqueueEffect(ctx, { orderId: part.orderId, fulfillmentId: part.id, ...refundFor('canceled') });
    for (const { id } of unreturned) await enqueueEffect(ctx, { orderId: id, ...refundFor('paid_after_cancel') });
    report.changed += await reviveSubmits(ctx);
    for (const part of failed)
      await enqueueEffect(ctx, {
        orderId: part.orderId,
        fulfillmentId: part.id,
        kind: 'cancel',
        dedupeKey: `failed ${part.updatedAt.toISOString()}`,
        payload: { because: 'failed' },
      });
  });
  report.changed += unsubmitted.length + unrefunded.length + unreturned.length + failed.length;
}

/** A submission dropped for a reason that is no more, such as a dispute that was won at that very moment. */
async function reviveSubmits(ctx: TxCtx): Promise<number> {
  const wanted = ctx.db
    .select({ id: fulfillments.id })
    .from(fulfillments)
    .innerJoin(orders, eq(orders.id, fulfillments.orderId))
    .where(
      and(
        eq(fulfillments.status, 'pending'),
        oneOf(orders.paymentStatus, PAYMENTS.paid),
        isNull(orders.cancelRequestedAt),
        isNull(orders.canceledAt),
        eq(orders.livemode, ctx.env.livemode),
      ),
    );
  const dropped = and(eq(effects.kind, 'submit'), eq(effects.state, 'dropped'), inArray(effects.fulfillmentId, wanted));
  return (await reviveEffects(ctx, dropped)).length;
}

/** Paid after they were called off, so that no part of them was ever made, and the money is still here. */
function unreturnedOrders(ctx: Ctx) {
  return ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        oneOf(orders.paymentStatus, PAYMENTS.refundable),
        sql`(${orders.canceledAt} is not null or ${orders.cancelRequestedAt} is not null)`,
        sql`not exists (select 1 from ${fulfillments} f where f.order_id = ${orders.id})`,
        sql`not exists (select 1 from ${effects} e where e.order_id = ${orders.id} and e.kind = 'refund')`,
      ),
    );
}

/** Staff have a day to fix what a provider could not make; then it is called off there, and so refunded. */
function failedForGood(ctx: Ctx) {
  return ctx.db
    .select({ id: fulfillments.id, orderId: fulfillments.orderId, updatedAt: fulfillments.updatedAt })
    .from(fulfillments)
    .innerJoin(orders, eq(orders.id, fulfillments.orderId))
    .where(
      and(
        eq(fulfillments.status, 'failed'),
        lt(fulfillments.updatedAt, new Date(ctx.clock.now().getTime() - FAILED_GRACE_MS)),
        oneOf(orders.paymentStatus, PAYMENTS.paid),
        isNewest('fulfillments'),
        // A cancel that was refused before it failed says nothing about now.
        sql`not exists (select 1 from ${effects} e where e.fulfillment_id = ${fulfillments.id} and e.kind = 'cancel'
          and (e.created_at >= ${fulfillments.updatedAt} or ${oneOf(sql`e.state`, EFFECTS.owed)}))`,
      ),
    );
}

function missingEffect(ctx: Ctx, status: FulfillmentRow['status'], kind: 'submit' | 'refund') {
  return ctx.db
    .select({ id: fulfillments.id, orderId: fulfillments.orderId })
    .from(fulfillments)
    .innerJoin(orders, eq(orders.id, fulfillments.orderId))
    .where(
      and(
        eq(fulfillments.status, status),
        kind === 'refund' ? eq(fulfillments.replacement, 0) : undefined,
        oneOf(orders.paymentStatus, kind === 'refund' ? PAYMENTS.refundable : PAYMENTS.paid),
        sql`not exists (select 1 from ${effects} e where e.fulfillment_id = ${fulfillments.id} and e.kind = ${kind})`,
      ),
    );
}
