'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';
import { useNear } from '@/lib/client/core/use-near';

const DeliveryEstimate = dynamic(() => import('./delivery-estimate').then(({ DeliveryEstimate: part }) => part), {
  ssr: false,
  loading: () => <Skeleton className="h-[14.25rem] rounded-box md:h-[13.25rem]" />,
});

/**
 * The estimate's place. Its script and its answer, for which a print shop may have to be asked, are fetched once the
 * shopper comes near. `guess` is the country the server took the visitor for.
 */
export function DeliverySlot(props: { variantId: string; guess: string }) {
  const t = useTranslations('delivery');
  const { place, isNear } = useNear();
  return (
    <section ref={place} aria-label={t('region')} className="min-h-[14.25rem] md:min-h-[13.25rem]">
      {isNear ? <DeliveryEstimate {...props} /> : <Skeleton className="h-[14.25rem] rounded-box md:h-[13.25rem]" />}
    </section>
  );
}
