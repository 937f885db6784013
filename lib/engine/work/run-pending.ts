import { and, eq } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import type { EffectKind } from '@/lib/domain/order/effects';
import type { Ctx } from '../ctx';
import { runEffect } from './run-effect';

/** Whoever clicked wants to see the outcome: does now what an order owes, kind by kind; the queue does the rest. */
export async function runPending(ctx: Ctx, orderId: string, kinds: readonly EffectKind[]): Promise<void> {
  for (const kind of kinds) {
    const owed = await ctx.db
      .select({ id: effects.id })
      .from(effects)
      .where(and(eq(effects.orderId, orderId), eq(effects.kind, kind), eq(effects.state, 'pending')));
    // What fails here is put off by the engine itself, with its job.
    for (const { id } of owed) await runEffect(ctx, id);
  }
}
