import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeclineMails } from '@/components/tracking/decline-mails';
import { Words } from '@/components/ui/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mails'))('title'), robots: { index: false } };
}

/** From the foot of a mail. It asks first: what reads mails for people follows their links. */
export default async function MailsPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations('mails');
  return (
    <div className="mx-auto max-w-md space-y-6 py-4 sm:py-8">
      <header>
        <h1>{t('title')}</h1>
        <p className="mt-2 text-quiet">{t('intro')}</p>
      </header>
      <Words of={['mails', 'errors']}>
        <DeclineMails token={token} />
      </Words>
    </div>
  );
}
