import { type Ctx, podOf } from '@/lib/engine/ctx';
import type { Lane } from '@/lib/engine/gate/lanes';
import type { CatalogueRead } from '@/lib/integrations/pod/catalogue-reader';
import { refreshProduct } from './refresh-product';

/**
 * A merchant published a product at its provider, or took it down: the mirror follows, and the provider, who keeps the
 * product locked until then, is told how it went. Safe to repeat. Throws ProviderError.
 */
export async function answerPublish(
  ctx: Ctx,
  { provider, providerProductId, wish, trigger }: PublishInput,
): Promise<string> {
  const withdrawn = wish === 'withdraw';
  const read = await refreshProduct(ctx, { provider, providerProductId, trigger, lane: 'refresh', withdrawn });
  if (!withdrawn) return settlePublish(ctx, provider, 'refresh', read);
  await podOf(ctx, provider, 'refresh').publishing?.withdrawn(providerProductId);
  return 'it was taken down';
}

type PublishInput = { provider: string; providerProductId: string; wish: 'publish' | 'withdraw'; trigger: string };

/** Says how a publishing went, by what can be read of the product. Answers it in words. */
export async function settlePublish(ctx: Ctx, provider: string, lane: Lane, read: CatalogueRead): Promise<string> {
  const flow = podOf(ctx, provider, lane).publishing;
  const reason = whyNotShown(read);
  if (reason !== null) {
    await flow?.failed(read.providerProductId, reason);
    return `it was not published: ${reason}`;
  }
  const id = `${provider}-${read.providerProductId}`;
  await flow?.succeeded(read.providerProductId, { id, url: `${ctx.env.APP_URL}/products/${id}` });
  return 'it was published';
}

/** For the merchant, who reads it at the provider. */
function whyNotShown(read: CatalogueRead): string | null {
  switch (read.state) {
    case 'not_for_sale':
      return 'The product is hidden.';
    case 'unreadable':
      return `The product cannot be read: ${read.why}`;
    case 'for_sale': {
      const { variants, leftOut } = read.product;
      if (variants.some(({ retailMinor }) => retailMinor > 0)) return null;
      const [first] = leftOut;
      return `No variant of it can be sold${first ? ` (${first.name}: ${first.why})` : ''}.`;
    }
  }
}
