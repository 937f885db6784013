import { sql } from 'drizzle-orm';
import { orderNotes } from '@/db/schema/console';
import { actorName } from '@/lib/domain/core/actor';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { readableOrder } from '@/lib/services/order/reading/order-view';

/** Leaves a note for other staff. It can be added to and never changed. Throws AppError forbidden, not_found. */
export async function addNote(ctx: Ctx, input: { orderNumber: string; text: string }): Promise<{ done: true }> {
  requireMay(ctx.actor, 'orders.note');
  const order = await readableOrder(ctx, { orderNumber: input.orderNumber });
  await inTransaction(ctx, async (ctx) => {
    // Sealed for its row, which nobody may change afterwards.
    const [next] = await ctx.db.execute<{ id: number }>(sql`select nextval('order_notes_id_seq')::int as id`);
    const id = next?.id ?? 0;
    await ctx.db.insert(orderNotes).values({
      id,
      orderId: order.id,
      actor: actorName(ctx.actor),
      textSealed: ctx.vault.seal(orderNotes.textSealed, id, input.text),
      createdAt: ctx.clock.now(),
    });
    await recordAudit(ctx, { action: 'orders.note', subject: order.orderNumber });
  });
  return { done: true };
}
