import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { readOrderNumber } from '@/lib/domain/order/order-number';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';

/** Longer than writing down what is owed takes. */
const ANSWER_MS = 400;

/**
 * Owes a fresh link when number and e-mail belong together. Whoever asks is told the same either way, and is not kept
 * waiting for the mail, which would tell them as well: a hit and a miss take the same time.
 */
export async function requestTrackLink(
  ctx: Ctx,
  input: { orderNumber: string; email: string },
  wait: (ms: number) => Promise<unknown> = sleep,
): Promise<{ accepted: true }> {
  const number = readOrderNumber(input.orderNumber);
  if (number === null) return { accepted: true };
  await Promise.all([oweLink(ctx, number, input.email), wait(ANSWER_MS)]);
  return { accepted: true };
}

async function oweLink(ctx: Ctx, number: string, email: string): Promise<void> {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.orderNumber, number), eq(orders.emailIndex, ctx.vault.emailIndex(email))));
  if (order) {
    const dedupeKey = ctx.clock.now().toISOString();
    await inTransaction(ctx, (ctx) => enqueueEffect(ctx, { orderId: order.id, kind: 'mail_track_link', dedupeKey }));
  }
}
