import { eq } from 'drizzle-orm';
import { refundRequests } from '@/db/schema/console';
import { type FulfillmentRow, orders } from '@/db/schema/orders';
import { linesRefund } from '@/lib/domain/money/pricing';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { sha256 } from '@/lib/platform/crypto';
import { refundable } from './refundable';
import { enqueueRefund, linesLeft } from './request-refund';

export type Pieces = { itemId: string; quantity: number };

/**
 * Gives back what the print shop will not make of a part that otherwise goes on: each item once, however often it is told,
 * and never what was given back already. Returns whether anything was. In the caller's transaction.
 */
export async function refundUnmade(ctx: TxCtx, part: FulfillmentRow, unmade: readonly Pieces[]): Promise<boolean> {
  if (part.replacement > 0 && unmade.length > 0) await stoppedReplacement(ctx, part);
  if (part.replacement > 0) return false;
  let changed = false;
  for (const pieces of unmade) if (await refundPieces(ctx, part, pieces)) changed = true;
  return changed;
}

/** Nothing was paid for it, so no money goes back by itself: a person says what the shopper gets. */
export async function stoppedReplacement(ctx: TxCtx, part: FulfillmentRow): Promise<void> {
  await raiseAlert(ctx, {
    kind: 'replacement_stopped',
    key: part.id,
    severity: 'critical',
    message: `${part.provider} does not make ${part.externalId}, which replaces what went wrong.`,
    orderId: part.orderId,
    fulfillmentId: part.id,
  });
}

async function refundPieces(ctx: TxCtx, part: FulfillmentRow, { itemId, quantity }: Pieces): Promise<boolean> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, part.orderId)).for('update');
  // Of what is disputed the bank decides; once it is won, the next look brings us here again.
  if (!order || !isOneOf(order.paymentStatus, PAYMENTS.refundable)) return false;
  const id = idOf(`${part.id} ${itemId}`);
  const [known] = await ctx.db.select({ id: refundRequests.id }).from(refundRequests).where(eq(refundRequests.id, id));
  if (known) return false;
  const left = await refundable(ctx, order);
  const leftQuantity = left.lines.find((line) => line.itemId === itemId)?.leftQuantity ?? 0;
  const lines = [{ item_id: itemId, quantity: Math.min(quantity, leftQuantity) }];
  const amountMinor = Math.min(left.leftMinor, linesRefund(linesLeft(lines, left)));
  if (amountMinor <= 0) return false;
  const now = ctx.clock.now();
  const [made] = await ctx.db
    .insert(refundRequests)
    .values({
      id,
      orderId: order.id,
      amountMinor,
      currency: order.currency,
      reason: 'unmade',
      lines,
      state: 'approved',
      requestedBy: 'system',
      requestedAt: now,
      decidedBy: 'system',
      decidedAt: now,
    })
    .returning();
  if (!made) throw new Error('the refund request was not written');
  await enqueueRefund(ctx, made);
  return recordEvent(ctx, {
    orderId: order.id,
    fulfillmentId: part.id,
    kind: 'fulfillment.line_canceled',
    onceKey: id,
    source: 'provider',
    data: { provider: part.provider, amount_minor: amountMinor },
  });
}

/** A UUID of version 8: the same words are the same id. */
function idOf(words: string): string {
  const hex = Buffer.from(sha256(words), 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
