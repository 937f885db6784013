import type { CatalogueRunRow } from '@/db/schema/catalogue-runs';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsOf } from '@/lib/platform/log';
import { importCatalogue } from './import-catalogue';
import { renewShelf } from './shelf/renew-shelf';

/** The next look comes five minutes after this one. */
const SLICE_MS = 4 * 60_000;

/**
 * Goes on with what stopped and begins what is due, all providers beside each other and none kept back by another's
 * failure. Returns the runs that were under way. Throws AggregateError for what is no provider's fault.
 */
export async function importDue(
  ctx: Ctx,
  { trigger, always = false, sliceMs = SLICE_MS }: { trigger: string; always?: boolean; sliceMs?: number },
): Promise<CatalogueRunRow[]> {
  const untilMs = ctx.clock.now().getTime() + sliceMs;
  while ((await renewShelf(ctx)) > 0 && ctx.clock.now().getTime() < untilMs);
  const ends = await Promise.allSettled(
    [...ctx.pods.keys()].map((provider) => importCatalogue(ctx, { provider, trigger, untilMs, always })),
  );
  const errors = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  if (errors.length > 0) throw new AggregateError(errors, errors.map(wordsOf).join('; '));
  return ends.flatMap((end) => (end.status === 'fulfilled' && end.value ? [end.value] : []));
}
