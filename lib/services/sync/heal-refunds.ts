import { and, asc, inArray, lt } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { orders } from '@/db/schema/orders';
import { paymentRefunds } from '@/db/schema/refunds';
import { REFUNDS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import type { SyncReport } from './sync-report';

/** Younger ones are among what the reconciliation lists. */
const OLD_MS = 24 * 3_600_000;
const MAX_LOOKS = 25;

/** A refund may wait for weeks, as for the balance to be topped up: looked at until the shopper has it or never will. */
export async function healRefunds(ctx: Ctx, report: SyncReport): Promise<void> {
  const waiting = ctx.db
    .select({ id: paymentRefunds.orderId })
    .from(paymentRefunds)
    .where(
      and(
        oneOf(paymentRefunds.state, REFUNDS.underWay),
        lt(paymentRefunds.createdAt, new Date(ctx.clock.now().getTime() - OLD_MS)),
      ),
    );
  const looks = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(inArray(orders.id, waiting))
    .orderBy(asc(orders.paymentSeenAt))
    .limit(MAX_LOOKS);
  for (const { id } of looks) {
    report.scanned += 1;
    report.requests += 1;
    if (await syncPayment(ctx, { orderId: id, source: 'sync' })) report.changed += 1;
  }
}
