import { and, eq, type SQL, sql } from 'drizzle-orm';
import { OUTBOX_QUEUES, type QueueName } from '@/db/queue';
import { effects, webhookEvents } from '@/db/schema/operations';
import type { Ctx } from '../ctx';
import { inTransaction } from '../in-transaction';
import { enqueueJobs } from './enqueue-jobs';

/** The sweep: whatever is still to be done and has no live job gets one. Answers how many did. */
export async function requeue(ctx: Ctx): Promise<number> {
  const toDo = await ctx.db
    .select({ id: effects.id, kind: effects.kind })
    .from(effects)
    .where(and(eq(effects.state, 'pending'), hasNoJob(OUTBOX_QUEUES, sql`j.data->>'effectId' = ${effects.id}::text`)));
  const toRead = await ctx.db
    .select({ eventId: webhookEvents.id })
    .from(webhookEvents)
    .where(
      and(
        eq(webhookEvents.state, 'received'),
        hasNoJob(['webhook'], sql`j.data->>'eventId' = ${webhookEvents.id}::text`),
      ),
    );
  await inTransaction(ctx, async (ctx) => {
    await enqueueJobs(ctx, toDo);
    await ctx.queue.enqueueAll(ctx.db, 'webhook', toRead);
  });
  return toDo.length + toRead.length;
}

function hasNoJob(queues: readonly QueueName[], carries: SQL): SQL {
  return sql`not exists (select 1 from pgboss.job j where j.name in ${[...queues]} and ${carries}
    and j.state in ('created', 'retry', 'active'))`;
}
