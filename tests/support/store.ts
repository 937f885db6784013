import type { CatalogueProduct } from '@/lib/domain/order/pod';
import type { Memo } from '@/lib/integrations/pod/catalogue-reader';
import type { PodProvider } from '@/lib/integrations/pod/provider';

/** Remembers nothing from one reading to the next. */
export const NO_MEMO: Memo = { recall: async () => null, keep: async () => undefined };

/** Everything a provider's store sells, as an adapter reads it. */
export async function* goodsOf(pod: PodProvider): AsyncIterable<CatalogueProduct> {
  const reader = pod.openCatalogue(NO_MEMO);
  let cursor: string | null = null;
  do {
    const page = await reader.page(cursor);
    for (const { providerProductId, read } of page.rows) {
      const found = read ?? (await reader.product(providerProductId));
      if (found.state === 'for_sale') yield found.product;
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
}
