import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ShopFrame } from '@/components/shop/frame/shop-frame';
import { SiteFooter } from '@/components/shop/frame/site-footer';
import { SiteHeader } from '@/components/shop/frame/site-header';
import { PauseNotice } from '@/components/shop/product/pause-notice';
import { Words } from '@/components/ui/words';
import type { Pause } from '@/lib/domain/catalogue/pause';
import { isStaff } from '@/lib/domain/core/actor';
import { accentStyle } from '@/lib/domain/shop/colors';
import { saidIn } from '@/lib/domain/shop/said';
import { brandPath } from '@/lib/domain/shop/settings';
import { checkoutConfig, pageContext, shopSettings } from '@/lib/http/page-context';
import './globals.css';

// Every answer carries a nonce of its own, so no page can be made ahead of the request.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const shop = await shopSettings();
  const shopName = shop.name;
  const t = await getTranslations('shell');
  const title = t('title', { shop: shopName });
  const description = saidIn(shop.lead, await getLocale()) || t('description');
  const picture = shop.card === '' ? {} : { images: [brandPath(shop.card)] };
  return {
    metadataBase: new URL((await checkoutConfig()).appUrl),
    title: { default: title, template: `%s · ${shopName}` },
    description,
    icons: { icon: shop.icon === '' ? '/favicon.svg' : brandPath(shop.icon) },
    openGraph: { type: 'website', siteName: shopName, title, description, ...picture },
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
  const shop = await shopSettings();
  const ctx = await pageContext();
  const { actor } = ctx;
  const t = await getTranslations('shell');
  const theme = (await cookies()).get('theme')?.value;
  return (
    <html
      lang={await getLocale()}
      style={accentStyle(shop)}
      {...(theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {})}
    >
      <body>
        <a href="#main" className="btn sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50">
          {t('skip')}
        </a>
        <Words of={[]}>
          <ShopFrame
            soldTo={shop.countries}
            header={
              <>
                <SiteHeader shop={shop} signedIn={actor.kind === 'user'} staff={isStaff(actor)} />
                <ShopPaused pause={await ctx.settings.shopPause(ctx.clock.now())} />
              </>
            }
            footer={
              <SiteFooter
                shop={shop}
                pages={await ctx.settings.published()}
                testMode={(await checkoutConfig()).testMode}
              />
            }
          >
            {children}
          </ShopFrame>
        </Words>
      </body>
    </html>
  );
}

/** On every page, the checkout among them: looking goes on, buying does not. */
function ShopPaused({ pause }: { pause: Pause | null }) {
  if (pause === null) return null;
  return (
    <div className="page-width pt-4">
      <PauseNotice whole message={pause.message} until={pause.until?.toISOString() ?? null} />
    </div>
  );
}
