import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { pageContext, signInConfig } from '@/lib/http/page-context';
import { SignInForm, type SignInProblem } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

type Props = { searchParams: Promise<{ callbackUrl?: string; sent?: string; error?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, sent, error } = await searchParams;
  const next = ownPath(callbackUrl);
  const ctx = await pageContext();
  if (ctx.actor.kind === 'user') redirect(next);
  const { google, github, shopName } = signInConfig();
  return (
    <div className="mx-auto max-w-md py-6 sm:py-12">
      <header className="mb-7">
        <h1>Sign in to {shopName}</h1>
        <p className="mt-2 text-quiet">
          See all your orders in one place, without a password. To buy or to track one order you need no account.
        </p>
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

function wordsFor(error: string): SignInProblem {
  switch (error) {
    case 'Verification':
      return { title: 'That link no longer works', words: 'It has expired or was used before. Ask for a new one.' };
    case 'OAuthAccountNotLinked':
      return { title: 'Use the link by mail', words: 'This address signed in that way before.' };
    case 'EmailSignin':
      return { title: 'The mail was not sent', words: 'Please try again in a moment.' };
    case 'AccessDenied':
      return { title: 'That was refused', words: 'The other service did not let you through. Use the link by mail.' };
    default:
      return { title: 'That did not work', words: 'Please try again, or use the link by mail.' };
  }
}
