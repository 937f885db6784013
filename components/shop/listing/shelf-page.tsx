import { Shirt } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { Words } from '@/components/ui/words';
import type { BrowseView } from '@/lib/contracts/catalogue';
import { changed, isFiltered, type ListingQuery, listingAddress } from '@/lib/domain/catalogue/listing';
import { KindFilter } from './kind-filter';
import { ListingFilters } from './listing-filters';
import { ListingTools } from './listing-tools';
import { NothingFound } from './nothing-found';
import { ProductGrid } from './product-grid';

/** One page of goods with all that changes it. `heading`: of the first level where nothing stands above. */
export function ShelfPage({
  query,
  found,
  title,
  heading: Heading,
}: {
  query: ListingQuery;
  found: BrowseView;
  title: string;
  heading: 'h1' | 'h2';
}) {
  const t = useTranslations('home');
  const isEmpty = found.total === 0 && query.q === '' && query.kind === null && !isFiltered(query);
  return (
    <section
      id="shop"
      aria-labelledby="shop-title"
      className={Heading === 'h2' ? 'scroll-mt-20 pt-10' : 'scroll-mt-20'}
    >
      <div className="flex flex-col gap-4 sm:flex-row sm:items-center sm:justify-between">
        <Heading id="shop-title" className="min-w-0 text-title [overflow-wrap:anywhere]">
          {title}
        </Heading>
        {isEmpty ? null : (
          <Words of={['shelf']}>
            <ListingTools query={query} />
          </Words>
        )}
      </div>
      <div className="mt-4">
        {found.kinds.length > 1 || query.kind !== null ? (
          <KindFilter kinds={found.kinds.map(({ value }) => value)} query={query} />
        ) : null}
      </div>
      {isEmpty ? null : <ListingFilters query={query} found={found} />}
      <p role="status" className="mt-4 mb-5 text-quiet text-sm">
        {found.near ? `${t('near', { query: query.q })} ` : null}
        {t('count', { count: found.total })}
      </p>
      {isEmpty ? (
        <EmptyState icon={Shirt} title={t('emptyTitle')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : null}
      {!isEmpty && found.cards.length === 0 ? <NothingFound query={query} /> : null}
      <ProductGrid products={found.cards} eagerCount={Heading === 'h1' ? 4 : 0} />
      <Turning query={query} next={found.next} />
    </section>
  );
}

/** Links, so that every page has an address and none needs a script. */
function Turning({ query, next }: { query: ListingQuery; next: string | null }) {
  const t = useTranslations('home');
  if (next === null && query.after === null) return null;
  return (
    <nav aria-label={t('pages')} className="mt-12 flex flex-wrap justify-center gap-3">
      {query.after === null ? null : (
        <ButtonLink href={`${listingAddress(changed(query, {}))}#shop`} variant="secondary">
          {t('backToStart')}
        </ButtonLink>
      )}
      {next === null ? null : (
        <ButtonLink href={`${listingAddress({ ...query, after: next })}#shop`} rel="next">
          {t('showMore')}
        </ButtonLink>
      )}
    </nav>
  );
}
