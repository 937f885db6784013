'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { Select } from '@/components/ui/form/select';
import { SelectField } from '@/components/ui/form/select-field';
import type { ListingsChange } from '@/lib/contracts/backoffice/catalogue';
import { PricingFields, type PricingForm, pricingForm, readPricing, sentPricing } from './pricing-fields';

const ACTIONS = {
  on_sale: { state: 'on_sale' },
  hide: { state: 'hidden' },
  draft: { state: 'draft' },
  feature: { featured: true },
  unfeature: { featured: false },
  price: null,
  put_in: null,
  take_out: null,
} as const satisfies Record<string, ListingsChange | null>;
type Action = keyof typeof ACTIONS;

type Props = {
  count: number;
  /** How many the filter shows, where more than are selected can be meant. */
  total: number;
  onAll: (() => void) | null;
  busy: boolean;
  done: number;
  /** Null where none is known: then there is no price to be given either. */
  currency: string | null;
  collections: readonly { value: string; label: string }[];
  onChange: (change: ListingsChange) => void;
  onClear: () => void;
};

/** What can be done with what is selected, or with all that the filter shows. */
export function ChangeMany({ count, total, onAll, busy, done, currency, collections, onChange, onClear }: Props) {
  const t = useTranslations('goods');
  const [action, setAction] = useState<Action>('on_sale');
  const [asking, setAsking] = useState(false);
  const actions = (Object.keys(ACTIONS) as Action[]).filter((each) => each !== 'price' || currency !== null);
  const apply = () => {
    const change = ACTIONS[action];
    if (change) onChange(change);
    else setAsking(true);
  };
  const answered = (change: ListingsChange) => {
    setAsking(false);
    onChange(change);
  };
  return (
    <section
      aria-label={t('selected')}
      className="sticky bottom-3 z-10 flex flex-wrap items-center gap-3 rounded-box border border-line-strong bg-card p-3 shadow-lg"
    >
      <p className="mr-auto px-2 font-medium" role="status">
        {busy ? t('changing', { done, count }) : t('selectedCount', { count })}
      </p>
      {onAll ? (
        <Button variant="ghost" size="sm" onClick={onAll}>
          {t('selectAll', { total })}
        </Button>
      ) : null}
      <Select
        aria-label={t('doWhat')}
        value={action}
        onChange={(event) => setAction(event.target.value as Action)}
        className="w-48 max-sm:flex-1"
      >
        {actions.map((each) => (
          <option key={each} value={each}>
            {t(`action.${each}`)}
          </option>
        ))}
      </Select>
      <Button busy={busy} onClick={apply}>
        {t('apply')}
      </Button>
      <Button variant="ghost" size="sm" icon aria-label={t('clear')} onClick={onClear}>
        <X aria-hidden className="size-4" />
      </Button>
      <Dialog open={asking} onOpenChange={setAsking} title={t(`action.${action}`)}>
        {action === 'price' && currency !== null ? (
          <AskPrice currency={currency} onAnswer={answered} />
        ) : (
          <AskCollection collections={collections} put={action === 'put_in'} onAnswer={answered} />
        )}
      </Dialog>
    </section>
  );
}

type Ask = { onAnswer: (change: ListingsChange) => void };

function AskPrice({ currency, onAnswer }: Ask & { currency: string }) {
  const t = useTranslations('goods');
  const [form, setForm] = useState<PricingForm>(() => ({ ...pricingForm(null, currency), by: 'rule' }));
  return (
    <form
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        const pricing = readPricing(form, currency);
        if (pricing !== undefined) onAnswer({ pricing: sentPricing(pricing) });
      }}
    >
      <PricingFields form={form} onChange={setForm} currency={currency} inherit={t('byDefault')} />
      <Answer />
    </form>
  );
}

function AskCollection({ collections, put, onAnswer }: Ask & { collections: Props['collections']; put: boolean }) {
  const t = useTranslations('goods');
  const [id, setId] = useState(collections[0]?.value ?? '');
  return (
    <form
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (id !== '') onAnswer({ collection: { id, put } });
      }}
    >
      <SelectField
        label={t('collection')}
        options={collections}
        value={id}
        onValueChange={setId}
        hint={collections.length === 0 ? t('noCollections') : undefined}
      />
      <Answer />
    </form>
  );
}

function Answer() {
  const t = useTranslations('goods');
  return (
    <div className="flex flex-wrap justify-end gap-3">
      <DialogClose>{t('cancel')}</DialogClose>
      <Button type="submit">{t('apply')}</Button>
    </div>
  );
}
