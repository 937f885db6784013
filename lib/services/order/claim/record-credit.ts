import { and, desc, eq } from 'drizzle-orm';
import { fulfillments } from '@/db/schema/orders';
import { providerCredits } from '@/db/schema/provider-credits';
import { actorName } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { readableOrder } from '../reading/order-view';

export type CreditInput = {
  orderNumber: string;
  /** Chosen by the browser, so that a second click is the same entry. */
  creditId: string;
  provider: string;
  amountMinor: number;
  note?: string | undefined;
};

/**
 * Enters what a print shop gave back for an order, in the currency that it bills: it counts in what the order leaves.
 * Throws AppError forbidden, not_found, conflict.
 */
export async function recordCredit(ctx: Ctx, input: CreditInput): Promise<{ currency: string }> {
  requireMay(ctx.actor, 'orders.record_credit');
  const order = await readableOrder(ctx, { orderNumber: input.orderNumber });
  return inTransaction(ctx, async (ctx) => {
    const [part] = await ctx.db
      .select()
      .from(fulfillments)
      .where(and(eq(fulfillments.orderId, order.id), eq(fulfillments.provider, input.provider)))
      .orderBy(desc(fulfillments.generation));
    if (!part) throw new AppError('not_found', `${input.provider} has no part of this order.`);
    const currency = part.costCurrency ?? order.currency;
    const made = await ctx.db
      .insert(providerCredits)
      .values({
        id: input.creditId,
        orderId: order.id,
        provider: input.provider,
        amountMinor: input.amountMinor,
        currency,
        noteSealed: input.note ? ctx.vault.seal(providerCredits.noteSealed, input.creditId, input.note) : null,
        recordedBy: actorName(ctx.actor),
        recordedAt: ctx.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ id: providerCredits.id });
    if (made.length === 0) return { currency };
    await recordAudit(ctx, {
      action: 'orders.record_credit',
      subject: order.orderNumber,
      data: { provider: input.provider, amount_minor: input.amountMinor, currency },
    });
    return { currency };
  });
}
