import { and, eq, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { effects, webhookEvents } from '@/db/schema/operations';
import type { Ctx } from '../ctx';
import { inTransaction } from '../in-transaction';

/** The sweep: whatever is still to be done and has no live job gets one. Answers how many did. */
export async function requeue(ctx: Ctx): Promise<number> {
  const lost = (queue: 'effect' | 'webhook', key: string, id: AnyPgColumn) =>
    sql`not exists (select 1 from pgboss.job j where j.name = ${queue} and j.data->>${key} = ${id}::text
      and j.state in ('created', 'retry', 'active'))`;
  const toDo = await ctx.db
    .select({ effectId: effects.id })
    .from(effects)
    .where(and(eq(effects.state, 'pending'), lost('effect', 'effectId', effects.id)));
  const toRead = await ctx.db
    .select({ eventId: webhookEvents.id })
    .from(webhookEvents)
    .where(and(eq(webhookEvents.state, 'received'), lost('webhook', 'eventId', webhookEvents.id)));
  await inTransaction(ctx, async (ctx) => {
    await ctx.queue.enqueueAll(ctx.db, 'effect', toDo);
    await ctx.queue.enqueueAll(ctx.db, 'webhook', toRead);
  });
  return toDo.length + toRead.length;
}
