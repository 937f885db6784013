import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { Ctx } from '@/lib/engine/ctx';
import { env } from '@/lib/platform/env';
import { contextFor } from './request-context';

/** The context of a page. `orderNumber` where the page is about one order. */
export async function pageContext(orderNumber: string | null = null): Promise<Ctx> {
  const jar = await cookies();
  return contextFor({ bearer: null, query: null, cookies: jar.getAll(), locale: await getLocale(), orderNumber });
}

/** What the checkout page needs to know about payments; all of it public. */
export function checkoutConfig(): {
  publishableKey: string;
  stripeJsUrl: string | null;
  shopName: string;
  appUrl: string;
  testMode: boolean;
} {
  const settings = env();
  return {
    publishableKey: settings.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY,
    stripeJsUrl: settings.STRIPE_JS_URL ?? null,
    shopName: settings.SHOP_NAME,
    appUrl: settings.APP_URL,
    testMode: !settings.livemode,
  };
}

export function signInConfig(): { google: boolean; github: boolean; shopName: string } {
  const settings = env();
  return {
    google: settings.GOOGLE_CLIENT_ID !== undefined,
    github: settings.GITHUB_CLIENT_ID !== undefined,
    shopName: settings.SHOP_NAME,
  };
}
