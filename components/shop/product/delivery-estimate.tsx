'use client';

import { PackageCheck, Printer, Stamp, Truck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/form/button';
import { Loading } from '@/components/ui/loading';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import { useShippingName } from '@/lib/client/catalogue/use-catalogue-words';
import { useDeliveryEstimate } from '@/lib/client/catalogue/use-delivery-estimate';
import { useCountry } from '@/lib/client/core/country-store';
import { QueryProvider } from '@/lib/client/core/query-provider';
import { useSoldTo } from '@/lib/client/core/sold-to';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useFormat } from '@/lib/client/core/use-format';
import type { DeliveryEstimate as Estimate } from '@/lib/contracts/catalogue';
import { CountrySelect } from './country-select';

type Props = { variantId: string; guess: string };

/** When this variant arrives, and what sending it costs. `guess` is the country the server took the visitor for. */
export function DeliveryEstimate(props: Props) {
  return (
    <QueryProvider>
      <EstimateFor {...props} />
    </QueryProvider>
  );
}

function EstimateFor({ variantId, guess }: Props) {
  const t = useTranslations('delivery');
  const errorWords = useErrorWords();
  const country = useSoldTo(useCountry(guess));
  const estimate = useDeliveryEstimate(variantId, country);
  return (
    <div className="rounded-box border border-line bg-card p-4">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-medium text-[0.9375rem] tracking-normal">{t('to')}</h2>
        <CountrySelect country={country} className="min-w-0 max-w-56 flex-1" />
      </div>
      {/* As high as its longest usual answer, so that nothing below moves when it comes. */}
      <div className="mt-3 min-h-[8.25rem] md:min-h-[7.25rem] text-[0.9375rem]" aria-live="polite">
        {estimate.isPending ? <Waiting /> : null}
        {estimate.isError ? (
          <NotKnown
            onRetry={() => void estimate.refetch()}
            busy={estimate.isFetching}
            words={errorWords(estimate.error)}
          />
        ) : null}
        {estimate.data ? <Known estimate={estimate.data} /> : null}
      </div>
    </div>
  );
}

function Known({ estimate: { choices } }: { estimate: Estimate }) {
  const t = useTranslations('delivery');
  const nameOf = useShippingName();
  const format = useFormat();
  const daysWords = ({ min, max }: { min: number; max: number }) =>
    min === max ? t('businessDays', { min }) : t('businessDayRange', { min, max });
  const standard = choices.find(({ id }) => id === 'standard') ?? choices[0];
  if (!standard) {
    return (
      <p>
        <strong className="font-medium">{t('notThereTitle')}</strong>{' '}
        <span className="text-quiet">{t('notThereText')}</span>
      </p>
    );
  }
  const fastest = choices.toSorted((a, b) => a.delivery_to.localeCompare(b.delivery_to))[0];
  const { production_days: production, transit_days: transit } = standard;
  return (
    <ul className="space-y-2.5">
      <Line icon={<PackageCheck aria-hidden className="size-5 text-accent" />}>
        {t.rich('arrivesIfToday', {
          days: format.days(standard.delivery_from, standard.delivery_to),
          strong: (words) => <strong className="font-semibold">{words}</strong>,
        })}
      </Line>
      <Line icon={<Printer aria-hidden className="size-5" />}>
        {t('printedThenSent', { production: daysWords(production), transit: daysWords(transit) })}
      </Line>
      {standard.customs ? <Line icon={<Stamp aria-hidden className="size-5" />}>{t('customs')}</Line> : null}
      <Line icon={<Truck aria-hidden className="size-5" />}>
        {nameOf(standard)} <Money amountMinor={standard.cost_minor} currency={standard.currency} />
        {fastest && fastest.id !== standard.id ? (
          <>
            {' · '}
            {t('byDay', { name: nameOf(fastest), day: format.days(fastest.delivery_to, fastest.delivery_to) })}{' '}
            <Money amountMinor={fastest.cost_minor} currency={fastest.currency} />
          </>
        ) : null}
      </Line>
    </ul>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span className="mt-0.5 shrink-0 text-quiet">{icon}</span>
      <span>{children}</span>
    </li>
  );
}

function Waiting() {
  const t = useTranslations('delivery');
  return (
    <Loading label={t('asking')} className="space-y-3.5 pt-1">
      <Skeleton className="h-5 w-4/5" />
      <Skeleton className="h-5 w-full" />
      <Skeleton className="h-5 w-3/5" />
    </Loading>
  );
}

function NotKnown({ words, busy, onRetry }: { words: string; busy: boolean; onRetry: () => void }) {
  const t = useTranslations('delivery');
  return (
    <>
      <p>{words}</p>
      <p className="text-quiet">{t('laterInCheckout')}</p>
      <Button variant="secondary" size="sm" busy={busy} onClick={onRetry} className="mt-2 min-h-11">
        {t('askAgain')}
      </Button>
    </>
  );
}
