import { eq } from 'drizzle-orm';
import type { OrderRow } from '@/db/schema/orders';
import { paymentDisputes } from '@/db/schema/refunds';
import { paymentAfterRefunds, paymentUnder } from '@/lib/domain/order/order-status';
import type { PaymentStatus } from '@/lib/domain/order/states';
import type { TxCtx } from '@/lib/engine/ctx';

/** What a captured payment is, by what went back of it and by what banks say: from what we know, without a look. */
export async function paymentNow(ctx: TxCtx, order: OrderRow): Promise<PaymentStatus> {
  const said = await ctx.db.select().from(paymentDisputes).where(eq(paymentDisputes.orderId, order.id));
  return paymentUnder(
    said.map(({ kind, state, letGoAt }) => ({ kind, state, letGo: letGoAt !== null })),
    paymentAfterRefunds(order, order.refundedMinor, order.paidAt === null),
  );
}
