import { and, eq, or } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import type { OrderRow } from '@/db/schema/orders';
import { paymentAfterRefunds } from '@/lib/domain/order/order-status';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { reviveEffects } from '@/lib/engine/work/revive';
import type { PaymentSnapshot } from '@/lib/integrations/stripe/mapper';
import { movePayment } from './move-payment';

/** A dispute opens, is won or lost. Returns whether that was news. */
export async function applyDispute(
  ctx: TxCtx,
  order: OrderRow,
  payment: PaymentSnapshot,
  source: EventSource,
): Promise<boolean> {
  if (payment.dispute === 'none') return false;
  const event = { orderId: order.id, source };
  const opened = await recordEvent(ctx, { ...event, kind: 'payment.disputed', onceKey: 'disputed' });
  if (opened) {
    await movePayment(ctx, order, { to: 'disputed' });
    await raiseAlert(ctx, {
      kind: 'payment_disputed',
      key: order.id,
      severity: 'critical',
      message: `The payment of ${order.orderNumber} is disputed. Answer in Stripe before the deadline.`,
      orderId: order.id,
    });
  }
  if (payment.dispute === 'open') return opened;
  const won = payment.dispute === 'won';
  const closed = await recordEvent(ctx, {
    ...event,
    kind: won ? 'payment.dispute_won' : 'payment.dispute_lost',
    onceKey: 'closed',
  });
  if (!closed) return opened;
  await resolveAlert(ctx, 'payment_disputed', order.id);
  if (won) await goOn(ctx, order, payment);
  return true;
}

/** The money is ours again: what was not handed to a provider or not refunded because of the dispute is owed anew. */
async function goOn(ctx: TxCtx, order: OrderRow, payment: PaymentSnapshot): Promise<void> {
  await movePayment(ctx, order, {
    to: paymentAfterRefunds(order, payment.refundedMinor, order.paidAt === null),
    from: ['disputed'],
  });
  await reviveEffects(
    ctx,
    and(
      eq(effects.orderId, order.id),
      or(
        and(eq(effects.kind, 'submit'), eq(effects.state, 'dropped')),
        and(eq(effects.kind, 'refund'), eq(effects.state, 'attention')),
      ),
    ),
  );
}
