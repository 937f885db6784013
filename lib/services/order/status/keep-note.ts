import { sql } from 'drizzle-orm';
import { orderNotes } from '@/db/schema/console';
import { actorName } from '@/lib/domain/core/actor';
import type { TxCtx } from '@/lib/engine/ctx';

/** Keeps what somebody typed about an order, sealed for its row, which nobody may change afterwards. */
export async function keepNote(ctx: TxCtx, orderId: string, text: string): Promise<void> {
  const [next] = await ctx.db.execute<{ id: number }>(sql`select nextval('order_notes_id_seq')::int as id`);
  if (!next) throw new Error('the note has no number');
  await ctx.db.insert(orderNotes).values({
    id: next.id,
    orderId,
    actor: actorName(ctx.actor),
    textSealed: ctx.vault.seal(orderNotes.textSealed, next.id, text),
    createdAt: ctx.clock.now(),
  });
}
