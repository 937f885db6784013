import { and, eq, gte, inArray, or } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { fulfillments, orders } from '@/db/schema/orders';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import { FULFILLMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { storeEvent } from '@/lib/engine/work/store-event';
import { RECOVERY } from '../webhooks/recovery-note';
import { storeStripeEvents } from './stripe-events';

/** Stripe forgets its events after 30 days. */
const MAX_AGE_MS = 30 * 86_400_000;

/**
 * Makes good a time in which nothing came through: Stripe's events since then go through the inbox like webhooks, and
 * every payment and every part that was alive since then is looked at again, by notes in the same inbox. Nothing is
 * done twice: a message that is already there is a duplicate. Throws AppError forbidden, invalid_input.
 */
export async function recoverSince(
  ctx: Ctx,
  input: { since: Date },
): Promise<{ events: number; payments: number; fulfillments: number }> {
  requireMay(ctx.actor, 'sync.recover');
  const now = ctx.clock.now();
  const { since } = input;
  if (since > now || now.getTime() - since.getTime() > MAX_AGE_MS)
    throw new AppError('invalid_input', 'Choose a time within the last 30 days.');

  const { stored, paymentIntentIds } = await storeStripeEvents(ctx, { since, via: 'recovery' });
  const seen = paymentIntentIds.length === 0 ? [] : [inArray(orders.paymentIntentId, paymentIntentIds)];
  const payments = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(or(gte(orders.createdAt, since), ...seen));
  const parts = await ctx.db
    .select({ id: fulfillments.id, orderId: fulfillments.orderId, provider: fulfillments.provider })
    .from(fulfillments)
    .where(
      or(
        oneOf(fulfillments.status, FULFILLMENTS.open),
        and(eq(fulfillments.status, 'delivered'), gte(fulfillments.updatedAt, since)),
      ),
    );
  const run = now.toISOString();
  const notes = [
    ...payments.map(({ id }) => ({ source: 'stripe', key: id, body: { order_id: id } })),
    ...parts.map(({ id, orderId, provider }) => ({
      source: provider,
      key: id,
      body: { order_id: orderId, fulfillment_id: id },
    })),
  ];
  await inTransaction(ctx, async (ctx) => {
    for (const note of notes) {
      await storeEvent(ctx, {
        source: note.source,
        dedupeKey: `recovery:${run}:${note.key}`,
        type: RECOVERY,
        signed: true,
        via: 'recovery',
        known: true,
        occurredAt: null,
        rawBody: JSON.stringify(note.body),
      });
    }
    await recordAudit(ctx, {
      action: 'sync.recover',
      subject: since.toISOString(),
      data: { events: stored, payments: payments.length, fulfillments: parts.length },
    });
  });
  return { events: stored, payments: payments.length, fulfillments: parts.length };
}
