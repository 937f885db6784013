'use client';

import { Search } from 'lucide-react';
import Form from 'next/form';
import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/form/select';
import {
  changed,
  LISTING_ORDERS,
  type ListingQuery,
  listingAddress,
  listingFields,
} from '@/lib/domain/catalogue/listing';
import { SearchPending } from './search-pending';

/** Search and order, as a GET form: both are in the address, and it works before any script has loaded. */
export function ListingTools({ query }: { query: ListingQuery }) {
  const t = useTranslations('shelf');
  const [path = '/'] = listingAddress(query).split('?');
  const kept = listingFields(changed(query, { q: '', sort: 'featured' }));
  return (
    <Form action={path} scroll={false} className="flex gap-2 sm:gap-3" role="search" aria-label={t('products')}>
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className="relative min-w-0 flex-1 sm:w-64 sm:flex-none">
        <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3 size-4 text-quiet" />
        <input
          // Another address fills the field anew; typing does not.
          key={query.q}
          id="search"
          type="search"
          name="q"
          defaultValue={query.q}
          maxLength={80}
          placeholder={t('search')}
          aria-label={t('searchShop')}
          enterKeyHint="search"
          autoComplete="off"
          className="input pr-10 pl-9"
        />
        <SearchPending />
      </div>
      <Select
        key={query.sort}
        name="sort"
        aria-label={t('sortBy')}
        defaultValue={query.sort}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="w-36 shrink-0 sm:w-52"
      >
        {LISTING_ORDERS.map((order) => (
          <option key={order} value={order}>
            {t(order)}
          </option>
        ))}
      </Select>
      <noscript>
        <button type="submit" className="btn btn-quiet">
          {t('show')}
        </button>
      </noscript>
    </Form>
  );
}
