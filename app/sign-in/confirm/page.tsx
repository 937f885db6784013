import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { openSignIn, shopSettings } from '@/lib/http/page-context';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { title: t('metaTitle'), robots: { index: false }, referrer: 'same-origin' };
}

/** Where a mailed link leads. Opening it does nothing: one click signs in, and only in the browser that asked. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<{ t?: string }> }) {
  const { t: token } = await searchParams;
  const found = typeof token === 'string' ? await openSignIn(token) : null;
  if (!found) redirect('/sign-in?error=Verification');
  const { email, code } = found;
  const t = await getTranslations('signIn.confirm');
  if (code !== null) {
    return (
      <Page title={t('elsewhereTitle')}>
        <p className="mt-2 text-quiet [overflow-wrap:anywhere]">{t('elsewhere', { email })}</p>
        <p className="my-6 font-mono font-semibold text-3xl tabular-nums tracking-widest">
          {code.slice(0, 4)} {code.slice(4)}
        </p>
        <Alert tone="warn">{t('warn')}</Alert>
      </Page>
    );
  }
  return (
    <Page title={t('title', { email })}>
      <p className="mt-2 text-quiet">{t('what', { shop: (await shopSettings()).name })}</p>
      <form method="post" action="/api/auth/callback/email" className="my-6">
        <input type="hidden" name="token" value={token} />
        <Button type="submit" size="lg" className="w-full">
          {t('button')}
        </Button>
      </form>
      <p className="text-quiet text-sm">{t('not')}</p>
    </Page>
  );
}

function Page({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="mx-auto max-w-md py-6 sm:py-12">
      <Card>
        <h1 className="[overflow-wrap:anywhere]">{title}</h1>
        {children}
      </Card>
    </div>
  );
}
