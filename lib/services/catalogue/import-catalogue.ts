import { and, asc, eq, gte, inArray, lt, notExists, sql } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { type CatalogueRunRow, catalogueSkips } from '@/db/schema/catalogue-runs';
import { batches } from '@/lib/domain/core/batches';
import { ProviderError } from '@/lib/domain/core/errors';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import type {
  CataloguePage,
  CatalogueRead,
  CatalogueReader,
  CatalogueRow,
} from '@/lib/integrations/pod/catalogue-reader';
import { settlePublish } from './answer-publish';
import { catalogueMemo } from './catalogue-memo';
import { beginRun, endRun, noteProgress } from './catalogue-run';
import { mirrorProducts } from './mirror-products';
import { reportSkips } from './report-skips';
import { sweepPreviews } from './sweep-previews';

/** Written down together: what a death costs at most. */
const BATCH = 10;
/** One product that answers with an error is odd; so many in a row are an outage. */
const ERRORS_IN_A_ROW = 3;
/** A message about a publishing is answered in seconds. */
const LOCKED_MS = 10 * 60_000;
/** Stands for a cursor once all pages were read. */
const PAGES_READ = 'pages read';

type Going = {
  run: CatalogueRunRow;
  reader: CatalogueReader;
  untilMs: number;
  errors: number;
  counted: number;
  previews: CataloguePage['previews'];
};

/**
 * Reads one provider's store into the mirror, or goes on where that stopped, until `untilMs`. Nothing is unlisted
 * because a page did not show it: it is asked for by its id. Null while another is at it or nothing is due. What the
 * provider refuses or fails with stops the run, is told to a person, and is not thrown.
 */
export async function importCatalogue(
  ctx: Ctx,
  { provider, trigger, untilMs, always = false }: ImportInput,
): Promise<CatalogueRunRow | null> {
  const run = await beginRun(ctx, { provider, trigger, always });
  if (!run) return null;
  const reader = podOf(ctx, provider, 'catalogue').openCatalogue(catalogueMemo(ctx, provider));
  const going: Going = { run, reader, untilMs, errors: 0, counted: 0, previews: [] };
  try {
    if (!((await readPages(ctx, going)) && (await askForAbsent(ctx, going))))
      return endRun(ctx, run.id, { state: 'stopped', error: null });
    // Not before: what is taken away from a page moves all that stands behind it.
    await sweepPreviews(ctx, provider, going.previews);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return stopFor(ctx, going, error);
  }
  // What it did not see any more is gone, and needs no word.
  await ctx.db
    .delete(catalogueSkips)
    .where(and(eq(catalogueSkips.provider, provider), lt(catalogueSkips.seenAt, run.startedAt)));
  const done = await endRun(ctx, run.id, { state: 'done', error: null });
  await resolveAlert(ctx, 'catalogue_failed', provider);
  await reportSkips(ctx, provider);
  return done;
}

export type ImportInput = { provider: string; trigger: string; untilMs: number; always?: boolean };

async function stopFor(ctx: Ctx, { run, reader, counted }: Going, error: ProviderError): Promise<CatalogueRunRow> {
  const { cursor } = run;
  await noteProgress(ctx, run.id, { cursor, requests: reader.requests() - counted });
  const stopped = await endRun(ctx, run.id, { state: 'stopped', error: error.message });
  if (error.kind !== 'rate_limited')
    await raiseAlert(ctx, {
      kind: 'catalogue_failed',
      key: run.provider,
      message: `The catalogue of ${run.provider} could not be read to its end: ${error.message}`,
    });
  return stopped;
}

/** False when its time was up. */
async function readPages(ctx: Ctx, going: Going): Promise<boolean> {
  const { run, reader } = going;
  while (run.cursor !== PAGES_READ) {
    if (isTimeUp(ctx, going)) return false;
    const askedAt = ctx.clock.now();
    const { rows, previews, nextCursor } = await reader.page(run.cursor);
    going.previews.push(...previews);
    const seen = await seenBefore(ctx, run, rows);
    const left = rows.filter(({ providerProductId }) => !seen.has(providerProductId));
    // What came with the page is as old as the page.
    for (const batch of batches(left, BATCH)) {
      if (batch.some(({ read }) => read === null) && isTimeUp(ctx, going)) return false;
      await takeOver(ctx, going, batch, batch.every(({ read }) => read !== null) ? askedAt : ctx.clock.now());
    }
    run.cursor = nextCursor ?? PAGES_READ;
    await progress(ctx, going);
  }
  return true;
}

async function askForAbsent(ctx: Ctx, going: Going): Promise<boolean> {
  const { run } = going;
  for (;;) {
    const absent = await ctx.db
      .select({ providerProductId: products.providerProductId })
      .from(products)
      .where(
        and(
          eq(products.provider, run.provider),
          eq(products.listed, true),
          lt(products.syncedAt, run.startedAt),
          notExists(skippedIn(ctx, run, sql`${products.providerProductId}`)),
        ),
      )
      .orderBy(asc(products.id))
      .limit(BATCH);
    if (absent.length === 0) return true;
    if (isTimeUp(ctx, going)) return false;
    await takeOver(
      ctx,
      going,
      absent.map((row) => ({ ...row, read: null })),
      ctx.clock.now(),
    );
  }
}

async function takeOver(ctx: Ctx, going: Going, rows: readonly CatalogueRow[], askedAt: Date): Promise<void> {
  const { run } = going;
  const reads: CatalogueRead[] = [];
  for (const { providerProductId, read } of rows) reads.push(read ?? (await readOrSkip(going, providerProductId)));
  const counts = await mirrorProducts(ctx, { id: run.id, provider: run.provider, askedAt }, reads);
  await progress(ctx, going, counts);
  // Its message was missed, and nobody else will say that word.
  const missed = ctx.clock.now().getTime() - LOCKED_MS;
  for (const read of reads)
    if (read.state === 'for_sale' && read.lockedAt && read.lockedAt.getTime() < missed)
      await settlePublish(ctx, run.provider, 'catalogue', read);
}

async function readOrSkip(going: Going, providerProductId: string): Promise<CatalogueRead> {
  try {
    const read = await going.reader.product(providerProductId);
    going.errors = 0;
    return read;
  } catch (error) {
    if (!(error instanceof ProviderError) || !isAboutOne(error)) throw error;
    going.errors += 1;
    if (going.errors >= ERRORS_IN_A_ROW) throw error;
    return { providerProductId, state: 'unreadable', title: providerProductId, why: error.message };
  }
}

/** The whole service may be well. */
function isAboutOne({ kind, notSent }: ProviderError): boolean {
  return !notSent && kind !== 'rate_limited' && kind !== 'unauthorized';
}

async function progress(ctx: Ctx, going: Going, counts?: Parameters<typeof noteProgress>[2]['counts']): Promise<void> {
  const { run, reader } = going;
  const requests = reader.requests() - going.counted;
  going.counted += requests;
  await noteProgress(ctx, run.id, { cursor: run.cursor, requests, ...(counts ? { counts } : {}) });
}

const isTimeUp = (ctx: Ctx, { untilMs }: Going) => ctx.clock.now().getTime() >= untilMs;

/** What this run has read, whoever began it. */
async function seenBefore(ctx: Ctx, run: CatalogueRunRow, rows: readonly CatalogueRow[]): Promise<Set<string>> {
  const ids = rows.filter(({ read }) => read === null).map(({ providerProductId }) => providerProductId);
  if (ids.length === 0) return new Set();
  const read = await ctx.db
    .select({ id: products.providerProductId })
    .from(products)
    .where(
      and(
        eq(products.provider, run.provider),
        inArray(products.providerProductId, ids),
        gte(products.syncedAt, run.startedAt),
      ),
    );
  const skipped = await skippedIn(ctx, run, sql`any(${sql.param(ids)}::text[])`);
  return new Set([...read, ...skipped].map(({ id }) => id));
}

/** Products that this run could not read at all. */
function skippedIn(ctx: Ctx, run: CatalogueRunRow, which: ReturnType<typeof sql>) {
  return ctx.db
    .select({ id: catalogueSkips.providerProductId })
    .from(catalogueSkips)
    .where(
      and(
        eq(catalogueSkips.runId, run.id),
        eq(catalogueSkips.variant, ''),
        sql`${catalogueSkips.providerProductId} = ${which}`,
      ),
    );
}
