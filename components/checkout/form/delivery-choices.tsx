'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/form/button';
import { Loading } from '@/components/ui/loading';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import { useShippingName } from '@/lib/client/catalogue/use-catalogue-words';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useFormat } from '@/lib/client/core/use-format';
import type { ShippingChoiceView } from '@/lib/contracts/shipping';
import type { Delivery } from './use-delivery';

export const DELIVERY_ID = 'checkout-delivery';

export function DeliveryChoices({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('checkout');
  return (
    <section aria-labelledby="delivery-title" id={DELIVERY_ID} tabIndex={-1} className="scroll-mt-20 outline-none">
      <h2 id="delivery-title" className="mb-4">
        {t('delivery')}
      </h2>
      <Body delivery={delivery} />
    </section>
  );
}

function Body({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('checkout');
  const base = useTranslations('base');
  const errorWords = useErrorWords();
  switch (delivery.state) {
    case 'address_missing':
      return <p className="rounded-control bg-soft p-4 text-quiet">{t('addressFirst')}</p>;
    case 'loading':
      return (
        <Loading label={t('askingRates')} className="space-y-2">
          <Skeleton className="h-18" />
          <Skeleton className="h-18" />
        </Loading>
      );
    case 'failed':
      return (
        <Alert
          tone="danger"
          live="alert"
          title={t('noRates')}
          action={
            <Button variant="secondary" size="sm" onClick={delivery.retry}>
              {base('tryAgain')}
            </Button>
          }
        >
          {errorWords(delivery.error)}
        </Alert>
      );
    case 'none':
      return (
        <Alert tone="warn" live="alert" title={t('cannotDeliver')}>
          {delivery.undeliverable.length > 0 ? t('someUndeliverable') : t('allUndeliverable')}
        </Alert>
      );
    case 'pricing':
    case 'offered':
      return <Choices delivery={delivery} />;
  }
}

function Choices({ delivery }: { delivery: Extract<Delivery, { state: 'offered' | 'pricing' }> }) {
  const t = useTranslations('checkout');
  return (
    <div role="radiogroup" aria-labelledby="delivery-title" className="space-y-2">
      {delivery.choices.map((choice) => (
        <Choice
          key={choice.id}
          choice={choice}
          checked={choice.id === delivery.chosen.id}
          onChoose={() => delivery.choose(choice.id)}
        />
      ))}
      {delivery.chosen.customs ? <p className="pt-1 text-quiet text-sm">{t('customs')}</p> : null}
    </div>
  );
}

function Choice({ choice, checked, onChoose }: { choice: ShippingChoiceView; checked: boolean; onChoose: () => void }) {
  const t = useTranslations('checkout');
  const { days } = useFormat();
  const nameOf = useShippingName();
  return (
    <label className="relative flex cursor-pointer items-center gap-3 rounded-control border border-line-strong bg-card p-4 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name="shippingChoice"
        value={choice.id}
        checked={checked}
        onChange={onChoose}
        className="size-4 shrink-0 accent-accent focus-visible:outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{nameOf(choice)}</span>
        <span className="block text-quiet text-sm">
          {t('arrives', { days: days(choice.delivery_from, choice.delivery_to) })}
        </span>
      </span>
      {choice.cost_minor === 0 ? (
        <span className="font-medium">{t('free')}</span>
      ) : (
        <Money amountMinor={choice.cost_minor} currency={choice.currency} className="font-medium tabular-nums" />
      )}
    </label>
  );
}
