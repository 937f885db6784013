import { and, eq, sql } from 'drizzle-orm';
import { effects, feedback } from '@/db/schema/operations';
import { fulfillments, type OrderRow } from '@/db/schema/orders';
import { paymentRefunds } from '@/db/schema/refunds';
import { mailDeclines } from '@/db/schema/service';
import type { MailEffect } from '@/lib/domain/order/mails';
import { isOneOf, ORDERS, PAYMENTS, REFUNDS } from '@/lib/domain/order/states';
import type { Ctx, Effect } from '@/lib/engine/ctx';

type SkipReason = { reason: 'overtaken' | 'erased'; note: string };
const overtaken = (note: string): SkipReason => ({ reason: 'overtaken', note });

/** Why a mail that lies in the outbox would only confuse by now; null where it still says something true. */
export async function skipReason(ctx: Ctx, effect: Effect<MailEffect>, order: OrderRow): Promise<SkipReason | null> {
  if (order.erasedAt !== null) return { reason: 'erased', note: 'nobody knows any more whose order it was' };
  const { payload } = effect;
  if ('previous_to' in payload) {
    if (isOneOf(order.status, ORDERS.over)) return overtaken(`the order is ${order.status}`);
    return order.deliveryWindow?.to === payload.to ? null : overtaken('the dates have changed again');
  }
  // Staff who send it again know that.
  const isOver = isOneOf(order.status, ORDERS.over) && !(await isSentAgain(ctx, effect));
  if (effect.kind === 'mail_shipped' && effect.generation === 1 && isOver)
    return overtaken(`the order is ${order.status}`);
  if ('held_at' in payload) {
    if (order.status !== 'on_hold') return overtaken('the order goes on');
    const later = and(
      eq(effects.orderId, order.id),
      eq(effects.kind, effect.kind),
      sql`${effects.payload}->>'held_at' > ${payload.held_at}`,
    );
    const [again] = await ctx.db.select({ id: effects.id }).from(effects).where(later).limit(1);
    return again ? overtaken('it was held once more') : null;
  }
  if (effect.kind === 'mail_payment_awaited' && order.paymentStatus !== 'awaiting')
    return overtaken(`the payment is ${order.paymentStatus}`);
  if (effect.kind === 'mail_payment_processing' && order.paymentStatus !== 'processing')
    return overtaken(`the payment is ${order.paymentStatus}`);
  // It promises the money back, which is the bank's to give now.
  if (effect.kind === 'mail_canceled' && isOneOf(order.paymentStatus, PAYMENTS.withBank))
    return overtaken('the bank has taken the money back');
  if ('refund_id' in payload) {
    const [refund] = await ctx.db.select().from(paymentRefunds).where(eq(paymentRefunds.id, payload.refund_id));
    if (effect.kind === 'mail_refunded' && refund && !isOneOf(refund.state, REFUNDS.gone))
      return overtaken('the bank has sent it back');
    if (effect.kind === 'mail_refund_failed' && order.paymentStatus === 'refunded')
      return overtaken('another refund has gone out');
  }
  if (effect.kind === 'mail_rating') {
    if (order.status !== 'delivered') return overtaken(`the order is ${order.status}`);
    if (order.paymentStatus !== 'paid') return overtaken(`the payment is ${order.paymentStatus}`);
    const [declined] = await ctx.db.select().from(mailDeclines).where(eq(mailDeclines.emailIndex, order.emailIndex));
    if (declined) return overtaken('no such mails are wanted');
    const [rated] = await ctx.db.select({ id: feedback.id }).from(feedback).where(eq(feedback.orderId, order.id));
    return rated ? overtaken('it was rated already') : null;
  }
  return null;
}

/** A replacement leaves when its order is over. */
async function isSentAgain(ctx: Ctx, { fulfillmentId }: Effect<MailEffect>): Promise<boolean> {
  if (fulfillmentId === null) return false;
  const [part] = await ctx.db.select().from(fulfillments).where(eq(fulfillments.id, fulfillmentId));
  return part !== undefined && part.replacement > 0;
}
