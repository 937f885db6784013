import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { type ListingQuery, listingAddress } from '@/lib/domain/catalogue/listing';

/** A search without a hit, and the two nearest ways on. */
export function NothingFound({ query }: { query: ListingQuery }) {
  const t = useTranslations('home');
  return (
    <EmptyState
      icon={SearchX}
      title={query.q === '' ? t('nothing') : t('nothingFor', { query: query.q })}
      action={
        <>
          {query.kind === null || query.q === '' ? null : (
            <ButtonLink href={`${listingAddress({ ...query, kind: null })}#shop`} scroll={false}>
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
