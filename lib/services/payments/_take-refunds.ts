import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type OrderRow, orders } from '@/db/schema/orders';
import type { EventSource } from '@/lib/domain/timeline';
import type { PaymentSnapshot } from '@/lib/integrations/stripe/mapper';
import type { Ctx } from '../context';
import { oweEffect } from '../effects/owe-effect';
import { raiseAlert } from '../operations/raise-alert';
import { recordEvent } from '../orders/record-event';

/** Refunds of ours and of Stripe's dashboard alike; the amount never exceeds what was captured. */
export async function takeRefunds(
  ctx: Ctx,
  tx: Tx,
  order: OrderRow,
  payment: PaymentSnapshot,
  source: EventSource,
): Promise<boolean> {
  const orderId = order.id;
  let changed = false;
  for (const refund of payment.refunds) {
    const kind =
      refund.status === 'failed' || refund.status === 'canceled'
        ? 'refund.failed'
        : refund.status === 'succeeded'
          ? 'refund.succeeded'
          : null;
    if (!kind) continue;
    const told = await recordEvent(ctx, tx, {
      orderId,
      kind,
      onceKey: refund.id,
      source,
      data: { amount_minor: refund.amountMinor },
    });
    if (!told) continue;
    changed = true;
    if (kind === 'refund.succeeded') {
      await oweEffect(ctx, tx, {
        orderId,
        kind: 'mail_refunded',
        subject: refund.id,
        data: { amount_minor: refund.amountMinor },
      });
      if (order.quote?.tax.calculationId) {
        await oweEffect(ctx, tx, {
          orderId,
          kind: 'tax_reversal',
          subject: refund.id,
          data: { amount_minor: refund.amountMinor },
        });
      }
    } else {
      await raiseAlert(ctx, tx, {
        kind: 'refund_failed',
        key: refund.id,
        severity: 'critical',
        message: `Refund ${refund.id} failed at the bank. The customer must be paid another way.`,
        orderId,
      });
    }
  }
  const [updated] = await tx
    .update(orders)
    .set({
      refundedMinor: payment.refundedMinor,
      updatedAt: ctx.clock.now(),
      paymentStatus: sql`case when ${orders.paymentStatus} = 'disputed' then 'disputed' when ${payment.refundedMinor}::int = 0 then 'paid' when ${payment.refundedMinor}::int >= ${orders.totalMinor} then 'refunded' else 'partially_refunded' end`,
    })
    .where(
      and(
        eq(orders.id, orderId),
        sql`${orders.refundedMinor} <> ${payment.refundedMinor}::int`,
        inArray(orders.paymentStatus, ['paid', 'partially_refunded', 'refunded', 'disputed']),
      ),
    )
    .returning({ id: orders.id });
  return changed || updated !== undefined;
}
