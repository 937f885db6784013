import { desc, lt } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/operations';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';

const PAGE = 30;

/** What each run of the sync and of maintenance looked at, changed and failed with, newest first. Throws AppError forbidden, invalid_input. */
export async function listSyncRuns(ctx: Ctx, query: { cursor?: string | undefined }) {
  requireMay(ctx.actor, 'sync.read');
  const before = query.cursor === undefined ? undefined : new Date(query.cursor);
  if (before && Number.isNaN(before.getTime())) throw new AppError('invalid_input', 'That page does not exist.');
  const rows = await ctx.db
    .select()
    .from(syncRuns)
    .where(before ? lt(syncRuns.startedAt, before) : undefined)
    .orderBy(desc(syncRuns.startedAt))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    runs: shown.map((run) => ({
      id: run.id,
      kind: run.kind,
      trigger: run.trigger,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      scanned: run.scanned,
      changed: run.changed,
      requests: run.requests,
      errors: run.errors,
      report: run.report,
    })),
    nextCursor: rows.length > PAGE && last ? last.startedAt.toISOString() : null,
  };
}

/** Puts a sync in the queue now; one at a time runs, whoever asks. Throws AppError forbidden. */
export async function startSync(ctx: Ctx): Promise<{ started: boolean }> {
  requireMay(ctx.actor, 'sync.start');
  await inTransaction(ctx, async (ctx) => {
    await ctx.queue.enqueue(ctx.db, 'pod-sync', { trigger: 'staff' });
    await recordAudit(ctx, { action: 'sync.start', subject: 'sync' });
  });
  return { started: true };
}
