'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Card } from '@/components/ui/card';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { FormFailure } from '@/components/ui/form/form';
import { SelectField } from '@/components/ui/form/select-field';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { TextField } from '@/components/ui/form/text-field';
import { useSaveShelf } from '@/lib/client/admin/use-save-shelf';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import type { CollectionRule } from '@/lib/domain/catalogue/collection-rule';
import type { Pricing } from '@/lib/domain/catalogue/selling-price';
import { slugOf } from '@/lib/domain/catalogue/slug';
import { LossDialog } from './loss-dialog';
import { PricingFields, pricingForm, readPricing, sentPricing } from './pricing-fields';

type Choice = { value: string; label: string };
type Props = {
  collection: {
    id: string | null;
    title: string;
    slug: string;
    description: string;
    rule: CollectionRule | null;
    pricing: Pricing | null;
    position: number;
    updated_at: string | null;
  };
  kinds: readonly Choice[];
  providers: readonly Choice[];
  currency: string;
  mayChange: boolean;
};
const LIST = '/admin/products/collections';
const ruleForm = ({ kind = '', tag = '', title = '', provider = '' }: CollectionRule = {}) => ({
  kind,
  tag,
  title,
  provider,
});

/** A collection: its words and address, what belongs to it by itself, and what its goods cost. */
export function CollectionForm({ collection, kinds, providers, currency, mayChange }: Props) {
  const t = useTranslations('goods');
  const errorWords = useErrorWords();
  const router = useRouter();
  const [form, setForm] = useState(() => ({
    ...collection,
    rule: ruleForm(collection.rule ?? {}),
    pricing: pricingForm(collection.pricing, currency),
  }));
  const save = useSaveShelf('/api/admin/collections', () => {
    toast.success(t('saved'));
    router.push(LIST);
    router.refresh();
  });
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const pricing = readPricing(form.pricing, currency);
  const send = () => {
    if (pricing === undefined) return;
    const parts = Object.entries(form.rule).filter(([, value]) => value.trim() !== '');
    const rule = parts.length === 0 ? null : Object.fromEntries(parts);
    save.send({ ...form, slug: form.slug || slugOf(form.title), rule, pricing: sentPricing(pricing) });
  };
  return (
    <form
      noValidate
      className="max-w-3xl space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <fieldset disabled={!mayChange} className="min-w-0 space-y-6">
        <legend className="sr-only">{t('collection')}</legend>
        <WordFields form={form} onChange={set} faults={save.faults} />
        <RuleFields rule={form.rule} onChange={(rule) => set({ rule })} kinds={kinds} providers={providers} />
        <Card title={t('price')}>
          <PricingFields
            form={form.pricing}
            onChange={(next) => set({ pricing: next })}
            currency={currency}
            inherit={t('noPriceOfItsOwn')}
          />
        </Card>
      </fieldset>
      <FormFailure>{save.error ? errorWords(save.error) : null}</FormFailure>
      {mayChange ? (
        <div className="flex flex-wrap justify-end gap-3">
          {collection.id === null ? null : <Remove id={collection.id} title={collection.title} />}
          <Button type="submit" busy={save.busy} disabled={form.title.trim() === '' || pricing === undefined}>
            {t('save')}
          </Button>
        </div>
      ) : null}
      <LossDialog refused={save.refused} onClose={save.forget} onConfirm={save.confirm} />
    </form>
  );
}

type WordProps = {
  form: Record<'title' | 'slug' | 'description', string>;
  onChange: (part: Partial<WordProps['form']>) => void;
  faults: Record<string, string>;
};

function WordFields({ form, onChange, faults }: WordProps) {
  const t = useTranslations('goods');
  return (
    <Card className="grid gap-5 sm:grid-cols-2">
      <TextField
        label={t('title')}
        maxLength={120}
        value={form.title}
        error={faults['title'] && t('wrongText')}
        onValueChange={(title) => onChange({ title })}
      />
      <TextField
        label={t('address')}
        hint={t('addressHint')}
        placeholder={slugOf(form.title)}
        maxLength={120}
        value={form.slug}
        error={faults['slug'] && t('wrongSlug')}
        onValueChange={(slug) => onChange({ slug })}
      />
      <TextAreaField
        className="sm:col-span-2"
        label={t('description')}
        maxLength={20_000}
        value={form.description}
        onValueChange={(description) => onChange({ description })}
      />
    </Card>
  );
}

type Rule = Record<'kind' | 'tag' | 'title' | 'provider', string>;
type RuleProps = { rule: Rule; onChange: (rule: Rule) => void } & Pick<Props, 'kinds' | 'providers'>;

/** What belongs to it by itself: all that is filled in must fit. */
function RuleFields({ rule, onChange, kinds, providers }: RuleProps) {
  const t = useTranslations('goods');
  const any = { value: '', label: t('any') };
  const set = (part: Partial<Rule>) => onChange({ ...rule, ...part });
  return (
    <Card title={t('rule')} className="grid gap-5 sm:grid-cols-2">
      <p className="text-quiet sm:col-span-2">{t('ruleText')}</p>
      <SelectField
        label={t('kind')}
        value={rule.kind}
        options={[any, ...kinds]}
        onValueChange={(kind) => set({ kind })}
      />
      <TextField label={t('tag')} maxLength={120} value={rule.tag} onValueChange={(tag) => set({ tag })} />
      <TextField label={t('titleHolds')} maxLength={120} value={rule.title} onValueChange={(title) => set({ title })} />
      <SelectField
        label={t('provider')}
        value={rule.provider}
        options={[any, ...providers]}
        onValueChange={(provider) => set({ provider })}
      />
    </Card>
  );
}

function Remove({ id, title }: { id: string; title: string }) {
  const t = useTranslations('goods');
  const errorWords = useErrorWords();
  const router = useRouter();
  const gone = () => {
    router.push(LIST);
    router.refresh();
  };
  const remove = useSaveShelf(`/api/admin/collections/${id}`, gone, 'DELETE');
  if (remove.refused) return <LossDialog refused={remove.refused} onClose={remove.forget} onConfirm={remove.confirm} />;
  return (
    <Dialog
      trigger={<Button variant="danger">{t('removeCollection')}</Button>}
      title={t('removeTitle', { title })}
      description={t('removeText')}
      footer={
        <>
          <DialogClose>{t('cancel')}</DialogClose>
          <Button variant="danger" busy={remove.busy} onClick={() => remove.send({})}>
            {t('removeCollection')}
          </Button>
        </>
      }
    >
      <FormFailure>{remove.error ? errorWords(remove.error) : null}</FormFailure>
    </Dialog>
  );
}
