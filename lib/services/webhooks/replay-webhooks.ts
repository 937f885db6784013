import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, inArray, ne, type SQL } from 'drizzle-orm';
import { webhookEvents } from '@/db/schema/operations';
import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { reviveEvents } from '@/lib/engine/work/revive';
import { type LogFilter, matching } from './list-webhooks';

const MAX_REPLAY = 5_000;

type Input = { eventIds?: string[] | undefined; filter?: LogFilter | undefined; dryRun: boolean };

/**
 * Acts on stored messages once more; each is a hint to look, so nothing happens twice. A dry run only counts.
 * Messages that still wait for their first time are left alone. Throws AppError forbidden, invalid_input.
 */
export async function replayWebhooks(
  ctx: Ctx,
  input: Input,
): Promise<{ replayId: string | null; count: number; limited: boolean }> {
  requireMay(ctx.actor, 'webhooks.replay');
  const where = and(ne(webhookEvents.state, 'received'), await chosen(ctx, input));
  if (input.dryRun) {
    const [row] = await ctx.db.select({ n: count() }).from(webhookEvents).where(where);
    const n = row?.n ?? 0;
    return { replayId: null, count: Math.min(n, MAX_REPLAY), limited: n > MAX_REPLAY };
  }
  const replayId = randomUUID();
  return inTransaction(ctx, async (ctx) => {
    const found = await ctx.db
      .select({ id: webhookEvents.id })
      .from(webhookEvents)
      .where(where)
      // By their latest life: what more than one replay takes is not replayed twice before all of it was once.
      .orderBy(asc(webhookEvents.owedAt), asc(webhookEvents.receivedAt))
      .limit(MAX_REPLAY + 1)
      .for('update');
    const ids = found.slice(0, MAX_REPLAY).map(({ id }) => id);
    if (ids.length === 0) return { replayId: null, count: 0, limited: false };
    await reviveEvents(ctx, inArray(webhookEvents.id, ids), { replayId });
    await recordAudit(ctx, {
      action: 'webhooks.replay',
      subject: replayId,
      data: { count: ids.length, ...(input.filter ? { filter: input.filter } : {}) },
    });
    return { replayId, count: ids.length, limited: found.length > MAX_REPLAY };
  });
}

async function chosen(ctx: Ctx, { eventIds, filter }: Input): Promise<SQL | undefined> {
  if ((eventIds === undefined) === (filter === undefined))
    throw new AppError('invalid_input', 'Name either messages or a filter.');
  return eventIds ? inArray(webhookEvents.id, eventIds) : matching(ctx, filter ?? {});
}

/** How far a replay is. Throws AppError forbidden. */
export async function replayProgress(ctx: Ctx, input: { replayId: string }) {
  requireMay(ctx.actor, 'webhooks.replay');
  if (!isUuid(input.replayId)) throw new AppError('not_found', 'There is no such replay.');
  const rows = await ctx.db
    .select({ state: webhookEvents.state, n: count() })
    .from(webhookEvents)
    .where(eq(webhookEvents.replayId, input.replayId))
    .groupBy(webhookEvents.state);
  const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
  return {
    total: rows.reduce((sum, { n }) => sum + n, 0),
    waiting: of('received'),
    processed: of('processed'),
    ignored: of('ignored'),
    dead: of('dead'),
  };
}
