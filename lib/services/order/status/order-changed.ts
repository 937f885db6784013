import type { TxCtx } from '@/lib/engine/ctx';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { refreshOrder } from './refresh-order';

/**
 * For every verb that moved something of an order, in the transaction that moved it: the order's row says what is now, and
 * the shopper is owed the mails this is worth.
 */
export async function orderChanged(ctx: TxCtx, orderId: string): Promise<void> {
  const { before, status, paidFor, delayed } = await refreshOrder(ctx, orderId);
  // Told before the shopper has to ask: once for every last day that is later than the one before.
  if (delayed) await enqueueEffect(ctx, { orderId, kind: 'mail_delay', dedupeKey: delayed.to, payload: delayed });
  if (status === before) return;
  // A mail per milestone; packages have their own. Each is owed once for ever; only being held can happen again.
  if (status === 'in_production') await enqueueEffect(ctx, { orderId, kind: 'mail_in_production' });
  if (status === 'delivered') await enqueueEffect(ctx, { orderId, kind: 'mail_delivered' });
  if (status === 'canceled' && paidFor) await enqueueEffect(ctx, { orderId, kind: 'mail_canceled' });
  if (status === 'failed') await enqueueEffect(ctx, { orderId, kind: 'mail_failed' });
  if (status === 'on_hold') {
    const heldAt = ctx.clock.now().toISOString();
    await enqueueEffect(ctx, { orderId, kind: 'mail_on_hold', dedupeKey: heldAt, payload: { held_at: heldAt } });
  }
}
