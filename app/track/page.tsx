import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TrackForm } from '@/components/tracking/track-form';
import { Link } from '@/components/ui/link';
import { Words } from '@/components/ui/words';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('track'))('title') };
}

export default async function TrackPage({ searchParams }: { searchParams: Promise<{ number?: string }> }) {
  const { number = '' } = await searchParams;
  const t = await getTranslations('track');
  return (
    <div className="mx-auto max-w-md space-y-6 py-4 sm:py-8">
      <header>
        <h1>{t('title')}</h1>
        <p className="mt-2 text-quiet">{t('intro')}</p>
      </header>
      <Words of={['track', 'errors']}>
        <TrackForm orderNumber={ORDER_NUMBER.test(number) ? number : ''} />
      </Words>
      <p className="text-quiet text-sm">
        {t.rich('account', {
          link: (words) => (
            <Link href="/account/orders" className="text-ink underline underline-offset-4">
              {words}
            </Link>
          ),
        })}
      </p>
    </div>
  );
}
