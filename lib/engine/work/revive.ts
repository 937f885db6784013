import type { SQL } from 'drizzle-orm';
import { effects, webhookEvents } from '@/db/schema/operations';
import type { TxCtx } from '../ctx';
import { enqueueJobs } from './enqueue-jobs';

/**
 * For a row that is tried anew: the wait and the tries begin again, while the count of claims never goes back. A lease
 * stays: whoever holds one is at it.
 */
function revived<Attempts>(table: { attempts: Attempts }, now: Date) {
  return { owedAt: now, spentAttempts: table.attempts, nextAttemptAt: null };
}

/** Gives effects a full set of tries again, each with a job. Answers their ids. */
export async function reviveEffects(ctx: TxCtx, where: SQL | undefined): Promise<string[]> {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .update(effects)
    .set({ ...revived(effects, now), state: 'pending', updatedAt: now })
    .where(where)
    .returning({ id: effects.id, kind: effects.kind });
  await enqueueJobs(ctx, rows);
  return rows.map(({ id }) => id);
}

/** The same for messages; `replayId` says which replay they are part of. */
export async function reviveEvents(
  ctx: TxCtx,
  where: SQL | undefined,
  replay?: { replayId: string },
): Promise<string[]> {
  const rows = await ctx.db
    .update(webhookEvents)
    .set({
      ...revived(webhookEvents, ctx.clock.now()),
      state: 'received',
      ...(replay ? { ...replay, note: null, reasonCode: null, processedAt: null } : {}),
    })
    .where(where)
    .returning({ id: webhookEvents.id });
  const ids = rows.map(({ id }) => id);
  await ctx.queue.enqueueAll(
    ctx.db,
    'webhook',
    ids.map((eventId) => ({ eventId })),
  );
  return ids;
}
