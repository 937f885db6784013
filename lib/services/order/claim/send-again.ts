import { eq } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import {
  type FulfillmentRow,
  fulfillments,
  type OrderItemRow,
  type OrderRow,
  orderItems,
  orders,
} from '@/db/schema/orders';
import { AppError } from '@/lib/domain/core/errors';
import { nextExternalId } from '@/lib/domain/order/order-number';
import { requireMay } from '@/lib/domain/order/policy';
import { EFFECTS, FULFILLMENTS, isOneOf, isPaid } from '@/lib/domain/order/states';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { runPending } from '@/lib/engine/work/run-pending';
import { readableOrder } from '../reading/order-view';
import { boughtParts, nextGeneration } from '../status/newest-generations';
import { orderChanged } from '../status/order-changed';
import { answerReport } from './answer-report';

export type Again = {
  /** Chosen by the browser, so that a second click is the same request. */
  requestId: string;
  lines: readonly { itemId: string; quantity: number }[];
  /** The report it answers. */
  reportId?: string | undefined;
};

/**
 * Sends items of an order again, free of charge: one part of its own per provider, with a number of its own, beside what
 * was bought. Once per `requestId`. Throws AppError forbidden, not_found, conflict, invalid_input.
 */
export async function sendAgain(ctx: Ctx, input: Again & { orderNumber: string }): Promise<{ numbers: string[] }> {
  requireMay(ctx.actor, 'orders.send_again');
  const order = await readableOrder(ctx, { orderNumber: input.orderNumber });
  const numbers = await inTransaction(ctx, async (ctx) => {
    const made = await recordReplacement(ctx, order.id, { ...input, source: 'staff' });
    await recordAudit(ctx, {
      action: 'orders.send_again',
      subject: order.orderNumber,
      data: { request_id: input.requestId, made: made.join(', ') },
    });
    return made;
  });
  await runPending(ctx, order.id, ['submit']);
  return { numbers };
}

/** The same inside a transaction; it is owed and not yet handed over. Answers its numbers at the providers. */
export async function recordReplacement(
  ctx: TxCtx,
  orderId: string,
  { requestId, lines, reportId, source }: Again & { source: 'staff' | 'customer' },
): Promise<string[]> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (!order) throw new AppError('not_found', 'There is no such order.');
  const parts = await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId));
  const data = { pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0) };
  if (!(await recordEvent(ctx, { orderId, kind: 'replacement.requested', onceKey: requestId, source, data })))
    return [];
  await refuseClosed(ctx, order);
  const items = await ctx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  const wanted = lines.map(({ itemId, quantity }) => ({ item: whole(items, itemId, quantity), quantity }));
  const numbers: string[] = [];
  for (const [provider, own] of Map.groupBy(wanted, ({ item }) => item.provider)) {
    const made = await makePart(ctx, order, parts, {
      provider,
      lines: own.map(({ item, quantity }) => ({ item_id: item.id, quantity })),
    });
    parts.push(made);
    numbers.push(made.externalId);
  }
  if (reportId !== undefined) await answerReport(ctx, orderId, { reportId, answer: 'sent_again', words: null });
  await orderChanged(ctx, orderId);
  return numbers;
}

/** What was paid for and is not called off; a cancel that came to nothing stands in nobody's way any more. */
async function refuseClosed(ctx: TxCtx, order: OrderRow): Promise<void> {
  if (!isPaid(order.paymentStatus)) throw new AppError('conflict', `The payment is ${order.paymentStatus}.`);
  if (order.erasedAt !== null) throw new AppError('conflict', 'Nobody knows any more where it would go.');
  if (order.canceledAt !== null) throw new AppError('conflict', 'The order was canceled.');
  if (order.cancelRequestedAt === null) return;
  const owed = await ctx.db.select().from(effects).where(eq(effects.orderId, order.id));
  if (owed.some(({ kind, state }) => kind === 'cancel' && isOneOf(state, EFFECTS.owed)))
    throw new AppError('conflict', 'A cancel is still under way.');
  await ctx.db.update(orders).set({ cancelRequestedAt: null }).where(eq(orders.id, order.id));
}

function whole(items: readonly OrderItemRow[], itemId: string, quantity: number): OrderItemRow {
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw new AppError('invalid_input', 'That item is not in this order.');
  if (quantity < 1 || quantity > item.quantity)
    throw new AppError('invalid_input', `Only ${item.quantity} of that item were bought.`);
  return item;
}

async function makePart(
  ctx: TxCtx,
  order: OrderRow,
  parts: readonly FulfillmentRow[],
  { provider, lines }: { provider: string; lines: { item_id: string; quantity: number }[] },
): Promise<FulfillmentRow> {
  const bought = boughtParts(parts).find((part) => part.provider === provider);
  if (!bought || !isOneOf(bought.status, FULFILLMENTS.shipped))
    throw new AppError('conflict', 'What has not left the print shop cannot be sent again.');
  if (new Set(lines.map(({ item_id }) => item_id)).size < lines.length)
    throw new AppError('invalid_input', 'An item stands there twice.');
  const [made] = await ctx.db
    .insert(fulfillments)
    .values({
      orderId: order.id,
      provider,
      generation: nextGeneration(provider, parts),
      replacement: 1 + Math.max(...parts.map(({ replacement }) => replacement)),
      lines,
      externalId: nextExternalId(
        order.orderNumber,
        parts.map(({ externalId }) => externalId),
      ),
      shippingMethod: bought.shippingMethod,
    })
    .returning();
  if (!made) throw new Error('the replacement was not written');
  const subject = { orderId: order.id, fulfillmentId: made.id };
  await enqueueEffect(ctx, { ...subject, kind: 'submit' });
  await enqueueEffect(ctx, { ...subject, kind: 'mail_replacing' });
  return made;
}
