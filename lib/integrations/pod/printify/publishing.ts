import { z } from 'zod';
import type { PublishFlow } from '../provider';
import type { PrintifyClient } from './client';

/**
 * A shop of its own publishes by itself: Printify locks the product, tells `product:publish:started` and waits for ever
 * for one of these. A product that is gone waits for nothing.
 */
export function publishFlow({ client, path }: { client: PrintifyClient; path: string }): PublishFlow {
  const tell = async (id: string, how: string, body: object) => {
    await client.find(z.unknown(), {
      method: 'POST',
      path: `${path}/products/${encodeURIComponent(id)}/${how}.json`,
      body,
    });
  };
  return {
    succeeded: (id, shown) => tell(id, 'publishing_succeeded', { external: { id: shown.id, handle: shown.url } }),
    failed: (id, reason) => tell(id, 'publishing_failed', { reason }),
    withdrawn: (id) => tell(id, 'unpublish', {}),
  };
}
