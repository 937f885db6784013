'use client';

import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { SelectField } from '@/components/ui/form/select-field';
import { TextAreaField } from '@/components/ui/form/text-area-field';
import { TextField } from '@/components/ui/form/text-field';
import { LISTING_STATES, type ListingState } from '@/lib/domain/catalogue/listing-state';
import type { EditedListing, ListingDraft } from './listing-draft';

type Props = {
  listing: EditedListing;
  draft: ListingDraft;
  /** The collections it would be in, by hand or by their rules. */
  inside: readonly string[];
  onChange: (part: Partial<ListingDraft>) => void;
  /** By the API's names. */
  faults: Record<string, string>;
};

/** Whether it is sold, its words with the provider's beside them, its address, its collections, and for search engines. */
export function ListingFields({ listing, draft, inside, onChange, faults }: Props) {
  const t = useTranslations('goods');
  const { provider } = listing;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <WordFields provider={provider} draft={draft} onChange={onChange} faults={faults} />
      <div className="space-y-6">
        <Card title={t('sale')} className="space-y-4">
          <SelectField
            label={t('state')}
            value={draft.state}
            options={LISTING_STATES.map((value) => ({ value, label: t(`show.${value}`) }))}
            onValueChange={(state) => onChange({ state: state as ListingState })}
          />
          <Tick label={t('featured')} on={draft.featured} onChange={(featured) => onChange({ featured })} />
        </Card>
        <Card title={t('tabCollections')}>
          <Collections listing={listing} draft={draft} inside={inside} onChange={onChange} />
        </Card>
        <Card title={t('seo')} className="space-y-4">
          <TextField
            label={t('seoTitle')}
            placeholder={draft.title || provider.title}
            maxLength={200}
            value={draft.seoTitle}
            onValueChange={(seoTitle) => onChange({ seoTitle })}
          />
          <TextAreaField
            label={t('seoDescription')}
            maxLength={500}
            value={draft.seoDescription}
            onValueChange={(seoDescription) => onChange({ seoDescription })}
          />
        </Card>
      </div>
    </div>
  );
}

type WordProps = Pick<EditedListing, 'provider'> & Pick<Props, 'draft' | 'onChange' | 'faults'>;

function WordFields({ provider, draft, onChange, faults }: WordProps) {
  const t = useTranslations('goods');
  return (
    <Card title={t('words')} className="space-y-5">
      <TextField
        label={t('title')}
        hint={t('providerSays', { text: provider.title })}
        placeholder={provider.title}
        maxLength={200}
        value={draft.title}
        error={faults['title'] && t('wrongText')}
        onValueChange={(title) => onChange({ title })}
      />
      <div>
        <TextAreaField
          label={t('description')}
          hint={t('emptyIsProvider')}
          rows={8}
          maxLength={20_000}
          value={draft.description}
          onValueChange={(description) => onChange({ description })}
        />
        <ProviderText text={provider.description} />
      </div>
      <div>
        <TextAreaField
          label={t('safety')}
          hint={t('safetyHint')}
          rows={4}
          maxLength={20_000}
          value={draft.safety}
          onValueChange={(safety) => onChange({ safety })}
        />
        <ProviderText text={provider.safety ?? ''} />
      </div>
      <TextField
        label={t('address')}
        hint={t('addressHint')}
        maxLength={120}
        value={draft.slug}
        error={faults['slug'] && t('wrongSlug')}
        onValueChange={(slug) => onChange({ slug })}
      />
    </Card>
  );
}

function ProviderText({ text }: { text: string }) {
  const t = useTranslations('goods');
  return (
    <details className="mt-2 text-sm">
      <summary className="w-max max-w-full rounded-control py-1 text-accent underline">{t('providerText')}</summary>
      <p className="mt-2 whitespace-pre-line text-quiet [overflow-wrap:anywhere]">{text || '–'}</p>
    </details>
  );
}

function Collections({ listing, draft, inside, onChange }: Omit<Props, 'faults'>) {
  const t = useTranslations('goods');
  if (listing.collections.length === 0) return <p className="text-quiet">{t('noCollections')}</p>;
  const { collectionIds } = draft;
  return (
    <ul className="space-y-2">
      {listing.collections.map(({ id, title }) => (
        <li key={id}>
          <Tick
            label={inside.includes(id) && !collectionIds.includes(id) ? t('byItsRule', { title }) : title}
            on={collectionIds.includes(id)}
            onChange={(on) =>
              onChange({ collectionIds: on ? [...collectionIds, id] : collectionIds.filter((each) => each !== id) })
            }
          />
        </li>
      ))}
    </ul>
  );
}

function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 shrink-0 accent-accent"
      />
      <span className="[overflow-wrap:anywhere]">{label}</span>
    </label>
  );
}
