import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { CheckoutFinisher } from '@/components/checkout/checkout-finisher';
import { ShopFrame } from '@/components/shop/shop-frame';
import { SiteFooter } from '@/components/shop/site-footer';
import { SiteHeader } from '@/components/shop/site-header';
import { Toaster } from '@/components/ui/toaster';
import { QueryProvider } from '@/lib/client/query-provider';
import { isStaff } from '@/lib/domain/actor';
import { checkoutConfig, pageContext } from '@/lib/http/page-context';
import './globals.css';

// Every answer carries a nonce of its own, so no page can be made ahead of the request.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'FlowBotz, printed when you order', template: '%s · FlowBotz' },
  description: 'Shirts, mugs and prints, made for you when you order.',
  icons: { icon: '/favicon.svg' },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfcfb' },
    { media: '(prefers-color-scheme: dark)', color: '#101413' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { shopName, testMode } = checkoutConfig();
  const { actor } = await pageContext();
  const theme = (await cookies()).get('theme')?.value;
  return (
    <html lang="en" {...(theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {})}>
      <body>
        <a href="#main" className="btn sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50">
          Skip to content
        </a>
        <NuqsAdapter>
          <QueryProvider>
            <CheckoutFinisher />
            <ShopFrame
              header={<SiteHeader shopName={shopName} signedIn={actor.kind === 'user'} staff={isStaff(actor)} />}
              footer={<SiteFooter shopName={shopName} testMode={testMode} />}
            >
              {children}
            </ShopFrame>
          </QueryProvider>
        </NuqsAdapter>
        <Toaster />
      </body>
    </html>
  );
}
