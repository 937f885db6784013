import { and, eq, gt } from 'drizzle-orm';
import { type EffectRow, effects, feedback } from '@/db/schema/operations';
import type { OrderRow } from '@/db/schema/orders';
import type { OrderMail } from '@/lib/domain/order/mails';
import type { Ctx } from '@/lib/engine/ctx';

const OVER = ['delivered', 'canceled', 'failed', 'returned'];

/** Why a mail that is owed would only confuse by now; null where it still says something true. */
export async function whyPointless(
  ctx: Ctx,
  mail: OrderMail,
  effect: EffectRow,
  order: OrderRow,
): Promise<string | null> {
  if (order.erasedAt !== null) return 'nobody knows any more whose order it was';
  switch (mail) {
    case 'delay':
      if (OVER.includes(order.status)) return `the order is ${order.status}`;
      return order.deliveryWindow?.to === effect.subject ? null : 'the dates have changed again';
    case 'on_hold': {
      if (order.status !== 'on_hold') return 'the order goes on';
      const later = and(
        eq(effects.orderId, order.id),
        eq(effects.kind, effect.kind),
        gt(effects.subject, effect.subject),
      );
      const [again] = await ctx.db.select({ id: effects.id }).from(effects).where(later).limit(1);
      return again ? 'it was held once more' : null;
    }
    case 'rating': {
      if (order.status !== 'delivered') return `the order is ${order.status}`;
      if (order.paymentStatus !== 'paid') return `the payment is ${order.paymentStatus}`;
      const [rated] = await ctx.db.select({ id: feedback.id }).from(feedback).where(eq(feedback.orderId, order.id));
      return rated ? 'it was rated already' : null;
    }
    default:
      return null;
  }
}
