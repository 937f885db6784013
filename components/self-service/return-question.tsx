'use client';

import { PackageX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/form/button';
import type { ReturnChoice } from '@/lib/domain/order/problem';

type Props = { orderId: string; packageId: string; mayAgain: boolean };

/** A parcel came back: its shopper says what shall become of it. */
export function ReturnQuestion({ orderId, packageId, mayAgain }: Props) {
  const t = useTranslations('selfService.returned');
  const router = useRouter();
  const [state, setState] = useState<'asked' | ReturnChoice | 'failed'>('asked');
  async function choose(choice: ReturnChoice) {
    setState(choice);
    try {
      const { chooseReturn } = await import('@/lib/client/order/self-service');
      await chooseReturn(orderId, { package_id: packageId, choice });
      router.refresh();
    } catch (error) {
      console.error('the choice could not be told', error);
      setState('failed');
    }
  }
  const busy = state === 'send_again' || state === 'money_back';
  return (
    <section aria-label={t('title')} className="flex gap-3 rounded-box bg-soft p-4 sm:p-5" data-no-print>
      <PackageX aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
      <div className="min-w-0">
        <h2 className="text-base">{t('title')}</h2>
        <p className="mt-1">{mayAgain ? t('text') : t('onlyMoney')}</p>
        <div className="mt-3 flex flex-wrap items-center gap-3">
          {mayAgain ? (
            <Button size="sm" busy={state === 'send_again'} disabled={busy} onClick={() => choose('send_again')}>
              {t('again')}
            </Button>
          ) : null}
          <Button
            size="sm"
            variant="secondary"
            busy={state === 'money_back'}
            disabled={busy}
            onClick={() => choose('money_back')}
          >
            {t('money')}
          </Button>
        </div>
        <p role="alert" className="mt-2 text-danger text-sm empty:hidden">
          {state === 'failed' ? t('failed') : ''}
        </p>
      </div>
    </section>
  );
}
