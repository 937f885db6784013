import { and, eq, isNull, sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/operations';
import type { AlertKind } from '@/lib/domain/order/alerts';
import type { RunKind } from '@/lib/domain/shop/sync-run';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { wordsOf } from '@/lib/platform/log';
import type { SyncReport } from './sync-report';

const GIVEN_UP_MS = 10 * 60_000;

/** Does a part of a run. When it fails a person is told, and the run goes on. */
export type Step = (name: string, work: () => Promise<void>) => Promise<void>;

/** One run of a kind at a time, whatever the number of replicas; its row in `sync_runs` tells what came of it. */
export async function recordedRun(
  ctx: Ctx,
  { kind, trigger, called, failed }: { kind: RunKind; trigger: string; called: string; failed: AlertKind },
  work: (step: Step, report: SyncReport) => Promise<void>,
): Promise<SyncReport> {
  const report: SyncReport = { scanned: 0, changed: 0, requests: 0, errors: [], skipped: false, findings: [] };
  const run = await begin(ctx, kind, trigger);
  if (!run) return { ...report, skipped: true };
  await work(async (name, part) => {
    try {
      await part();
      await resolveAlert(ctx, failed, name);
    } catch (error) {
      const message = wordsOf(error);
      report.errors.push(`${name}: ${message}`);
      await raiseAlert(ctx, { kind: failed, key: name, message: `The ${called} step "${name}" failed: ${message}` });
    }
  }, report);
  await ctx.db
    .update(syncRuns)
    .set({
      finishedAt: ctx.clock.now(),
      scanned: report.scanned,
      changed: report.changed,
      requests: report.requests,
      errors: report.errors,
      report: report.findings,
    })
    .where(eq(syncRuns.id, run));
  return report;
}

/** Null when another run of this kind is under way. A run that died is given up after ten minutes. */
async function begin(ctx: Ctx, kind: RunKind, trigger: string): Promise<string | null> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(7302)`);
    const now = ctx.clock.now();
    const [active] = await ctx.db
      .select({ id: syncRuns.id })
      .from(syncRuns)
      .where(
        and(
          eq(syncRuns.kind, kind),
          isNull(syncRuns.finishedAt),
          sql`${syncRuns.startedAt} > ${new Date(now.getTime() - GIVEN_UP_MS).toISOString()}`,
        ),
      );
    if (active) return null;
    const [made] = await ctx.db
      .insert(syncRuns)
      .values({ kind, trigger, startedAt: now })
      .returning({ id: syncRuns.id });
    return made?.id ?? null;
  });
}
