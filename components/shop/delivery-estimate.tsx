'use client';

import { PackageCheck, Printer, Truck } from 'lucide-react';
import type { ReactNode } from 'react';
import { deliveryDays } from '@/components/checkout/delivery-days';
import { Button } from '@/components/ui/button';
import { Loading } from '@/components/ui/loading';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import { useCountry } from '@/lib/client/country-store';
import { QueryProvider } from '@/lib/client/query-provider';
import { useDeliveryEstimate } from '@/lib/client/use-delivery-estimate';
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
  const country = useCountry(guess);
  const estimate = useDeliveryEstimate(variantId, country);
  return (
    <div className="rounded-box border border-line bg-card p-4">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-medium text-[0.9375rem] tracking-normal">Delivery to</h2>
        <CountrySelect country={country} className="min-w-0 max-w-56 flex-1" />
      </div>
      {/* As high as its longest usual answer, so that nothing below moves when it comes. */}
      <div className="mt-3 min-h-[8.25rem] md:min-h-[7.25rem] text-[0.9375rem]" aria-live="polite">
        {estimate.isPending ? <Waiting /> : null}
        {estimate.isError ? (
          <NotKnown onRetry={() => void estimate.refetch()} busy={estimate.isFetching} words={estimate.error.message} />
        ) : null}
        {estimate.data ? <Known estimate={estimate.data} /> : null}
      </div>
    </div>
  );
}

function Known({ estimate: { choices } }: { estimate: Estimate }) {
  const standard = choices.find(({ id }) => id === 'standard') ?? choices[0];
  if (!standard) {
    return (
      <p>
        <strong className="font-medium">We cannot deliver this there.</strong>{' '}
        <span className="text-quiet">Its print shop does not send to this country; others in the shop may.</span>
      </p>
    );
  }
  const fastest = choices.toSorted((a, b) => a.delivery_to.localeCompare(b.delivery_to))[0];
  const { production_days: production, transit_days: transit } = standard;
  return (
    <ul className="space-y-2.5">
      <Line icon={<PackageCheck aria-hidden className="size-5 text-accent" />}>
        <strong className="font-semibold">Arrives {deliveryDays(standard.delivery_from, standard.delivery_to)}</strong>{' '}
        if you order today
      </Line>
      <Line icon={<Printer aria-hidden className="size-5" />}>
        Printed in {daysWords(production)}, then {daysWords(transit)} on its way
      </Line>
      <Line icon={<Truck aria-hidden className="size-5" />}>
        {standard.name} <Money amountMinor={standard.cost_minor} currency={standard.currency} />
        {fastest && fastest.id !== standard.id ? (
          <>
            {' · '}
            {fastest.name} by {deliveryDays(fastest.delivery_to, fastest.delivery_to)}{' '}
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

function daysWords({ min, max }: { min: number; max: number }): string {
  return min === max ? `${min} business ${min === 1 ? 'day' : 'days'}` : `${min}–${max} business days`;
}

function Waiting() {
  return (
    <Loading label="Asking the print shop for its delivery days" className="space-y-3.5 pt-1">
      <Skeleton className="h-5 w-4/5" />
      <Skeleton className="h-5 w-full" />
      <Skeleton className="h-5 w-3/5" />
    </Loading>
  );
}

function NotKnown({ words, busy, onRetry }: { words: string; busy: boolean; onRetry: () => void }) {
  return (
    <>
      <p>{words}</p>
      <p className="text-quiet">You will see the days and the price at checkout, before you pay.</p>
      <Button variant="secondary" size="sm" busy={busy} onClick={onRetry} className="mt-2 min-h-11">
        Ask again
      </Button>
    </>
  );
}
