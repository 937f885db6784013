import { OUTBOX_QUEUES } from '@/db/queue';
import type { EffectRow } from '@/db/schema/operations';
import type { TxCtx } from '../ctx';

/** A job for each of them, in the queue of its kind, in one statement a queue. */
export async function enqueueJobs(ctx: TxCtx, rows: readonly Pick<EffectRow, 'id' | 'kind'>[]): Promise<void> {
  for (const queue of OUTBOX_QUEUES) {
    const jobs = rows.filter(({ kind }) => ctx.work.outbox[kind].queue === queue).map(({ id }) => ({ effectId: id }));
    await ctx.queue.enqueueAll(ctx.db, queue, jobs);
  }
}
