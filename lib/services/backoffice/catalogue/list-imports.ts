import { asc, desc } from 'drizzle-orm';
import { catalogueRuns, catalogueSkips } from '@/db/schema/catalogue-runs';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';

const RUNS = 30;
const SKIPS = 200;

/** The last readings of the providers' stores, and what of them cannot be sold now, by name. Throws AppError forbidden. */
export async function listImports(ctx: Ctx) {
  requireMay(ctx.actor, 'catalogue.read');
  const runs = await ctx.db
    .select()
    .from(catalogueRuns)
    .orderBy(desc(catalogueRuns.startedAt), desc(catalogueRuns.id))
    .limit(RUNS);
  const skips = await ctx.db
    .select()
    .from(catalogueSkips)
    .orderBy(asc(catalogueSkips.title), asc(catalogueSkips.variant))
    .limit(SKIPS);
  return { runs, skips, skipCount: await ctx.db.$count(catalogueSkips) };
}
