'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { FormFailure } from '@/components/ui/form/form';
import { useSaveShelf } from '@/lib/client/admin/use-save-shelf';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { changeIn, draftOf, type EditedListing, type ListingDraft, placeOf } from './listing-draft';
import { ListingFields } from './listing-fields';
import { ListingPreview, type PreviewedVariant } from './listing-preview';
import { LossDialog } from './loss-dialog';
import { PictureOrder } from './picture-order';
import { PriceTable } from './price-table';
import { PricingFields, readPricing } from './pricing-fields';

type Props = { listing: EditedListing; variants: readonly PreviewedVariant[]; mayChange: boolean };

/** The merchant's word on one product, beside the provider's, and the page it makes. */
export function ListingEditor({ listing, variants, mayChange }: Props) {
  const t = useTranslations('goods');
  const errorWords = useErrorWords();
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(listing));
  const save = useSaveShelf(`/api/admin/products/${listing.id}`, () => {
    toast.success(t('saved'));
    adopts.current = true;
    router.refresh();
  });
  // What was saved comes back as it is kept: texts are tidied on the way.
  const adopts = useRef(false);
  useEffect(() => {
    if (adopts.current) setDraft(draftOf(listing));
    adopts.current = false;
  }, [listing]);
  const set = (part: Partial<ListingDraft>) => setDraft((old) => ({ ...old, ...part }));
  const change = changeIn(draft, listing);
  const isChanged = change === null || Object.keys(change).length > 0;
  const own = readPricing(draft.pricing, listing.currency);
  const { inside, inherited } = placeOf(draft, listing);
  const pricing = own ?? inherited;
  return (
    <form
      noValidate
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (change !== null) save.send(change);
      }}
    >
      <fieldset disabled={!mayChange} className="min-w-0 space-y-6">
        <legend className="sr-only">{t('ourWord')}</legend>
        <ListingFields listing={listing} draft={draft} inside={inside} onChange={set} faults={save.faults} />
        <Card title={t('price')} className="space-y-5">
          <PricingFields
            form={draft.pricing}
            onChange={(form) => set({ pricing: form })}
            currency={listing.currency}
            inherit={t(inherited === null ? 'byProvider' : 'byDefault')}
          />
          <PriceTable variants={variants} pricing={pricing} />
        </Card>
        <Card title={t('pictures')}>
          <PictureOrder
            all={listing.provider.pictures}
            shown={draft.pictures}
            onChange={(pictures) => set({ pictures })}
            disabled={!mayChange}
          />
        </Card>
      </fieldset>
      <ListingPreview listing={listing} draft={draft} pricing={pricing} variants={variants} />
      <FormFailure>{save.error ? errorWords(save.error) : null}</FormFailure>
      {mayChange ? (
        <SaveBar
          isChanged={isChanged}
          isWrong={change === null}
          busy={save.busy}
          onDiscard={() => setDraft(draftOf(listing))}
        />
      ) : null}
      <LossDialog refused={save.refused} onClose={save.forget} onConfirm={save.confirm} />
    </form>
  );
}

type SaveProps = { isChanged: boolean; isWrong: boolean; busy: boolean; onDiscard: () => void };

function SaveBar({ isChanged, isWrong, busy, onDiscard }: SaveProps) {
  const t = useTranslations('goods');
  return (
    <div className="sticky bottom-3 z-30 flex flex-wrap items-center justify-end gap-3 rounded-box border border-line-strong bg-card p-3 shadow-lg">
      <p role="status" className="mr-auto px-2 text-quiet text-sm">
        {isChanged ? t('unsaved') : t('allSaved')}
      </p>
      <Button variant="secondary" disabled={!isChanged} onClick={onDiscard}>
        {t('discard')}
      </Button>
      <Button type="submit" busy={busy} disabled={!isChanged || isWrong}>
        {t('save')}
      </Button>
    </div>
  );
}
