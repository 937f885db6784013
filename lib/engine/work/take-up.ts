import { and, eq, lte } from 'drizzle-orm';
import { effects, webhookEvents } from '@/db/schema/operations';
import type { Ctx } from '../ctx';
import { inTransaction } from '../in-transaction';
import { enqueueJobs } from './enqueue-jobs';

/** So often a worker looks for work whose holder died. */
export const TAKE_UP_MS = 2_000;

/**
 * Work whose claim ran out: its process died, and its job stays with it until the queue gives it up. Frees it and gives
 * it another job. Whoever of several replicas comes first does it. Answers how much was taken up.
 */
export async function takeUp(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (ctx) => {
    const acts = await ctx.db
      .update(effects)
      .set({ leaseUntil: null })
      .where(and(eq(effects.state, 'pending'), lte(effects.leaseUntil, now)))
      .returning({ id: effects.id, kind: effects.kind });
    const messages = await ctx.db
      .update(webhookEvents)
      .set({ leaseUntil: null })
      .where(and(eq(webhookEvents.state, 'received'), lte(webhookEvents.leaseUntil, now)))
      .returning({ eventId: webhookEvents.id });
    await enqueueJobs(ctx, acts);
    await ctx.queue.enqueueAll(ctx.db, 'webhook', messages);
    const count = acts.length + messages.length;
    if (count > 0)
      ctx.log.warn({ acts: acts.length, messages: messages.length }, 'work of a dead process was taken up');
    return count;
  });
}
