import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { TextField } from '@/components/ui/form/text-field';
import { Words } from '@/components/ui/words';
import { pageContext } from '@/lib/http/page-context';
import { firstOwnerCode } from '@/lib/services/account/first-owner';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setup');
  return { title: t('title'), robots: { index: false } };
}

/** Where a shop that nobody owns yet gets its owner, by the code that the server prints. */
export default async function FirstOwnerPage({ searchParams }: { searchParams: Promise<{ wrong?: string }> }) {
  if ((await firstOwnerCode(await pageContext())) === null) redirect('/admin/setup');
  const { wrong } = await searchParams;
  const t = await getTranslations('setup');
  return (
    <div className="mx-auto max-w-md py-6 sm:py-12">
      <header className="mb-7">
        <h1>{t('title')}</h1>
        <p className="mt-2 text-quiet">{t('intro')}</p>
      </header>
      {wrong === undefined ? null : (
        <Alert tone="danger" live="alert" className="mb-5">
          {t('wrong')}
        </Alert>
      )}
      <Card>
        <Words of={[]}>
          <form method="post" action="/api/auth/callback/email" className="space-y-4">
            <TextField
              name="email"
              type="email"
              label={t('email')}
              hint={t('emailHint')}
              required
              autoComplete="email"
            />
            <TextField name="again" type="email" label={t('again')} required autoComplete="off" />
            <TextField name="owner" label={t('code')} hint={t('codeHint')} required autoComplete="one-time-code" />
            <Button type="submit" size="lg" className="w-full">
              {t('begin')}
            </Button>
          </form>
        </Words>
      </Card>
    </div>
  );
}
