import type { MetadataRoute } from 'next';
import { processServices } from '@/lib/compose/services';
import { listingAddress } from '@/lib/domain/catalogue/listing';
import { systemCtx } from '@/lib/engine/ctx';
import { checkoutConfig } from '@/lib/http/page-context';
import { listProducts } from '@/lib/services/catalogue/list-products';

export const dynamic = 'force-dynamic';

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { appUrl } = checkoutConfig();
  const products = await listProducts(systemCtx(await processServices(), 'sitemap'), {});
  const kinds = [...new Set(products.map(({ kind }) => kind))];
  return [
    { url: `${appUrl}/`, changeFrequency: 'daily' },
    ...kinds.map((kind) => ({ url: `${appUrl}${listingAddress({ kind, q: '', sort: 'featured' })}` })),
    ...products.map(({ id, pictures }) => ({ url: `${appUrl}/products/${id}`, images: pictures.slice(0, 3) })),
    { url: `${appUrl}/track` },
  ];
}
