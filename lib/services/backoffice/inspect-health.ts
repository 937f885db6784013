import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { effects, syncRuns, webhookEvents } from '@/db/schema/operations';
import type { Ctx } from '@/lib/engine/ctx';
import { checkRows } from '@/lib/services/sync/invariants/check-rows';
import { DISCREPANCIES } from '@/lib/services/sync/invariants/violation';

const SYNC_LATE_MS = 45 * 60_000;

/** The deep look: promises, work in hand, dead letters, age of the last sync. `ok` is false when a person should look. */
export async function inspectHealth(ctx: Ctx) {
  const broken = await checkRows(ctx);
  const [run] = await ctx.db
    .select()
    .from(syncRuns)
    .where(and(eq(syncRuns.kind, 'pod_sync'), isNotNull(syncRuns.finishedAt)))
    .orderBy(desc(syncRuns.startedAt))
    .limit(1);
  const [owed] = await ctx.db.select({ n: count() }).from(effects).where(eq(effects.state, 'pending'));
  const [received] = await ctx.db.select({ n: count() }).from(webhookEvents).where(eq(webhookEvents.state, 'received'));
  const [dead] = await ctx.db.execute<{ n: number }>(sql`select
    (select count(*) from ${effects} where state = 'dead')::int
    + (select count(*) from ${webhookEvents} where state = 'dead')::int as n`);
  const syncAgeMs = run ? ctx.clock.now().getTime() - run.startedAt.getTime() : null;
  const open = run?.report.filter(({ outcome }) => outcome === 'attention') ?? [];
  const isFresh = syncAgeMs !== null && syncAgeMs < SYNC_LATE_MS;
  return {
    ok: broken.length === 0 && (dead?.n ?? 0) === 0 && open.length === 0 && isFresh,
    promises: broken.map(({ kind, subject, detail }) => ({ promise: DISCREPANCIES[kind], kind, subject, detail })),
    work: { effectsPending: owed?.n ?? 0, eventsReceived: received?.n ?? 0, deadLetters: dead?.n ?? 0 },
    lastSync: run
      ? {
          ageS: Math.round((syncAgeMs ?? 0) / 1000),
          errors: run.errors,
          open: open.map(({ kind, subject, detail }) => ({ kind, subject, detail })),
          requests: run.requests,
        }
      : null,
  };
}
