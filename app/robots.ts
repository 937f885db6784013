import type { MetadataRoute } from 'next';
import { checkoutConfig } from '@/lib/http/page-context';

// The address of the shop is known when it runs, not when it is built.
export const dynamic = 'force-dynamic';

export default async function robots(): Promise<MetadataRoute.Robots> {
  const { appUrl, testMode } = await checkoutConfig();
  // A shop in test mode is no shop: nobody shall find it.
  if (testMode) return { rules: { userAgent: '*', disallow: '/' } };
  const disallow = ['/admin', '/api', '/account', '/cart', '/checkout', '/mails', '/orders', '/sign-in'];
  return { rules: { userAgent: '*', allow: '/', disallow }, sitemap: `${appUrl}/sitemap.xml` };
}
