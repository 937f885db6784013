import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { processServices } from '@/lib/compose/services';
import type { Shop } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import { env } from '@/lib/platform/env';
import { readSignIn } from '@/lib/services/account/sign-in-requests';
import { contextFor } from './request-context';
import { signInCookie } from './sign-in/sign-in-cookie';

/** The context of a page. `orderNumber` where the page is about one order. */
export async function pageContext(orderNumber: string | null = null): Promise<Ctx> {
  const jar = await cookies();
  return contextFor({ bearer: null, query: null, cookies: jar.getAll(), locale: await getLocale(), orderNumber });
}

/** Whose a mailed link is; with a code where it was asked for in another browser. Null where it is over. */
export async function openSignIn(token: string) {
  const services = await processServices();
  const browser = (await cookies()).get(signInCookie(services.env).name)?.value ?? null;
  return readSignIn({ ...services, actor: { kind: 'anonymous' } }, { token, browser });
}

/** What the checkout page needs to know about payments; all of it public, and no key while Stripe is not connected. */
export async function checkoutConfig(): Promise<{
  publishableKey: string;
  stripeJsUrl: string | null;
  appUrl: string;
  testMode: boolean;
}> {
  const { env: settings } = await processServices();
  return {
    publishableKey: settings.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY ?? '',
    stripeJsUrl: settings.STRIPE_JS_URL ?? null,
    appUrl: settings.APP_URL,
    testMode: !settings.livemode,
  };
}

export function signInConfig(): { google: boolean; github: boolean } {
  const settings = env();
  return {
    google: settings.GOOGLE_CLIENT_ID !== undefined,
    github: settings.GITHUB_CLIENT_ID !== undefined,
  };
}

/** The shop as its merchant set it. */
export async function shopSettings(): Promise<Shop> {
  return (await processServices()).settings.shop();
}
