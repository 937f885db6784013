import { and, asc, eq, ne } from 'drizzle-orm';
import { refundRequests } from '@/db/schema/console';
import { effects } from '@/db/schema/operations';
import { fulfillments, type OrderItemRow, type OrderRow, orderItems } from '@/db/schema/orders';
import { itemTaxes, linesRefund, type PricedItem } from '@/lib/domain/money/pricing';
import { payloadOf } from '@/lib/domain/order/effects';
import { capturedMinor } from '@/lib/domain/order/order-status';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';

export type Refundable = {
  /** What may still be given back: everything that was paid, less what is gone, owed or waits for approval. */
  leftMinor: number;
  /** Of `leftMinor`'s deductions: asked for and waiting for a second person. */
  waitingMinor: number;
  /** Per item, the tax on it, and of how many pieces neither a refund by line nor that of their canceled part has been asked. */
  lines: (PricedItem & { itemId: string; taxMinor: number; leftQuantity: number })[];
};

/** `except`: a request that is being decided does not stand in its own way. Lock the order first to decide by it. */
export async function refundable(ctx: Ctx, order: OrderRow, except?: string): Promise<Refundable> {
  const [refunds, requests, items] = await Promise.all([
    ctx.db
      .select({ payload: effects.payload, state: effects.state, provider: fulfillments.provider })
      .from(effects)
      .leftJoin(fulfillments, eq(fulfillments.id, effects.fulfillmentId))
      .where(and(eq(effects.orderId, order.id), eq(effects.kind, 'refund'), ne(effects.state, 'dropped'))),
    ctx.db
      .select()
      .from(refundRequests)
      .where(and(eq(refundRequests.orderId, order.id), ne(refundRequests.state, 'rejected'))),
    ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.id)).orderBy(asc(orderItems.id)),
  ]);
  const pending = refunds.filter(({ state }) => state === 'pending');
  const counted = requests.filter(({ id }) => id !== except);
  const pendingMinor = sum(pending.map(({ payload }) => fixedMinor(payload)));
  const waitingMinor = sum(counted.filter(({ state }) => state === 'pending').map(({ amountMinor }) => amountMinor));
  const asked = counted.flatMap(({ lines }) => lines);
  const taxes = itemTaxes(items, order.quote?.tax ?? null);
  const paidMinor = isOneOf(order.paymentStatus, PAYMENTS.captured) ? capturedMinor(order) : 0;
  return {
    leftMinor: Math.max(0, paidMinor - order.refundedMinor - pendingMinor - waitingMinor),
    waitingMinor,
    lines: items.map(({ id, provider, unitMinor, quantity }, at) => ({
      itemId: id,
      unitMinor,
      quantity,
      taxMinor: taxes[at] ?? 0,
      leftQuantity: refunds.some((part) => part.provider === provider) ? 0 : quantity - piecesOf(asked, id),
    })),
  };
}

/** What refunds by line have given back of one provider's part: when it is canceled, that much less is owed for it. */
export async function refundedByLineMinor(
  ctx: Ctx,
  order: OrderRow,
  items: readonly OrderItemRow[],
  provider: string,
): Promise<number> {
  const given = await ctx.db
    .select({ lines: refundRequests.lines })
    .from(refundRequests)
    .where(and(eq(refundRequests.orderId, order.id), eq(refundRequests.state, 'approved')));
  const asked = given.flatMap(({ lines }) => lines);
  const taxes = itemTaxes(items, order.quote?.tax ?? null);
  return linesRefund(
    items.flatMap((item, at) =>
      item.provider === provider ? [{ ...item, taxMinor: taxes[at] ?? 0, gone: 0, now: piecesOf(asked, item.id) }] : [],
    ),
  );
}

/** What a refund takes: nothing yet while its amount is not worked out, since then it only gets what is left. */
export function fixedMinor(payload: unknown): number {
  return payloadOf('refund', payload).amount_minor ?? 0;
}

function piecesOf(lines: readonly { item_id: string; quantity: number }[], itemId: string): number {
  return sum(lines.filter(({ item_id }) => item_id === itemId).map(({ quantity }) => quantity));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
