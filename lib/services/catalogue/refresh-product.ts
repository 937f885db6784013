import { eq } from 'drizzle-orm';
import { catalogueRuns } from '@/db/schema/catalogue-runs';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import type { Lane } from '@/lib/engine/gate/lanes';
import { inTransaction } from '@/lib/engine/in-transaction';
import type { CatalogueRead } from '@/lib/integrations/pod/catalogue-reader';
import { catalogueMemo } from './catalogue-memo';
import { mirrorProducts } from './mirror-products';
import { reportSkips } from './report-skips';

/** One product as it stands at its provider now, taken over into the mirror. Safe to repeat. Throws ProviderError. */
export async function refreshProduct(
  ctx: Ctx,
  { provider, providerProductId, trigger, lane, withdrawn }: RefreshInput,
): Promise<CatalogueRead> {
  const reader = podOf(ctx, provider, lane).openCatalogue(catalogueMemo(ctx, provider));
  const askedAt = ctx.clock.now();
  const read = await reader.product(providerProductId);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (ctx) => {
    const [run] = await ctx.db
      .insert(catalogueRuns)
      .values({
        provider,
        kind: 'product',
        subject: providerProductId,
        trigger,
        state: 'done',
        startedAt: askedAt,
        progressAt: now,
        finishedAt: now,
        requests: reader.requests(),
      })
      .returning({ id: catalogueRuns.id });
    if (!run) throw new Error('the run was not written');
    const counts = await mirrorProducts(ctx, { id: run.id, provider, askedAt, withdrawn }, [read]);
    await ctx.db.update(catalogueRuns).set(counts).where(eq(catalogueRuns.id, run.id));
  });
  await reportSkips(ctx, provider);
  return read;
}

/** `withdrawn`: the merchant took it down there, or put it up again. */
type RefreshInput = {
  provider: string;
  providerProductId: string;
  trigger: string;
  lane: Lane;
  withdrawn?: boolean | undefined;
};
