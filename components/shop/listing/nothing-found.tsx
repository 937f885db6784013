import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { isFiltered, type ListingQuery, listingAddress, WHOLE_SHOP } from '@/lib/domain/catalogue/listing';

/** A search without a hit, and the two nearest ways on. */
export function NothingFound({ query }: { query: ListingQuery }) {
  const t = useTranslations('home');
  return (
    <EmptyState
      icon={SearchX}
      title={query.q === '' ? t('nothing') : t('nothingFor', { query: query.q })}
      action={
        <>
          {query.q === '' || (query.kind === null && query.collection === null && !isFiltered(query)) ? null : (
            <ButtonLink href={`${listingAddress({ ...WHOLE_SHOP, q: query.q })}#shop`} scroll={false}>
              {t('searchEverything')}
            </ButtonLink>
          )}
          <ButtonLink href="/#shop" scroll={false} variant="secondary">
            {t('showAll')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('nothingText')}</p>
    </EmptyState>
  );
}
