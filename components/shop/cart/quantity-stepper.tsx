'use client';

import { NumberField } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { MAX_QUANTITY } from '@/lib/domain/money/pricing';

/** `label` names the item; it is read out, not shown. */
export function QuantityStepper({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  const t = useTranslations('cart');
  return (
    <NumberField.Root
      value={value}
      min={1}
      max={MAX_QUANTITY}
      onValueChange={(next) => {
        if (next !== null && next !== value) onChange(next);
      }}
    >
      <NumberField.Group className="inline-flex h-11 items-stretch overflow-hidden rounded-control border border-line-strong bg-card">
        <NumberField.Decrement
          aria-label={t('oneLess')}
          className="grid w-10 place-items-center hover:bg-soft disabled:text-quiet disabled:opacity-50"
        >
          <Minus aria-hidden className="size-4" />
        </NumberField.Decrement>
        <NumberField.Input
          aria-label={t('quantityOf', { label })}
          className="w-9 bg-transparent text-center tabular-nums focus-visible:-outline-offset-2"
        />
        <NumberField.Increment
          aria-label={t('oneMore')}
          className="grid w-10 place-items-center hover:bg-soft disabled:text-quiet disabled:opacity-50"
        >
          <Plus aria-hidden className="size-4" />
        </NumberField.Increment>
      </NumberField.Group>
    </NumberField.Root>
  );
}
