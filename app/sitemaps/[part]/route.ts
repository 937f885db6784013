import { processServices } from '@/lib/compose/services';
import { listingAddress, WHOLE_SHOP } from '@/lib/domain/catalogue/listing';
import { systemCtx } from '@/lib/engine/ctx';
import { checkoutConfig } from '@/lib/http/page-context';
import { sitemap } from '@/lib/http/sitemap';
import { listAddresses } from '@/lib/services/catalogue/list-addresses';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const { part } = await params;
  if (!/^\d{1,4}$/.test(part)) return new Response(null, { status: 404 });
  const { appUrl } = await checkoutConfig();
  const found = await listAddresses(systemCtx(await processServices(), 'sitemap'), Number(part));
  const others = [
    '/',
    ...found.kinds.map((kind) => listingAddress({ ...WHOLE_SHOP, kind })),
    ...found.collections.map((slug) => `/collections/${slug}`),
  ];
  return sitemap([
    ...(part === '0' ? others.map((path) => ({ url: appUrl + path })) : []),
    ...found.products.map(({ slug, picture }) => ({ url: `${appUrl}/products/${slug}`, picture })),
  ]);
}
