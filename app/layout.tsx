import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import Script from 'next/script';
import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/shop/site-footer';
import { SiteHeader } from '@/components/shop/site-header';
import { QueryProvider } from '@/lib/client/query-provider';
import { checkoutConfig, requestNonce } from '@/lib/http/page-context';
import './globals.css';

// Every page carries a nonce in its headers, so none can be made ahead of the request.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'FlowBotz, made when you order', template: '%s · FlowBotz' },
  description: 'Shirts, mugs and prints, made for you when you order.',
  icons: { icon: '/favicon.svg' },
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { stripeJsUrl, shopName, testMode } = checkoutConfig();
  const nonce = await requestNonce();
  const theme = (await cookies()).get('theme')?.value;
  return (
    <html lang="en" {...(theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {})}>
      <body className="flex min-h-dvh flex-col">
        {stripeJsUrl ? <Script src={stripeJsUrl} strategy="beforeInteractive" nonce={nonce} /> : null}
        <a href="#main" className="btn sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50">
          Skip to content
        </a>
        <QueryProvider>
          <SiteHeader shopName={shopName} />
          <main id="main" className="mx-auto w-full max-w-6xl flex-1 px-4 py-8">
            {children}
          </main>
          <SiteFooter shopName={shopName} testMode={testMode} />
        </QueryProvider>
      </body>
    </html>
  );
}
