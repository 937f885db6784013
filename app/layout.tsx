import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ShopFrame } from '@/components/shop/frame/shop-frame';
import { SiteFooter } from '@/components/shop/frame/site-footer';
import { SiteHeader } from '@/components/shop/frame/site-header';
import { Words } from '@/components/ui/words';
import { isStaff } from '@/lib/domain/core/actor';
import { checkoutConfig, pageContext } from '@/lib/http/page-context';
import './globals.css';

// Every answer carries a nonce of its own, so no page can be made ahead of the request.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { shopName, appUrl } = checkoutConfig();
  const t = await getTranslations('shell');
  const title = t('title', { shop: shopName });
  const description = t('description');
  return {
    metadataBase: new URL(appUrl),
    title: { default: title, template: `%s · ${shopName}` },
    description,
    icons: { icon: '/favicon.svg' },
    openGraph: { type: 'website', siteName: shopName, title, description },
    twitter: { card: 'summary_large_image' },
    formatDetection: { telephone: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#121312' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { shopName, testMode } = checkoutConfig();
  const { actor } = await pageContext();
  const t = await getTranslations('shell');
  const theme = (await cookies()).get('theme')?.value;
  return (
    <html lang={await getLocale()} {...(theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {})}>
      <body>
        <a href="#main" className="btn sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50">
          {t('skip')}
        </a>
        <Words of={[]}>
          <ShopFrame
            header={<SiteHeader shopName={shopName} signedIn={actor.kind === 'user'} staff={isStaff(actor)} />}
            footer={<SiteFooter shopName={shopName} testMode={testMode} />}
          >
            {children}
          </ShopFrame>
        </Words>
      </body>
    </html>
  );
}
