import { and, eq } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { type OrderRow, orders } from '@/db/schema/orders';
import { mayBecome, mayMove, PAYMENT, type PaymentStatus } from '@/lib/domain/order/states';
import type { TxCtx } from '@/lib/engine/ctx';

/**
 * One guarded UPDATE: a payment moves as its table allows, and from nowhere but `from` where that is named. Returns
 * whether it moved.
 */
export async function movePayment(
  ctx: TxCtx,
  order: { id: string },
  move: {
    to: PaymentStatus;
    from?: readonly PaymentStatus[];
    also?: Partial<Pick<OrderRow, 'paidAt' | 'receivedMinor' | 'paymentMethod' | 'paymentInstructions'>>;
  },
): Promise<boolean> {
  const from = move.from?.filter((state) => mayMove(PAYMENT, state, move.to)) ?? mayBecome(PAYMENT, move.to);
  const moved = await ctx.db
    .update(orders)
    .set({ paymentStatus: move.to, updatedAt: ctx.clock.now(), ...move.also })
    .where(and(eq(orders.id, order.id), oneOf(orders.paymentStatus, from)))
    .returning({ id: orders.id });
  return moved.length > 0;
}
