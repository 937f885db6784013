import type { Ctx } from '@/lib/engine/ctx';
import { wordsOf } from '@/lib/platform/log';
import { syncCatalogue } from './sync-catalogue';

/**
 * Reads every provider's catalogue, one provider's failure keeping none of the others back. Returns products per
 * provider. Throws AggregateError of ProviderErrors.
 */
export async function syncCatalogues(ctx: Ctx): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const errors: Error[] = [];
  for (const provider of ctx.pods.keys()) {
    try {
      counts[provider] = (await syncCatalogue(ctx, provider)).products;
    } catch (error) {
      errors.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, errors.map(wordsOf).join('; '));
  return counts;
}
