import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { readableOrder } from '@/lib/services/order/reading/order-view';
import { keepNote } from '@/lib/services/order/status/keep-note';

/** Leaves a note for other staff. It can be added to and never changed. Throws AppError forbidden, not_found. */
export async function addNote(ctx: Ctx, input: { orderNumber: string; text: string }): Promise<{ done: true }> {
  requireMay(ctx.actor, 'orders.note');
  const order = await readableOrder(ctx, { orderNumber: input.orderNumber });
  await inTransaction(ctx, async (ctx) => {
    await keepNote(ctx, order.id, input.text);
    await recordAudit(ctx, { action: 'orders.note', subject: order.orderNumber });
  });
  return { done: true };
}
