'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { PRICE_ENDINGS, type Pricing } from '@/lib/domain/catalogue/selling-price';
import { parseDecimal, toDecimal } from '@/lib/domain/money/money';

/** As typed. `inherit`: no price of its own. */
export type PricingForm = {
  by: 'inherit' | 'price' | 'rule';
  price: string;
  markup: string;
  ending: string;
  margin: string;
};

export function pricingForm(pricing: Pricing | null, currency: string): PricingForm {
  const empty: PricingForm = { by: 'inherit', price: '', markup: '60', ending: '99', margin: '0' };
  if (pricing === null) return empty;
  if (pricing.by === 'price') return { ...empty, by: 'price', price: toDecimal(pricing.minor, currency) };
  const { markupPercent, ending, minMarginMinor } = pricing;
  const margin = toDecimal(minMarginMinor, currency);
  return { ...empty, by: 'rule', markup: String(markupPercent), ending: ending === null ? '' : String(ending), margin };
}

/** What was typed as a pricing; undefined while it makes no sense. */
export function readPricing(form: PricingForm, currency: string): Pricing | null | undefined {
  const minorOf = (text: string) => parseDecimal(text.trim().replace(',', '.'), currency)?.minor;
  switch (form.by) {
    case 'inherit':
      return null;
    case 'price': {
      const minor = minorOf(form.price);
      return minor === undefined || minor < 1 ? undefined : { by: 'price', minor };
    }
    case 'rule': {
      const markupPercent = Number(form.markup.replace(',', '.') || Number.NaN);
      const minMarginMinor = minorOf(form.margin || '0');
      const ending = PRICE_ENDINGS.find((each) => String(each) === form.ending) ?? null;
      if (!(markupPercent >= 0 && markupPercent <= 1000) || minMarginMinor === undefined) return undefined;
      return { by: 'rule', markupPercent, ending, minMarginMinor };
    }
  }
}

/** The same as the API takes it. */
export function sentPricing(pricing: Pricing | null) {
  if (pricing === null || pricing.by === 'price') return pricing;
  const { by, markupPercent, ending, minMarginMinor } = pricing;
  return { by, markup_percent: markupPercent, ending, min_margin_minor: minMarginMinor };
}

type Props = {
  form: PricingForm;
  onChange: (form: PricingForm) => void;
  currency: string;
  /** What it means to have no price of its own. */
  inherit: string;
};

/** A price, a rule, or neither. */
export function PricingFields({ form, onChange, currency, inherit }: Props) {
  const t = useTranslations('goods');
  const set = (part: Partial<PricingForm>) => onChange({ ...form, ...part });
  const wrong = readPricing(form, currency) === undefined ? t('notANumber') : undefined;
  const endings = [
    { value: '', label: t('endingNone') },
    ...PRICE_ENDINGS.map((ending) => ({ value: String(ending), label: `.${String(ending).padStart(2, '0')}` })),
  ];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        className="sm:col-span-2"
        label={t('pricedBy')}
        value={form.by}
        options={[
          { value: 'inherit', label: inherit },
          { value: 'price', label: t('byPrice') },
          { value: 'rule', label: t('byRule') },
        ]}
        onValueChange={(by) => set({ by: by as PricingForm['by'] })}
      />
      {form.by === 'price' ? (
        <TextField
          label={t('priceIn', { currency })}
          inputMode="decimal"
          value={form.price}
          error={wrong}
          onValueChange={(price) => set({ price })}
        />
      ) : null}
      {form.by === 'rule' ? (
        <>
          <TextField
            label={t('markup')}
            inputMode="decimal"
            value={form.markup}
            error={wrong}
            onValueChange={(markup) => set({ markup })}
          />
          <SelectField
            label={t('ending')}
            value={form.ending}
            options={endings}
            onValueChange={(ending) => set({ ending })}
          />
          <TextField
            label={t('minMargin', { currency })}
            hint={t('minMarginHint')}
            inputMode="decimal"
            value={form.margin}
            onValueChange={(margin) => set({ margin })}
          />
        </>
      ) : null}
    </div>
  );
}
