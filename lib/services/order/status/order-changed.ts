import { and, desc, eq } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { payloadOf } from '@/lib/domain/order/effects';
import type { TxCtx } from '@/lib/engine/ctx';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { refreshOrder } from './refresh-order';
import type { Delay } from './refresh-window';

/**
 * For every verb that moved something of an order, in the transaction that moved it: the order's row says what is now, and
 * the shopper is owed the mails this is worth.
 */
export async function orderChanged(ctx: TxCtx, orderId: string): Promise<void> {
  const { before, status, paidFor, presumed, delayed } = await refreshOrder(ctx, orderId);
  // Told before the shopper has to ask: once for every last day that is later than the one they know.
  const news = delayed && (await sinceTold(ctx, orderId, delayed));
  if (news) await enqueueEffect(ctx, { orderId, kind: 'mail_delay', dedupeKey: news.to, payload: news });
  if (status === before) return;
  // A mail per milestone; packages have their own. Each is owed once for ever; only being held can happen again.
  if (status === 'in_production') await enqueueEffect(ctx, { orderId, kind: 'mail_in_production' });
  if (status === 'delivered')
    await enqueueEffect(ctx, { orderId, kind: presumed ? 'mail_presumed' : 'mail_delivered' });
  if (status === 'canceled' && paidFor) await enqueueEffect(ctx, { orderId, kind: 'mail_canceled' });
  if (status === 'failed') await enqueueEffect(ctx, { orderId, kind: 'mail_failed' });
  if (status === 'on_hold') {
    const heldAt = ctx.clock.now().toISOString();
    await enqueueEffect(ctx, { orderId, kind: 'mail_on_hold', dedupeKey: heldAt, payload: { held_at: heldAt } });
  }
}

/** A mail waits a minute for further news: what it has not told yet, the shopper does not know. Null: they know it all. */
async function sinceTold(ctx: TxCtx, orderId: string, delay: Delay): Promise<Delay | null> {
  const [waiting] = await ctx.db
    .select({ payload: effects.payload })
    .from(effects)
    .where(and(eq(effects.orderId, orderId), eq(effects.kind, 'mail_delay'), eq(effects.state, 'pending')))
    .orderBy(desc(effects.createdAt))
    .limit(1);
  if (!waiting) return delay;
  const untold = payloadOf('mail_delay', waiting.payload);
  return delay.to > untold.previous_to ? { ...untold, from: delay.from, to: delay.to } : null;
}
