import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { refundRequests } from '@/db/schema/console';
import { effects } from '@/db/schema/operations';
import { type OrderRow, orderItems } from '@/db/schema/orders';
import type { PricedItem } from '@/lib/domain/pricing';

export type Refundable = {
  /** What may still be given back: everything that was paid, less what is gone, owed or waits for approval. */
  leftMinor: number;
  /** Of `leftMinor`'s deductions: asked for and waiting for a second person. */
  waitingMinor: number;
  /** Per item, how many no refund by line has been asked for yet. */
  lines: (PricedItem & { itemId: string; leftQuantity: number })[];
};

/** `except`: a request that is being decided does not stand in its own way. Lock the order first to decide by it. */
export async function refundable(tx: Tx | Db, order: OrderRow, except?: string): Promise<Refundable> {
  const [owed, requests, items] = await Promise.all([
    tx
      .select({ data: effects.data })
      .from(effects)
      .where(and(eq(effects.orderId, order.id), eq(effects.kind, 'refund'), eq(effects.state, 'owed'))),
    tx
      .select()
      .from(refundRequests)
      .where(and(eq(refundRequests.orderId, order.id), ne(refundRequests.state, 'rejected'))),
    tx.select().from(orderItems).where(eq(orderItems.orderId, order.id)),
  ]);
  const counted = requests.filter(({ id }) => id !== except);
  const owedMinor = sum(owed.map(({ data }) => (typeof data['amount_minor'] === 'number' ? data['amount_minor'] : 0)));
  const waitingMinor = sum(counted.filter(({ state }) => state === 'pending').map(({ amountMinor }) => amountMinor));
  const asked = counted.flatMap(({ lines }) => lines);
  const paidMinor = order.paidAt === null ? 0 : order.totalMinor;
  return {
    leftMinor: Math.max(0, paidMinor - order.refundedMinor - owedMinor - waitingMinor),
    waitingMinor,
    lines: items.map(({ id, unitMinor, quantity }) => ({
      itemId: id,
      unitMinor,
      quantity,
      leftQuantity: quantity - sum(asked.filter(({ item_id }) => item_id === id).map((line) => line.quantity)),
    })),
  };
}

/** What staff have refunded on an order without a second person, so that a large refund cannot be cut into small ones. */
export async function refundedAloneMinor(tx: Tx, orderId: string): Promise<number> {
  const rows = await tx
    .select()
    .from(refundRequests)
    .where(
      and(eq(refundRequests.orderId, orderId), eq(refundRequests.state, 'approved'), isNull(refundRequests.decidedBy)),
    );
  return sum(rows.map(({ amountMinor }) => amountMinor));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
