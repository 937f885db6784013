'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { Loading } from '@/components/ui/loading';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import type { Cart } from '@/lib/client/cart/cart';
import { useShippingRates } from '@/lib/client/checkout/use-shipping-rates';
import { useCountry } from '@/lib/client/core/country-store';
import { useSoldTo } from '@/lib/client/core/sold-to';
import { useDebounced } from '@/lib/client/core/use-debounced';
import { useFormat } from '@/lib/client/core/use-format';
import { typicalDestination } from '@/lib/domain/order/delivery-estimate';
import { CountrySelect } from './country-select';

const TYPING_MS = 500;

/** What sending this cart to the shopper's country costs at least, and when it arrives. */
export function DeliveryHint({ cart, guess }: { cart: Cart; guess: string }) {
  const t = useTranslations('delivery');
  const format = useFormat();
  const country = useSoldTo(useCountry(guess));
  const settled = useDebounced(cart, TYPING_MS);
  const rates = useShippingRates(settled, typicalDestination(country));
  const [cheapest] = rates.data?.choices ?? [];
  return (
    <div className="border-line border-t pt-4">
      <div className="flex items-center justify-between gap-3">
        <p className="shrink-0 text-[0.9375rem]">{t('to')}</p>
        <CountrySelect country={country} className="min-w-0 max-w-48 flex-1" />
      </div>
      <div className="mt-2 min-h-11 text-[0.9375rem]" aria-live="polite">
        {rates.isPending ? (
          <Loading label={t('askingPrices')} className="pt-1">
            <Skeleton className="h-5 w-4/5" />
          </Loading>
        ) : null}
        {rates.isError ? (
          <p className="flex items-center justify-between gap-3 text-quiet">
            {t('noPrice')}
            <Button variant="ghost" size="sm" busy={rates.isFetching} onClick={() => void rates.refetch()}>
              {t('askAgain')}
            </Button>
          </p>
        ) : null}
        {rates.data && !cheapest ? <p className="text-warn">{t('notAll')}</p> : null}
        {cheapest ? (
          <p>
            {t.rich('fromPrice', {
              price: () => (
                <Money amountMinor={cheapest.cost_minor} currency={cheapest.currency} className="font-medium" />
              ),
            })}
            <span className="text-quiet">
              {' · '}
              {t('arrives', { days: format.days(cheapest.delivery_from, cheapest.delivery_to) })}
            </span>
          </p>
        ) : null}
      </div>
    </div>
  );
}
