import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { pageContext, signInConfig } from '@/lib/http/page-context';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ callbackUrl?: string; sent?: string; error?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, sent, error } = await searchParams;
  const next = ownPath(callbackUrl);
  const ctx = await pageContext();
  if (ctx.actor.kind === 'user') redirect(next);
  const { google, github, shopName } = signInConfig();
  return (
    <div className="mx-auto max-w-md space-y-6 py-6">
      <header>
        <h1>Sign in to {shopName}</h1>
        <p className="mt-2 text-quiet">See all your orders in one place. No password needed.</p>
      </header>
      <SignInForm
        callbackUrl={next}
        google={google}
        github={github}
        sentAlready={sent !== undefined}
        problem={error === undefined ? null : wordsFor(error)}
      />
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

function wordsFor(error: string): string {
  switch (error) {
    case 'Verification':
      return 'That link has expired or was used before. Ask for a new one.';
    case 'OAuthAccountNotLinked':
      return 'This address signed in another way before. Use the e-mail link instead.';
    case 'EmailSignin':
      return 'We could not send the mail. Please try again in a moment.';
    default:
      return 'That did not work. Please try again.';
  }
}
