'use client';

import { SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { useChangeListings } from '@/lib/client/admin/use-change-listings';
import { useRowSelect } from '@/lib/client/admin/use-row-select';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import type { ListingRow } from '@/lib/contracts/backoffice/catalogue';
import type { ListingFilter } from '@/lib/domain/catalogue/listing-filter';
import { ChangeMany } from './change-many';
import { listAddress } from './listing-filters';
import { ListingTable } from './listing-table';
import { LossDialog } from './loss-dialog';

type Choice = { value: string; label: string };
type Props = {
  filter: ListingFilter;
  page: { products: ListingRow[]; total: number; next: string | null };
  isFirst: boolean;
  providers: readonly Choice[];
  collections: readonly Choice[];
  mayChange: boolean;
};

/** One page of all products, and what can be done to many of them at once. */
export function ListingConsole({ filter, page, isFirst, providers, collections, mayChange }: Props) {
  const t = useTranslations('goods');
  const errorWords = useErrorWords();
  const router = useRouter();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const clear = () => {
    setSelected(new Set());
    setAll(false);
  };
  const many = useChangeListings((count, isAll) => {
    toast.success(t('changed', { count }));
    if (isAll) clear();
    router.refresh();
  });
  const toggle = useCallback((ids: readonly string[], on?: boolean) => {
    setAll(false);
    setSelected((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (on ?? !after.has(id)) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  }, []);
  useRowSelect(useCallback((id: string) => (mayChange ? toggle([id]) : undefined), [mayChange, toggle]));
  const { products: rows, total, next } = page;
  const count = all ? total : selected.size;
  return (
    <div className="mt-5 space-y-5">
      {many.error ? (
        <Alert tone="danger" live="alert" title={t('notAll', { done: many.done })}>
          {errorWords(many.error)}
        </Alert>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={t('nothing')}
          action={<ButtonLink href="/admin/products">{t('showAll')}</ButtonLink>}
        >
          {t('nothingText')}
        </EmptyState>
      ) : (
        <ListingTable
          rows={rows}
          labels={Object.fromEntries(providers.map(({ value, label }) => [value, label]))}
          selected={mayChange ? (all ? new Set(rows.map(({ id }) => id)) : selected) : null}
          onToggle={toggle}
        />
      )}
      <Pager filter={filter} isFirst={isFirst} next={next} />
      {mayChange && count > 0 ? (
        <ChangeMany
          count={count}
          total={total}
          onAll={!all && total > selected.size ? () => setAll(true) : null}
          busy={many.busy}
          done={many.done}
          currency={rows.find(({ currency }) => currency !== null)?.currency ?? null}
          collections={collections}
          onChange={(change) => many.start(all ? { filter } : { product_ids: [...selected] }, change)}
          onClear={clear}
        />
      ) : null}
      <LossDialog refused={many.refused} done={many.done} onClose={many.forget} onConfirm={many.confirm} />
    </div>
  );
}

function Pager({ filter, isFirst, next }: Pick<Props, 'filter' | 'isFirst'> & { next: string | null }) {
  const t = useTranslations('goods');
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap justify-between gap-3">
      {isFirst ? (
        <span />
      ) : (
        <ButtonLink variant="secondary" href={listAddress(filter)}>
          {t('toStart')}
        </ButtonLink>
      )}
      {next === null ? null : (
        <ButtonLink variant="secondary" href={listAddress({ ...filter, after: next })} rel="next">
          {t('next')}
        </ButtonLink>
      )}
    </nav>
  );
}
