import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InquiryForm } from '@/components/shop/inquiry/inquiry-form';
import { Words } from '@/components/ui/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inquiry'))('withdrawal.title') };
}

/** What the law calls the withdrawal function: for everybody, without signing in. */
export default async function WithdrawPage() {
  const t = await getTranslations('inquiry');
  return (
    <div className="mx-auto max-w-xl space-y-6 py-4 sm:py-8">
      <header>
        <h1>{t('withdrawal.title')}</h1>
        <p className="mt-2 text-quiet">{t('withdrawal.intro')}</p>
      </header>
      <Words of={['inquiry', 'errors']}>
        <InquiryForm kind="withdrawal" />
      </Words>
    </div>
  );
}
