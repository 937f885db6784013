import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { type CatalogueRunRow, catalogueRuns } from '@/db/schema/catalogue-runs';
import { CATALOGUE_RUN, type CatalogueRunState, mayBecome } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import type { Mirrored } from './mirror-products';

/** A run that has said nothing for so long is dead. */
const DEAD_MS = 5 * 60_000;
/** What stopped longer ago is not gone on with: the store is another one by now. */
const RESUMED_WITHIN_MS = 12 * 3_600_000;
/** Between two readings of a whole store. */
const EVERY_MS = 55 * 60_000;

/**
 * The run to go on with, or a new one where it is time for that (`always`: in any case). Null while somebody is at it
 * or nothing is due. One run of a provider at a time, whatever the number of replicas.
 */
export async function beginRun(
  ctx: Ctx,
  { provider, trigger, always }: { provider: string; trigger: string; always: boolean },
): Promise<CatalogueRunRow | null> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(7303, hashtext(${provider}))`);
    const now = ctx.clock.now();
    const age = (moment: Date) => now.getTime() - moment.getTime();
    const [last] = await ctx.db
      .select()
      .from(catalogueRuns)
      .where(and(eq(catalogueRuns.provider, provider), eq(catalogueRuns.kind, 'full')))
      .orderBy(desc(catalogueRuns.startedAt))
      .limit(1);
    if (last?.state === 'running' && age(last.progressAt) < DEAD_MS) return null;
    if (last && last.finishedAt === null && age(last.startedAt) < RESUMED_WITHIN_MS) {
      const [resumed] = await ctx.db
        .update(catalogueRuns)
        .set({ state: 'running', progressAt: now, error: null })
        .where(eq(catalogueRuns.id, last.id))
        .returning();
      return resumed ?? null;
    }
    if (last && !always && age(last.startedAt) < EVERY_MS) return null;
    const [made] = await ctx.db
      .insert(catalogueRuns)
      .values({ provider, kind: 'full', trigger, state: 'running', startedAt: now, progressAt: now })
      .returning();
    return made ?? null;
  });
}

/** Writes down how far it is. `at.requests` were spent since the last time. */
export async function noteProgress(
  ctx: Ctx,
  runId: string,
  at: { cursor: string | null; requests: number; counts?: Mirrored },
): Promise<void> {
  const { read = 0, added = 0, changed = 0, unlisted = 0, skipped = 0 } = at.counts ?? {};
  await ctx.db
    .update(catalogueRuns)
    .set({
      cursor: at.cursor,
      progressAt: ctx.clock.now(),
      requests: sql`${catalogueRuns.requests} + ${at.requests}`,
      read: sql`${catalogueRuns.read} + ${read}`,
      added: sql`${catalogueRuns.added} + ${added}`,
      changed: sql`${catalogueRuns.changed} + ${changed}`,
      unlisted: sql`${catalogueRuns.unlisted} + ${unlisted}`,
      skipped: sql`${catalogueRuns.skipped} + ${skipped}`,
    })
    .where(eq(catalogueRuns.id, runId));
}

/** `error` null: its time was up, or it is through. */
export async function endRun(
  ctx: Ctx,
  runId: string,
  { state, error }: { state: Exclude<CatalogueRunState, 'running'>; error: string | null },
): Promise<CatalogueRunRow> {
  const now = ctx.clock.now();
  const [row] = await ctx.db
    .update(catalogueRuns)
    .set({ state, error, progressAt: now, ...(state === 'done' ? { finishedAt: now } : {}) })
    .where(and(eq(catalogueRuns.id, runId), inArray(catalogueRuns.state, mayBecome(CATALOGUE_RUN, state))))
    .returning();
  if (!row) throw new Error(`run ${runId} was ended by another`);
  return row;
}
