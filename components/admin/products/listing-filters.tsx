'use client';

import { Search } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { SelectField } from '@/components/ui/form/select-field';
import { LISTING_SHOWS, type ListingFilter } from '@/lib/domain/catalogue/listing-filter';

type Choice = { value: string; label: string };
type Props = {
  filter: ListingFilter;
  counts: Record<string, number>;
  providers: readonly Choice[];
  kinds: readonly Choice[];
  collections: readonly Choice[];
};

/** The address of a list narrowed down so. */
export function listAddress(filter: Record<string, string | undefined>): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? '/admin/products' : `/admin/products?${new URLSearchParams(given)}`;
}

/** Views as links, search and the rest as a GET form: all of it is in the address, and works before any script. */
export function ListingFilters({ filter, counts, providers, kinds, collections }: Props) {
  const t = useTranslations('goods');
  const views = [undefined, ...LISTING_SHOWS];
  const any = { value: '', label: t('any') };
  return (
    <div className="space-y-4">
      <nav aria-label={t('views')} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex w-max gap-1.5 p-0.5 sm:w-auto sm:flex-wrap">
          {views.map((show) => (
            <li key={show ?? 'all'}>
              <Link
                href={listAddress({ ...filter, show })}
                aria-current={show === filter.show ? 'true' : undefined}
                className="inline-flex min-h-9 items-center gap-2 rounded-full border border-line-strong bg-card px-3 text-sm hover:bg-soft aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
              >
                {t(`show.${show ?? 'all'}`)}
                <span
                  className={
                    show === 'below_cost' && (counts[show] ?? 0) > 0
                      ? 'font-semibold text-danger tabular-nums'
                      : 'text-quiet tabular-nums'
                  }
                >
                  {counts[show ?? 'all'] ?? 0}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Form
        // Another address fills the fields anew.
        key={JSON.stringify(filter)}
        action="/admin/products"
        role="search"
        aria-label={t('search')}
        className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[minmax(0,2fr)_1fr_1fr_1fr_auto]"
      >
        {filter.show ? <input type="hidden" name="show" value={filter.show} /> : null}
        <div className="relative col-span-2 lg:col-span-1">
          <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3 size-4 text-quiet" />
          <input
            type="search"
            name="q"
            defaultValue={filter.q ?? ''}
            maxLength={120}
            aria-label={t('search')}
            placeholder={t('searchHint')}
            className="input pl-9"
          />
        </div>
        <SelectField
          label={t('provider')}
          name="provider"
          defaultValue={filter.provider}
          options={[any, ...providers]}
        />
        <SelectField label={t('kind')} name="kind" defaultValue={filter.kind} options={[any, ...kinds]} />
        <SelectField
          label={t('collection')}
          name="collection"
          defaultValue={filter.collection}
          options={[any, ...collections]}
        />
        <Button type="submit">{t('find')}</Button>
      </Form>
    </div>
  );
}
