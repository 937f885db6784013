import { processServices } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { checkoutConfig } from '@/lib/http/page-context';
import { sitemapIndex } from '@/lib/http/sitemap';
import { countParts } from '@/lib/services/catalogue/list-addresses';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { appUrl } = await checkoutConfig();
  const parts = await countParts(systemCtx(await processServices(), 'sitemap'));
  return sitemapIndex(Array.from({ length: parts }, (_, part) => `${appUrl}/sitemaps/${part}`));
}
