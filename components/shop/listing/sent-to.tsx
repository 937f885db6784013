'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';
import { useNear } from '@/lib/client/core/use-near';
import type { ListingQuery } from '@/lib/domain/catalogue/listing';

const SentToSelect = dynamic(() => import('./sent-to-select').then(({ SentToSelect: part }) => part), {
  ssr: false,
  loading: () => <Skeleton className="h-11 rounded-control" />,
});

/** Goods that go to one country. The countries are fetched once the filters are opened; without scripts nothing is here. */
export function SentTo({ query }: { query: ListingQuery }) {
  const t = useTranslations('shelf');
  const { place, isNear } = useNear();
  return (
    <section ref={place} className="min-h-18">
      {isNear ? (
        <>
          <h3 className="mb-2 font-medium text-[0.9375rem]">{t('sentTo')}</h3>
          <SentToSelect query={query} />
        </>
      ) : null}
    </section>
  );
}
