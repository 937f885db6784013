import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Words } from '@/components/ui/words';
import { pageContext, shopSettings, signInConfig } from '@/lib/http/page-context';
import { SignInForm, type SignInProblem } from './sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { title: t('metaTitle'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ callbackUrl?: string; sent?: string; error?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, sent, error } = await searchParams;
  const next = ownPath(callbackUrl);
  const ctx = await pageContext();
  if (ctx.actor.kind === 'user') redirect(next);
  const { google, github } = signInConfig();
  const { name: shopName } = await shopSettings();
  const t = await getTranslations('signIn');
  return (
    <div className="mx-auto max-w-md py-6 sm:py-12">
      <header className="mb-7">
        <h1>{t('title', { shop: shopName })}</h1>
        <p className="mt-2 text-quiet">{t('intro')}</p>
      </header>
      <Words of={['signIn', 'errors']}>
        <SignInForm
          callbackUrl={next}
          google={google}
          github={github}
          sentAlready={sent !== undefined}
          passkey={next.startsWith('/admin')}
          problem={sent === 'wrong' ? 'code' : error === undefined ? null : problemOf(error)}
        />
      </Words>
    </div>
  );
}

/** Only a place in this shop: NextAuth sends whole addresses, of which the path is kept. */
function ownPath(callbackUrl: string | undefined): string {
  const home = 'http://shop.invalid';
  if (!callbackUrl || !URL.canParse(callbackUrl, home)) return '/account/orders';
  const { pathname, search } = new URL(callbackUrl, home);
  const path = `/${pathname.replace(/^\/+/, '')}${search}`;
  return path === '/' || path.startsWith('/sign-in') ? '/account/orders' : path;
}

/** NextAuth's word for what went wrong. */
function problemOf(error: string): SignInProblem {
  switch (error) {
    case 'Verification':
      return 'verification';
    case 'OAuthAccountNotLinked':
      return 'notLinked';
    case 'passkey':
      return 'passkey';
    case 'EmailSignin':
      return 'email';
    case 'AccessDenied':
      return 'denied';
    default:
      return 'other';
  }
}
