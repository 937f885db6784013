'use client';

import { PackageCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/form/button';

/** What no carrier speaks of any more: only who waits for it can tell. */
export function ArrivalQuestion({ orderId }: { orderId: string }) {
  const t = useTranslations('selfService.arrival');
  const router = useRouter();
  const [state, setState] = useState<'asked' | 'busy' | 'failed'>('asked');
  async function say() {
    setState('busy');
    try {
      await (await import('@/lib/client/order/self-service')).confirmArrival(orderId);
      router.refresh();
    } catch (error) {
      console.error('the arrival could not be told', error);
      setState('failed');
    }
  }
  return (
    <section aria-label={t('title')} className="flex gap-3 rounded-box bg-soft p-4 sm:p-5" data-no-print>
      <PackageCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
      <div className="min-w-0">
        <h2 className="text-base">{t('title')}</h2>
        <p className="mt-1">{t('text')}</p>
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button size="sm" busy={state === 'busy'} onClick={say}>
            {t('yes')}
          </Button>
          <a href="#care" className="btn btn-quiet">
            {t('no')}
          </a>
        </div>
        <p role="alert" className="mt-2 text-danger text-sm empty:hidden">
          {state === 'failed' ? t('failed') : ''}
        </p>
      </div>
    </section>
  );
}
